import type { PeriodRow } from '../agreements/period.repository';
import { postAll } from '../ledger/post';
import type { Posting } from '../ledger/posting.rules';
import { TryAgain } from '../platform/try-again';
import type { Unit } from '../platform/unit';
import { AvailableAccounts } from './available-accounts';
import { bookingOf, type Change } from './booking.rules';
import { standingsOf } from './carried-standings';
import { changesOf, type TermsOfRun } from './changes.rules';
import { labelOf } from './due-lines.rules';
import { type ExplainedLine, lineDocument } from './line-document.rules';
import { movedBetween, movesOf } from './pot-moves.rules';
import { reductionsOf } from './reduction.repository';
import { takenOf } from './reduction.rules';
import { keyOf, type Revision } from './revision.rules';
import { addLines, addRuns, type ExplainedLineRow, type LineRow, type RunRow } from './settlement.repository';

/** What one run found, and where it belongs. */
export interface RunToPost extends TermsOfRun {
  readonly run: RunRow;
  readonly period: PeriodRow;
  readonly postedIn: PeriodRow;
  readonly revisions: readonly Revision<ExplainedLine>[];
}

/**
 * Writes many runs, their lines and their transfers, and tells whom they concern, in a constant number of statements: all of
 * it or nothing. Answers with the lines of each run.
 */
export async function postRuns(unit: Unit, toPost: readonly RunToPost[]): Promise<readonly (readonly LineRow[])[]> {
  if (toPost.length === 0) return [];
  const lines = toPost.map((one) => one.revisions.map((revision) => lineOf(unit, one, revision)));
  const runs = toPost.map(({ run }) => run);
  const isNew = (await addRuns(unit.scope, runs)) && (await addLines(unit.scope, lines.flat()));
  if (!isNew) throw new TryAgain(`${runs.length === 1 ? 'the period was' : 'one of the periods was'} settled`);
  const postings = await postingsOf(unit, toPost);
  if (postings.length > 0) await postAll(unit, postings);
  for (const [index, run] of runs.entries()) tell(unit, run, lines[index] ?? []);
  return lines;
}

function lineOf(
  unit: Unit,
  { run, period, postedIn, plan, former }: RunToPost,
  revision: Revision<ExplainedLine>,
): ExplainedLineRow {
  const { component, segment, payee, partnerId, currency, amount, held, pot, before, due } = revision;
  const explanation = lineDocument(revision, period.label);
  return {
    vendorId: run.vendorId,
    id: unit.id(),
    runId: run.id,
    agreementId: run.agreementId,
    periodId: period.id,
    periodLabel: period.label,
    postedPeriodId: postedIn.id,
    postedLabel: postedIn.label,
    partnerId,
    component,
    segment,
    payee,
    revision: revision.revision,
    revisesId: before?.lineId ?? null,
    label: labelOf(due === null ? (former ?? plan) : plan, component),
    amount,
    held,
    pot,
    computed: due?.amount ?? 0n,
    currency,
    reason: due?.line.reason ?? null,
    inputHash: run.inputHash,
    sentence: explanation.sentence,
    explanation,
  };
}

/** What a decided dispute took of a line before is not taken again by a revision that lowers the line. */
async function afterDisputes({ scope }: Unit, toPost: readonly RunToPost[]): Promise<readonly (readonly Change[])[]> {
  const revising = toPost.filter(({ revisions }) => revisions.some(({ before }) => before !== null));
  const periodIds = revising.map(({ period }) => period.id);
  const found = periodIds.length === 0 ? [] : await reductionsOf(scope, periodIds);
  const reductions = new Map(found.map((one) => [`${one.periodId} ${keyOf(one)}`, one.reduction]));
  return toPost.map(({ period, revisions, ...terms }) =>
    revisions.flatMap((revision): readonly Change[] => {
      const reduction = reductions.get(`${period.id} ${keyOf(revision)}`) ?? 0n;
      const before = revision.before?.amount ?? 0n;
      const back = takenOf(reduction, before) - takenOf(reduction, before + revision.amount);
      return changesOf(revision, terms, back);
    }),
  );
}

/** The transfers of each run, in order: what an earlier run leaves on an account is what a later one finds there. */
async function postingsOf(unit: Unit, toPost: readonly RunToPost[]): Promise<readonly Posting[]> {
  const changes = await afterDisputes(unit, toPost);
  const placed = toPost.map(({ run, postedIn, revisions }, index) => ({
    run,
    changes: changes[index] ?? [],
    moves: movesOf(revisions),
    place: { agreementId: run.agreementId, periodId: postedIn.id, periodLabel: postedIn.label },
  }));
  const accounts = await AvailableAccounts.read(
    unit,
    placed.map(({ changes, moves, place: { agreementId } }) => ({ agreementId, changes, moves })),
  );
  const standings = await standingsOf(
    unit,
    placed.map(({ changes, place: { agreementId } }) => ({ agreementId, changes })),
  );
  return placed.flatMap(({ run, changes, moves, place }) => {
    const { agreementId } = place;
    const moved = movedBetween(moves, accounts.of(agreementId), place);
    accounts.move({ returned: [], transfers: moved });
    const known = { standings: standings.get(agreementId), forfeited: accounts.forfeitedOf(agreementId) };
    const booking = bookingOf(changes, accounts.of(agreementId), place, known);
    accounts.move(booking);
    const postings: readonly Posting[] = [
      { reasonKind: 'forfeitReturn', reasonId: run.id, transfers: booking.returned },
      { reasonKind: 'settlementRun', reasonId: run.id, transfers: [...moved, ...booking.transfers] },
    ];
    return postings.filter(({ transfers }) => transfers.length > 0);
  });
}

/** Everybody whose earnings or statement changed, and the audit trail. */
function tell(unit: Unit, run: RunRow, lines: readonly LineRow[]): void {
  for (const { partnerId } of lines) {
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
  }
  unit.record({
    action: 'period.settled',
    subjectKind: 'settlementRun',
    subjectId: run.id,
    partnerId: run.partnerId,
    after: {
      ...run,
      lines: lines.map(({ id, amount, held, currency }) => ({ id, amount: `${amount}`, held: `${held}`, currency })),
    },
  });
}

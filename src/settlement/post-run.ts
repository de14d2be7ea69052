import type { PeriodRow } from '../agreements/period.repository';
import type { Plan } from '../engine/plan';
import { accountId } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import { post } from '../ledger/post';
import { TryAgain } from '../platform/try-again';
import type { Unit } from '../platform/unit';
import { type Available, availableKey, type Change, type Place, transfersOf } from './booking.rules';
import { labelOf } from './due-lines.rules';
import { type ExplainedLine, lineDocument } from './line-document.rules';
import type { Revision } from './revision.rules';
import { addLines, addRun, type ExplainedLineRow, type LineRow, type RunRow } from './settlement.repository';
import { statementId } from './statement-key.rules';

/** What one run found, and where it belongs. */
export interface RunToPost {
  readonly run: RunRow;
  readonly period: PeriodRow;
  readonly postedIn: PeriodRow;
  readonly plan: Plan;
  readonly revisions: readonly Revision<ExplainedLine>[];
}

/** Writes a run, its lines and their transfers, and tells whom they concern: all of it or nothing. */
export async function postRun(unit: Unit, toPost: RunToPost): Promise<readonly LineRow[]> {
  const { run, period, postedIn, revisions } = toPost;
  if (!(await addRun(unit.scope, run))) throw new TryAgain(`the period ${period.label} was settled`);
  const lines = revisions.map((revision) => lineOf(unit, toPost, revision));
  if ((await addLines(unit.scope, lines)).length < lines.length)
    throw new TryAgain(`the period ${period.label} was settled`);
  const place = { agreementId: run.agreementId, periodId: postedIn.id, periodLabel: postedIn.label };
  const transfers = transfersOf(revisions, await availableTo(unit, revisions, place), place);
  if (transfers.length > 0) await post(unit, { reasonKind: 'settlementRun', reasonId: run.id, transfers });
  tell(unit, run, lines);
  return lines;
}

function lineOf(
  unit: Unit,
  { run, period, postedIn, plan }: RunToPost,
  revision: Revision<ExplainedLine>,
): ExplainedLineRow {
  const { component, segment, payee, partnerId, currency, amount, held, before, due } = revision;
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
    label: labelOf(plan, component),
    amount,
    held,
    computed: due?.amount ?? 0n,
    currency,
    reason: due?.line.reason ?? null,
    inputHash: run.inputHash,
    sentence: explanation.sentence,
    explanation,
  };
}

/** What the payees of losses have on the accounts from which they may be taken; gains take from nobody. */
async function availableTo(
  { scope, vendorId }: Unit,
  changes: readonly Change[],
  { agreementId }: Place,
): Promise<ReadonlyMap<string, Available>> {
  const losers = new Map(changes.filter(takes).map((change) => [availableKey(change), change]));
  if (losers.size === 0) return new Map();
  const of = (kind: 'PARTNER_ACCRUED' | 'PARTNER_HELD', { partnerId, currency }: Change) =>
    accountId({ vendorId, kind, currency, partnerId, agreementId });
  const kinds = ['PARTNER_ACCRUED', 'PARTNER_HELD'] as const;
  const nets = await netsOfAccounts(
    scope,
    [...losers.values()].flatMap((loser) => kinds.map((kind) => of(kind, loser))),
  );
  const net = (kind: (typeof kinds)[number], loser: Change) => nets.get(of(kind, loser)) ?? 0n;
  return new Map(
    [...losers].map(([key, loser]) => [
      key,
      { accrued: net('PARTNER_ACCRUED', loser), held: net('PARTNER_HELD', loser) },
    ]),
  );
}

/** An ordinary gain takes from nobody: some of it accrues and the rest is held. */
const takes = ({ amount, held }: Change): boolean => held < 0n || held > amount;

/** Everybody whose earnings or statement changed, and the audit trail. */
function tell(unit: Unit, run: RunRow, lines: readonly LineRow[]): void {
  const { vendorId } = unit;
  for (const { partnerId, currency, postedLabel: label } of lines) {
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    unit.announce({ topic: 'statement', subjectId: statementId({ vendorId, partnerId, currency, label }), partnerId });
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

import type { AgreementRow } from '../agreements/agreement.repository';
import { beginClosing, closePeriodRows, earlierOpenPeriods, type PeriodRow } from '../agreements/period.repository';
import { hasEnded } from '../agreements/period.rules';
import { present } from '../kernel/assert';
import { type Refused, refuse } from '../kernel/refusal';
import { type Keyed, Sieve } from '../kernel/sieve';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { changedPeriods } from '../settlement/changed-periods';
import type { HeldPeriod } from '../settlement/period-to-settle';
import { type Cause, type Settlement, settlementOf } from '../settlement/settle-periods';
import { gatherStatements } from './gather-statements';
import { reviewLines } from './review-anew';
import { settleWhole } from './settle-whole';

/** A closed period: its settlement, those of what came late to closed ones before, and the statements it feeds. */
export interface Closing {
  readonly settlement: Settlement;
  readonly corrections: readonly Settlement[];
  readonly statementIds: readonly string[];
}

/** What became of one period: closed for ever, or why it stays as it was. */
export type Closed = { readonly closing: Closing } | { readonly refused: Refused };

/**
 * Closes periods of agreements that the caller holds, one each, in a constant number of statements: settles what came late to
 * closed periods and then the period itself, keeps the version it was closed under, and drafts the statements. What stops one stops no other; of
 * an agreement that is stopped nothing is posted, neither its corrections nor its period.
 */
export async function closePeriods(
  unit: Unit,
  wanted: readonly HeldPeriod[],
  causedBy?: Cause,
): Promise<readonly Closed[]> {
  const sieve = new Sieve<HeldPeriod>();
  const closable = await closableOf(unit, sieve, wanted);
  const agreements = closable.map(({ agreement }) => agreement);
  const late = groupedBy(await changedPeriods(unit.scope, agreements), ({ agreement }) => agreement.id);
  const toSettle = closable.map((held) => [held, [...(late.get(held.agreement.id) ?? []), held]] as const);
  const settlements = sieve.pass(await settleWhole(unit, toSettle, causedBy), (own) => {
    const all = own.map(settlementOf);
    return { settlement: present(all.at(-1), 'the settlement'), late: all.slice(0, -1) };
  });
  await closeRows(unit, settlements);
  const runs = settlements.flatMap(([, { settlement, late }]) => [...late, settlement].map(({ run }) => run));
  const statements = await gatherStatements(unit, [
    ...settlements.map(([{ period }]) => period),
    ...runs.map(({ postedPeriodId: id, agreementId }) => ({ id, agreementId })),
  ]);
  const posted = settlements.flatMap(([, { settlement, late }]) => [...late, settlement].flatMap(({ lines }) => lines));
  await reviewLines(unit, posted);
  const closings = new Map<HeldPeriod, Closing>();
  for (const [held, { settlement, late }] of settlements) {
    tell(unit, held, settlement);
    const corrections = late.filter(({ lines }) => lines.length > 0);
    closings.set(held, { settlement, corrections, statementIds: statements.get(held.period.id) ?? [] });
  }
  return wanted.map((held) => {
    const [closing, refused] = [closings.get(held), sieve.refused.get(held)];
    return closing === undefined ? { refused: present(refused, 'what stopped a period') } : { closing };
  });
}

/** Periods close in order, each after its end. */
async function closableOf(unit: Unit, sieve: Sieve<HeldPeriod>, wanted: readonly HeldPeriod[]) {
  const earlier = await earlierOpenPeriods(
    unit.scope,
    wanted.map(({ period }) => period),
  );
  const open = new Map(earlier.map(({ agreementId, label }) => [agreementId, label]));
  const passed = sieve.pass(
    wanted.map((held) => [held, held] as const),
    ({ agreement, period }) => mustBeClosable(unit, agreement, period, open.get(agreement.id)),
  );
  return passed.map(([held]) => held);
}

function mustBeClosable(
  { now }: Unit,
  { timeZone }: AgreementRow,
  period: PeriodRow,
  earlier: string | undefined,
): void {
  const { label, endOn: endExclusive } = period;
  if (period.state !== 'OPEN') refuse('PERIOD_CLOSED', 'period', `period: ${label} is closed already`);
  if (!hasEnded({ endExclusive, timeZone }, now))
    refuse(
      'PERIOD_OPEN',
      'period',
      `period: ${label} runs until the end of the day before ${endExclusive} (${timeZone})`,
    );
  if (earlier !== undefined)
    refuse('PERIOD_OPEN', 'period', `period: ${earlier} is still open, and periods close in order`);
}

type Settlements = readonly Keyed<HeldPeriod, { readonly settlement: Settlement }>[];

/** OPEN to CLOSING to CLOSED under the versions that were settled; the agreements are held, so nobody can be faster. */
async function closeRows({ scope, now }: Unit, settlements: Settlements): Promise<void> {
  if (settlements.length === 0) return;
  const periods = settlements.map(([{ period }, { settlement }]) => ({
    id: period.id,
    versionId: settlement.run.versionId,
  }));
  const isClosing = (await beginClosing(scope, periods)) === periods.length;
  const isClosed = isClosing && (await closePeriodRows(scope, periods, now)) === periods.length;
  if (!isClosed) refuse('STALE_VERSION', 'period', 'period: somebody closed it at the same moment');
}

function tell(unit: Unit, { agreement, period }: HeldPeriod, { run }: Settlement): void {
  const { id: runId, versionId, inputHash } = run;
  unit.record({
    action: 'period.closed',
    subjectKind: 'agreementPeriod',
    subjectId: period.id,
    partnerId: agreement.partnerId,
    before: { state: period.state },
    after: { state: 'CLOSED', label: period.label, versionId, runId, inputHash },
  });
}

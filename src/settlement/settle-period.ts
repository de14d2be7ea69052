import type { AgreementRow } from '../agreements/agreement.repository';
import { lockPeriod, type PeriodRow } from '../agreements/period.repository';
import { openPeriodAfter } from '../agreements/write-periods';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import type { Unit } from '../platform/unit';
import { type PeriodToCompute, payOf, preparePeriods } from './compute-periods';
import { dueLines } from './due-lines.rules';
import { factsMarksOf } from './facts-marks';
import { ENGINE_VERSION, inputHash } from './input-hash.rules';
import type { ExplainedLine } from './line-document.rules';
import { spanOf, versionOf } from './period-to-settle';
import { postRun } from './post-run';
import { mustBeReadable, mustHaveNoErrors } from './refuse-problems';
import { revise } from './revision.rules';
import { type LineRow, lastRuns, postedLines, type RunRow } from './settlement.repository';

export interface Settlement {
  readonly run: RunRow;
  /** What this run posted; empty where everything had been posted before. */
  readonly lines: readonly LineRow[];
}

/**
 * Settles one period of an agreement that the caller holds: recomputes all of it and posts what differs from the sum of
 * what was posted before, a closed period's difference in the open one. The same facts, terms and engine post nothing.
 */
export async function settlePeriod(unit: Unit, agreement: AgreementRow, periodId: string): Promise<Settlement> {
  const { scope } = unit;
  const period = present(await lockPeriod(scope, periodId), 'the period to settle');
  const version = await versionOf(scope, period);
  const toCompute: PeriodToCompute = { agreement, version, period: spanOf(agreement, period) };
  // The mark is taken before the facts: a fact that slips in between makes the next look closer, never blind.
  const [factsMark] = await factsMarksOf(scope, [toCompute]);
  const [prepared] = await preparePeriods(scope, [toCompute]);
  const readable = mustBeReadable(present(prepared, 'the prepared period'));
  const hash = inputHash(readable.facts, version.termsHash);
  const last = (await lastRuns(scope, [period.id])).get(period.id);
  // Two versions may have the same terms and other payees, so the version counts beside the hash.
  if (last?.inputHash === hash && last.versionId === version.id) return { run: last, lines: [] };
  const { lines, problems } = payOf(readable, { explain: true });
  mustHaveNoErrors(problems);
  const { partnerId } = agreement;
  const postedIn = await placeOf(unit, period);
  const run: RunRow = {
    vendorId: unit.vendorId,
    id: unit.id(),
    agreementId: agreement.id,
    periodId: period.id,
    postedPeriodId: postedIn.id,
    partnerId,
    number: (last?.number ?? 0) + 1,
    versionId: version.id,
    inputHash: hash,
    factsMark: factsMark ?? '',
    engineVersion: ENGINE_VERSION,
    ranAt: unit.now,
  };
  const posted = await postedLines(scope, [period.id]);
  const revisions = revise(mustBePayable(dueLines(lines, version.payees)), posted);
  return { run, lines: await postRun(unit, { run, period, postedIn, plan: readable.plan, revisions }) };
}

/** Where the revisions of a period are posted: in itself while it is open, afterwards in the first open one. */
const placeOf = async (unit: Unit, period: PeriodRow): Promise<PeriodRow> =>
  period.state === 'CLOSED' ? openPeriodAfter(unit, period.agreementId, period.startOn) : period;

function mustBePayable({ lines, strangers }: ReturnType<typeof dueLines>): readonly ExplainedLine[] {
  if (lines !== null) return lines;
  refuse('INVALID_STATE', 'agreementId', `agreementId: no partner stands behind the payee ${strangers.join(', ')}`);
}

import { command } from '../access/command';
import type { AgreementRow } from '../agreements/agreement.repository';
import { beginClosing, closePeriodRow, earlierOpenPeriod, type PeriodRow } from '../agreements/period.repository';
import { hasEnded } from '../agreements/period.rules';
import { refuse } from '../kernel/refusal';
import type { Unit } from '../platform/unit';
import { agreementToSettle, periodToSettle } from '../settlement/period-to-settle';
import { resettleClosed } from '../settlement/resettle-closed';
import { settlePeriod } from '../settlement/settle-period';
import { periodOfAgreement } from '../settlement/settlement-input';
import { gatherStatements } from './gather-statements';

export const closePeriod = command({
  name: 'periodClose',
  action: 'period:close',
  description:
    'Closes one period of an agreement for ever: settles what came late to closed periods and then the period itself, freezes its terms, and drafts the statements. Periods close in order, each after its end.',
  input: periodOfAgreement,
  async execute(unit, _hat, { agreementId, period: label }) {
    const agreement = await agreementToSettle(unit, agreementId);
    const period = await periodToSettle(unit, agreement, label);
    await mustBeClosable(unit, agreement, period);
    const corrections = await resettleClosed(unit, agreement);
    const { run } = await settlePeriod(unit, agreement, period.id);
    await freeze(unit, period, run.versionId);
    const statementIds = await gatherStatements(unit, period.id);
    unit.record({
      action: 'period.closed',
      subjectKind: 'agreementPeriod',
      subjectId: period.id,
      partnerId: agreement.partnerId,
      before: { state: period.state },
      after: { state: 'CLOSED', label, versionId: run.versionId, runId: run.id, inputHash: run.inputHash },
    });
    return {
      periodId: period.id,
      runId: run.id,
      correctionRunIds: corrections.map((correction) => correction.run.id),
      statementIds,
    };
  },
});

async function mustBeClosable(unit: Unit, { timeZone }: AgreementRow, period: PeriodRow): Promise<void> {
  const { label, startOn, endOn: endExclusive } = period;
  if (period.state !== 'OPEN') refuse('PERIOD_CLOSED', 'period', `period: ${label} is closed already`);
  if (!hasEnded({ endExclusive, timeZone }, unit.now))
    refuse(
      'PERIOD_OPEN',
      'period',
      `period: ${label} runs until the end of the day before ${endExclusive} (${timeZone})`,
    );
  const earlier = await earlierOpenPeriod(unit.scope, period.agreementId, startOn);
  if (earlier !== undefined)
    refuse('PERIOD_OPEN', 'period', `period: ${earlier.label} is still open, and periods close in order`);
}

/** OPEN to CLOSING to CLOSED under the version that was settled; the agreement is held, so nobody can be faster. */
async function freeze(unit: Unit, { id, label }: PeriodRow, versionId: string): Promise<void> {
  const isClosing = await beginClosing(unit.scope, id, versionId);
  const isClosed = isClosing && (await closePeriodRow(unit.scope, { id, versionId, closedAt: unit.now }));
  if (!isClosed) refuse('STALE_VERSION', 'period', `period: somebody closed ${label} at the same moment`);
}

import type { AgreementRow } from '../agreements/agreement.repository';
import { versionById } from '../agreements/version.repository';
import { present } from '../kernel/assert';
import type { Unit } from '../platform/unit';
import { type ClosedPeriod, closedPeriods } from './closed-period.repository';
import { factsMarksOf } from './facts-marks';
import { spanOf } from './period-to-settle';
import { type Settlement, settlePeriod } from './settle-period';

/**
 * Settles every closed period of an agreement whose facts have changed since it was settled last, so that nothing that
 * came late is lost; the differences are posted in the open period. Periods without a change are not computed again: a new
 * engine alone changes no closed period, somebody has to run its settlement.
 */
export async function resettleClosed(unit: Unit, agreement: AgreementRow): Promise<readonly Settlement[]> {
  const closed = await closedPeriods(unit.scope, agreement.id);
  const settlements: Settlement[] = [];
  for (const period of await changedOf(unit, agreement, closed))
    settlements.push(await settlePeriod(unit, agreement, period.id));
  return settlements.filter(({ lines }) => lines.length > 0);
}

async function changedOf(
  { scope }: Unit,
  agreement: AgreementRow,
  closed: readonly ClosedPeriod[],
): Promise<readonly ClosedPeriod[]> {
  const versionIds = closed.map(({ versionId }) => present(versionId, 'the frozen version of a closed period'));
  const versions = await versionById.batch(scope, [...new Set(versionIds)]);
  const marks = await factsMarksOf(
    scope,
    closed.map((period, index) => ({
      agreement,
      version: present(versions.get(versionIds[index] ?? ''), 'the frozen version'),
      period: spanOf(agreement, period),
    })),
  );
  return closed.filter(({ factsMark }, index) => factsMark !== marks[index]);
}

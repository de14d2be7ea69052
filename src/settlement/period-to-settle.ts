import { type AgreementRow, lockAgreement } from '../agreements/agreement.repository';
import { findPeriod, type PeriodRow } from '../agreements/period.repository';
import { findVersion, type VersionRow, versionInForce } from '../agreements/version.repository';
import { ensurePeriods } from '../agreements/write-periods';
import { present } from '../kernel/assert';
import type { Period } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import type { Scope } from '../platform/scope';
import type { Unit } from '../platform/unit';

/** An agreement that this transaction holds: whoever else settles, closes, signs or ends it waits. */
export async function agreementToSettle(unit: Unit, agreementId: string): Promise<AgreementRow> {
  const agreement = await lockAgreement(unit.scope, agreementId);
  if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
  return agreement;
}

/** The period of an agreement that carries a label, once it has begun. */
export async function periodToSettle(unit: Unit, agreement: AgreementRow, label: string): Promise<PeriodRow> {
  await ensurePeriods(unit, agreement, unit.now);
  const period = await findPeriod(unit.scope, agreement.id, label);
  if (period === undefined)
    refuse('NOT_FOUND', 'period', `period: the agreement has no period ${label} that has begun`);
  return period;
}

/** The terms of a period: those it was frozen with, while it is open those that both sides have signed for its first day. */
export async function versionOf(scope: Scope, period: PeriodRow): Promise<VersionRow> {
  if (period.versionId !== null) return present(await findVersion(scope, period.versionId), 'the frozen version');
  const version = await versionInForce(scope, period.agreementId, period.startOn);
  if (version === undefined)
    refuse('NOT_SIGNED', 'agreementId', `agreementId: no terms signed by both sides are in force on ${period.startOn}`);
  return version;
}

/** A stored period as the engine counts it: whole days in the time zone of its agreement. */
export const spanOf = ({ timeZone }: AgreementRow, { label, startOn, endOn }: PeriodRow): Period => ({
  label,
  start: startOn,
  endExclusive: endOn,
  timeZone,
});

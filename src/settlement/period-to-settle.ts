import { type AgreementRow, lockAgreements } from '../agreements/agreement.repository';
import { type PeriodRow, periodsOf } from '../agreements/period.repository';
import { type VersionRow, versionsInForce } from '../agreements/version.repository';
import { ensurePeriods } from '../agreements/write-periods';
import type { Period } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import type { Scope } from '../platform/scope';
import type { Unit } from '../platform/unit';

/** A period of an agreement that the transaction holds. */
export interface HeldPeriod {
  readonly agreement: AgreementRow;
  readonly period: PeriodRow;
}

/** An agreement that this transaction holds: whoever else settles, closes, signs or ends it waits. */
export async function agreementToSettle(unit: Unit, agreementId: string): Promise<AgreementRow> {
  const [agreement] = await lockAgreements(unit.scope, [agreementId]);
  if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
  return agreement;
}

/** The periods that carry a label of agreements that the caller holds, once they have begun, by agreement. */
export async function periodsToSettle(
  unit: Unit,
  agreements: readonly AgreementRow[],
  label: string,
): Promise<ReadonlyMap<string, PeriodRow>> {
  await ensurePeriods(unit, agreements, unit.now);
  const ids = agreements.map(({ id }) => id);
  const found = await periodsOf(unit.scope, ids, [label]);
  return new Map(found.map((period) => [period.agreementId, period]));
}

/** The one period, as far as it has begun. */
export function mustHaveBegun(period: PeriodRow | undefined, label: string): PeriodRow {
  if (period === undefined)
    refuse('NOT_FOUND', 'period', `period: the agreement has no period ${label} that has begun`);
  return period;
}

/**
 * The terms of many periods, open or closed: those that both sides have signed for its first day by now, so that an amendment
 * signed after a closing holds for what was closed. Answers by period; `mustBeSigned` stops one that has none.
 */
export async function versionsOf(
  scope: Scope,
  periods: readonly PeriodRow[],
): Promise<(period: PeriodRow) => VersionRow | undefined> {
  const days = periods.map(({ agreementId, startOn: day }) => ({ agreementId, day }));
  const inForce = days.length === 0 ? [] : await versionsInForce(scope, days);
  const byDay = new Map(inForce.map((version) => [`${version.agreementId} ${version.day}`, version]));
  return ({ agreementId, startOn }) => byDay.get(`${agreementId} ${startOn}`);
}

/** Terms that bind, for a period that begins on a day. */
export function mustBeSigned(version: VersionRow | undefined, { startOn }: PeriodRow): VersionRow {
  if (version === undefined)
    refuse('NOT_SIGNED', 'agreementId', `agreementId: no terms signed by both sides are in force on ${startOn}`);
  return version;
}

/** A stored period as the engine counts it: whole days in the time zone of its agreement. */
export const spanOf = ({ timeZone }: AgreementRow, { label, startOn, endOn }: PeriodRow): Period => ({
  label,
  start: startOn,
  endExclusive: endOn,
  timeZone,
});

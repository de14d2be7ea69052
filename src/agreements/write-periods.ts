import { present } from '../kernel/assert';
import type { Period } from '../kernel/period';
import { groupedBy } from '../platform/loader';
import type { Unit } from '../platform/unit';
import { type AgreementRow, shareAgreements } from './agreement.repository';
import {
  addPeriods,
  type DayOfAgreement,
  lastPeriods,
  openPeriodsAfterDays,
  type PeriodRow,
} from './period.repository';
import { periodAfter, periodsThrough } from './period.rules';

/**
 * Writes down every period of many agreements from their start up to and including the one that contains the instant, in
 * three statements, and returns those that were missing; running it twice, or twice at once, adds nothing.
 */
export async function ensurePeriods(
  unit: Unit,
  agreements: readonly Pick<AgreementRow, 'id'>[],
  through: string,
): Promise<PeriodRow[]> {
  const ids = agreements.map(({ id }) => id);
  // The agreements are read again and held, so that a period never outlives an end that is being set at the same moment.
  const held = await shareAgreements(unit.scope, ids);
  const last = new Map((await lastPeriods(unit.scope, ids)).map(({ agreementId, startOn }) => [agreementId, startOn]));
  const missing = held.flatMap((agreement) => {
    const known = last.get(agreement.id);
    const periods = periodsThrough(agreement, through).filter(({ start }) => known === undefined || start > known);
    return periods.map((period) => rowOf(unit, agreement, period));
  });
  return addPeriods(unit.scope, missing);
}

/**
 * The first open period that begins after each given day, where corrections of closed ones are posted, in the order of the
 * days; one is made where there is none, beyond the end of an ended agreement too.
 */
export async function openPeriodsAfter(unit: Unit, days: readonly DayOfAgreement[]): Promise<readonly PeriodRow[]> {
  const known = await openAfter(unit, days);
  const lacking = days.filter((day) => !known.has(keyOf(day)));
  if (lacking.length === 0)
    return days.map((day) => present(known.get(keyOf(day)), 'the open period after a closed one'));
  const ids = [...new Set(lacking.map(({ agreementId }) => agreementId))];
  const last = groupedBy(await lastPeriods(unit.scope, ids), ({ agreementId }) => agreementId);
  const made = (await shareAgreements(unit.scope, ids)).map((agreement) => {
    const [before] = last.get(agreement.id) ?? [];
    return rowOf(unit, agreement, periodAfter(agreement, present(before, 'a period before the open one')));
  });
  await addPeriods(unit.scope, made);
  const now = await openAfter(unit, days);
  return days.map((day) => present(now.get(keyOf(day)), 'the open period after a closed one'));
}

async function openAfter(unit: Unit, days: readonly DayOfAgreement[]): Promise<ReadonlyMap<string, PeriodRow>> {
  const found = days.length === 0 ? [] : await openPeriodsAfterDays(unit.scope, days);
  return new Map(found.map(({ after, ...row }) => [keyOf({ agreementId: row.agreementId, startOn: after }), row]));
}

const keyOf = ({ agreementId, startOn }: DayOfAgreement): string => `${agreementId} ${startOn}`;

const rowOf = (unit: Unit, agreement: AgreementRow, { label, start, endExclusive }: Period): PeriodRow => ({
  vendorId: agreement.vendorId,
  id: unit.id(),
  agreementId: agreement.id,
  partnerId: agreement.partnerId,
  label,
  startOn: start,
  endOn: endExclusive,
  state: 'OPEN',
  versionId: null,
  closedAt: null,
});

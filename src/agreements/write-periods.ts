import { present } from '../kernel/assert';
import type { Period } from '../kernel/period';
import type { Unit } from '../platform/unit';
import { type AgreementRow, shareAgreement } from './agreement.repository';
import { addPeriods, lastPeriod, openPeriodFrom, type PeriodRow } from './period.repository';
import { periodAfter, periodsThrough } from './period.rules';

/**
 * Writes down every period of an agreement from its start up to and including the one that contains the instant, and
 * returns those that were missing; running it twice, or twice at once, adds nothing.
 */
export async function ensurePeriods(
  unit: Unit,
  { id }: Pick<AgreementRow, 'id'>,
  through: string,
): Promise<PeriodRow[]> {
  // The agreement is read again and held, so that a period never outlives an end that is being set at the same moment.
  const agreement = present(await shareAgreement(unit.scope, id), 'the agreement of the periods');
  const last = await lastPeriod(unit.scope, id);
  const missing = periodsThrough(agreement, through).filter(({ start }) => last === undefined || start > last.startOn);
  return write(unit, agreement, missing);
}

/**
 * The first open period that begins after the given day, where corrections of a closed one are posted; it is made when
 * there is none, beyond the end of an ended agreement too.
 */
export async function openPeriodAfter(unit: Unit, agreementId: string, startOn: string): Promise<PeriodRow> {
  const known = await openPeriodFrom(unit.scope, agreementId, startOn);
  if (known !== undefined) return known;
  const agreement = present(await shareAgreement(unit.scope, agreementId), 'the agreement of the period');
  const last = present(await lastPeriod(unit.scope, agreementId), 'a period before the open one');
  await write(unit, agreement, [periodAfter(agreement, last)]);
  const made = await openPeriodFrom(unit.scope, agreementId, startOn);
  return present(made, 'the open period after a closed one');
}

const write = (unit: Unit, agreement: AgreementRow, periods: readonly Period[]): Promise<PeriodRow[]> =>
  addPeriods(
    unit.scope,
    periods.map(({ label, start, endExclusive }) => ({
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
    })),
  );

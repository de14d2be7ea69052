import type { PeriodRow } from '../agreements/period.repository';
import { openPeriodsAfter } from '../agreements/write-periods';
import { present } from '../kernel/assert';
import type { Scope } from '../platform/scope';
import type { Unit } from '../platform/unit';
import { statementId } from './statement-key.rules';

/** Which of some statements are locked, by id: nothing is posted under their labels any more. */
export type LockedOf = (scope: Scope, statementIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** A period with the lines that it pays or has posted: whose statements it may go to. */
interface ToPlace {
  readonly period: PeriodRow;
  readonly lines: readonly { readonly partnerId: string; readonly currency: string }[];
}

/**
 * Where the revisions of periods are posted: in themselves while they are open, afterwards in the first open one, and never
 * under a label that the statement of one of the payees has locked, as that of another agreement may be.
 */
export async function placesOf(
  unit: Unit,
  lockedOf: LockedOf,
  wanted: readonly ToPlace[],
): Promise<readonly PeriodRow[]> {
  const places = wanted.map(({ period }) => period);
  for (;;) {
    const passed = await passedOver(unit, lockedOf, wanted, places);
    if (passed.length === 0) return places;
    const after = passed.map((index) => present(places[index], 'a place'));
    for (const [found, place] of (await openPeriodsAfter(unit, after)).entries())
      places[present(passed[found], 'whose place')] = place;
  }
}

/** Which places cannot take a posting. */
async function passedOver(
  { scope, vendorId }: Unit,
  lockedOf: LockedOf,
  wanted: readonly ToPlace[],
  places: readonly PeriodRow[],
): Promise<readonly number[]> {
  const statements = wanted.map(({ lines }, index) => {
    const { label } = present(places[index], 'a place');
    return lines.map(({ partnerId, currency }) => statementId({ vendorId, partnerId, currency, label }));
  });
  const locked = await lockedOf(scope, [...new Set(statements.flat())]);
  return places.flatMap(({ state }, index) =>
    state === 'CLOSED' || statements[index]?.some((id) => locked.has(id)) ? [index] : [],
  );
}

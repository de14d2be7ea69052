import type { AgreementTerm } from '../agreements/agreement.rules';
import type { SignedPlan } from '../agreements/kept-keys.rules';
import { requirements } from '../engine/requirements';

/** A result as terms read it: its measure, and the day on which it counts in the zone of the agreement. */
interface Counting {
  readonly measure: string;
  readonly day: string;
}

/**
 * Whether signed terms, the oldest first, count a result: those in force on its day, or later ones that have begun and read
 * what was before them too.
 */
export function isCounted(
  { startOn, endOn }: Pick<AgreementTerm, 'startOn' | 'endOn'>,
  signed: readonly SignedPlan[],
  { measure, day }: Counting,
  today: string,
): boolean {
  if (day < startOn || (endOn !== null && day >= endOn)) return false;
  const later = signed.map(({ effectiveOn }) => effectiveOn).filter((begins) => day < begins && begins <= today);
  return [day, ...later].some((on) => {
    const inForce = signed.findLast(({ effectiveOn }) => effectiveOn <= on);
    const read = inForce === undefined ? [] : requirements(inForce.plan);
    return read.some((need) => need.measure === measure && (on === day || need.needsHistory));
  });
}

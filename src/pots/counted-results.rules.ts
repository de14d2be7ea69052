import type { AgreementTerm } from '../agreements/agreement.rules';
import type { SignedPlan } from '../agreements/kept-keys.rules';
import type { Fact } from '../engine/facts';
import { paysFor } from '../engine/paid-facts';

/** A result as terms read it, and the day on which it counts in the zone of the agreement. */
interface Counting {
  readonly fact: Fact;
  readonly day: string;
}

/**
 * Whether signed terms, the oldest first, pay the agreement's partner for a result: those in force on its day, or later ones
 * that have begun and pay for what was before them too.
 */
export function isCounted(
  { partnerId, startOn, endOn }: Pick<AgreementTerm, 'startOn' | 'endOn'> & { readonly partnerId: string },
  signed: readonly SignedPlan[],
  { fact, day }: Counting,
  today: string,
): boolean {
  if (day < startOn || (endOn !== null && day >= endOn)) return false;
  const later = signed.map(({ effectiveOn }) => effectiveOn).filter((begins) => day < begins && begins <= today);
  return [day, ...later].some((on) => {
    const inForce = signed.findLast(({ effectiveOn }) => effectiveOn <= on);
    if (inForce === undefined) return false;
    const { plan, payees } = inForce;
    const own = Object.keys(payees).filter((payee) => payees[payee] === partnerId);
    return paysFor(plan, own, fact, on !== day);
  });
}

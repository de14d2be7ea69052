import { isCurrency } from '../../kernel/currency';
import type { Rational } from '../../kernel/rational';
import type { Fact } from '../facts';
import { stop } from '../problem';

/** A rate of exchange that both parties locked: one unit of `currency` is worth `rate` units of the plan currency. */
export interface LockedRate {
  readonly currency: string;
  readonly rate: Rational;
  readonly lockedOn: string;
}

/** The locked rate for a fact in a foreign currency, null for a fact that needs none; without a rate it is refused. */
export function rateFor(fact: Fact, currency: string, rates: readonly LockedRate[]): LockedRate | null {
  if (fact.unit === currency || !isCurrency(fact.unit)) return null;
  const locked = rates.find((rate) => rate.currency === fact.unit);
  if (locked !== undefined) return locked;
  stop(
    'WRONG_CURRENCY',
    ['facts'],
    `"${fact.measure}" comes in ${fact.unit}, the plan pays in ${currency} and locks no rate between them.`,
  );
}

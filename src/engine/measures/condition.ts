import type { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';
import { isForeign, refuseMixed } from './conversion';

const BOUND = 'a bound on single amounts';

/** What must be true of a fact for it to count; an empty list of values says nothing. */
export interface Condition {
  readonly dimension: string | null;
  readonly is: readonly string[];
  readonly isNot: readonly string[];
  readonly quantityAtLeast: Rational | null;
  readonly quantityAtMost: Rational | null;
}

/** True when a fact meets every condition; a bound in the plan's currency says nothing of an amount in another one. A fact without the dimension is none of the values. */
export const meetsAll = (fact: Fact, conditions: readonly Condition[], currency: string): boolean =>
  conditions.every((condition) => meets(fact, condition, currency));

/** A condition in words: `region is "north" or "south"`. */
export function conditionText({ dimension, is, isNot, quantityAtLeast, quantityAtMost }: Condition): string {
  const among = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(' or ');
  return [
    is.length === 0 ? null : `${dimension} is ${among(is)}`,
    isNot.length === 0 ? null : `${dimension} is not ${among(isNot)}`,
    quantityAtLeast === null ? null : `quantity at least ${quantityAtLeast}`,
    quantityAtMost === null ? null : `quantity at most ${quantityAtMost}`,
  ]
    .filter((part) => part !== null)
    .join(' and ');
}

function meets(
  fact: Fact,
  { dimension, is, isNot, quantityAtLeast, quantityAtMost }: Condition,
  currency: string,
): boolean {
  const value = dimension === null ? null : dimensionOf(fact, dimension);
  if (is.length > 0 && (value === null || !is.includes(value))) return false;
  if (value !== null && isNot.includes(value)) return false;
  if ((quantityAtLeast ?? quantityAtMost) !== null && isForeign(fact, currency)) refuseMixed(fact.measure, BOUND);
  if (quantityAtLeast !== null && fact.quantity.compare(quantityAtLeast) < 0) return false;
  return quantityAtMost === null || fact.quantity.compare(quantityAtMost) <= 0;
}

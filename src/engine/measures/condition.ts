import type { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';

/** What must be true of a fact for it to count; an empty list of values says nothing. */
export interface Condition {
  readonly dimension: string | null;
  readonly is: readonly string[];
  readonly isNot: readonly string[];
  readonly quantityAtLeast: Rational | null;
  readonly quantityAtMost: Rational | null;
}

/** True when a fact meets every condition; a fact without the dimension is none of the values. */
export const meetsAll = (fact: Fact, conditions: readonly Condition[]): boolean =>
  conditions.every((condition) => meets(fact, condition));

function meets(fact: Fact, { dimension, is, isNot, quantityAtLeast, quantityAtMost }: Condition): boolean {
  const value = dimension === null ? null : dimensionOf(fact, dimension);
  if (is.length > 0 && (value === null || !is.includes(value))) return false;
  if (value !== null && isNot.includes(value)) return false;
  if (quantityAtLeast !== null && fact.quantity.compare(quantityAtLeast) < 0) return false;
  return quantityAtMost === null || fact.quantity.compare(quantityAtMost) <= 0;
}

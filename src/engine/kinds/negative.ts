import { Rational } from '../../kernel/rational';
import type { Given } from '../given';
import { stop } from '../problem';

/** What a quantity below zero means: a fault, nothing, or a debt of the payee. */
export type WhenNegative = 'REFUSE' | 'ZERO' | 'OWE';

/** The quantity to price; one below zero is refused, dropped or owed, as the plan says. */
export function checkNegative(quantity: Rational, measure: string, when: WhenNegative, { path }: Given): Rational {
  if (!quantity.isNegative() || when === 'OWE') return quantity;
  if (when === 'ZERO') return Rational.ZERO;
  const sentence = `"${measure}" is ${quantity}: less than nothing cannot be priced here.`;
  stop('NEGATIVE_QUANTITY', [...path, 'measure'], sentence);
}

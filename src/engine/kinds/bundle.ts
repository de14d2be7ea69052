import type { Rational } from '../../kernel/rational';
import type { Given, Rated } from '../given';
import { price } from '../operators/rate';
import type { Share } from '../share';
import { cashText, quantityText } from '../words';

/** One price for everything that a defined case needs, shared among those who work on it. */
export interface Bundle {
  /** Cases closed. */
  readonly measure: string;
  readonly price: Rational;
  /** Who gets which part; empty: the plan's split. */
  readonly shares: readonly Share[];
}

/** Pays price x cases closed; overruns stay with the payees, and so do savings. */
export function bundle(terms: Bundle, given: Given): readonly Rated[] {
  const cases = given.measures.value(terms.measure, 'ZERO');
  return [
    {
      segment: null,
      amount: price(given.calc, cases, terms.price),
      reason: cases.isZero() ? `No ${terms.measure} in this period.` : null,
      shares: terms.shares.length === 0 ? null : terms.shares,
      says: () => `${quantityText(terms.measure, cases, given)} x the bundled price of ${cashText(terms.price, given)}`,
    },
  ];
}

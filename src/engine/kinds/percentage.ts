import { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { graduate, reach } from '../operators/tier';
import { checkNegative, type WhenNegative } from './negative';
import { type PerTransaction, perTransaction } from './per-transaction';

/** A share of an amount of money. */
export interface Percentage {
  readonly measure: string;
  readonly share: Rational | null;
  readonly mode: 'GRADUATED' | 'VOLUME';
  readonly tiers: readonly ShareTier[];
  readonly perTransaction: PerTransaction | null;
  /** The first part of the value, which pays nothing. */
  readonly freeAmount: Rational | null;
  readonly whenNegative: WhenNegative;
}

export interface ShareTier {
  readonly upTo: Rational | null;
  readonly share: Rational | null;
  readonly flat: Rational | null;
}

/** Pays a share of a value: one share, a share per tier of value, or a charge per transaction. */
export function percentage(terms: Percentage, given: Given): readonly Rated[] {
  if (terms.perTransaction !== null) return perTransaction(terms, terms.perTransaction, given);
  const { calc } = given;
  const value = checkNegative(given.measures.money(terms.measure, 'ZERO'), terms.measure, terms.whenNegative, given);
  const free = terms.freeAmount;
  const base = free === null ? value : calc.greatest(Rational.ZERO, calc.minus(value, free));
  const none = value.isZero() ? `No ${terms.measure} in this period.` : null;
  if (terms.share !== null) {
    const amount = calc.times(base, terms.share);
    return rated(amount, () => `${terms.share} of ${base} ${terms.measure}`, none);
  }
  const tiers = terms.tiers.map(({ upTo, share, flat }) => ({ upTo, unit: share, flat }));
  const amount = base.isZero() ? Rational.ZERO : (terms.mode === 'GRADUATED' ? graduate : reach)(calc, base, tiers);
  return rated(amount, () => `${base} ${terms.measure} in ${terms.mode.toLowerCase()} tiers of value`, none);
}

import { Rational } from '../../kernel/rational';
import { plain } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { graduate, reach, slicesOf, tierReached } from '../operators/tier';
import { cashText, shareText } from '../words';
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
  const baseText = () => {
    const whole = `${terms.measure} of ${cashText(value, given)}`;
    return free === null ? whole : `${cashText(base, given)} (${whole}, the first ${cashText(free, given)} free)`;
  };
  const none = value.isZero() ? `No ${terms.measure} in this period.` : null;
  const { share } = terms;
  if (share !== null) {
    const amount = calc.times(base, share);
    return rated(amount, () => `${shareText(share)} of ${baseText()}`, none);
  }
  const tiers = terms.tiers.map(({ upTo, share, flat }) => ({ upTo, unit: share, flat }));
  const amount = base.isZero() ? Rational.ZERO : (terms.mode === 'GRADUATED' ? graduate : reach)(calc, base, tiers);
  return rated(amount, () => `${baseText()}: ${tiersText(base, terms, given)}`, none);
}

/** What each part of the value pays: `4 % of 100,000.00 EUR + 3 % of 50,000.00 EUR`. */
function tiersText(base: Rational, { mode, tiers }: Percentage, given: Given): string {
  const reached = tiers[tierReached(base, tiers)];
  const whole = reached === undefined ? [] : [{ slice: base, tier: reached }];
  return (mode === 'GRADUATED' ? slicesOf(plain, base, tiers) : whole)
    .map(({ slice, tier: { share, flat } }) =>
      [
        share === null ? null : `${shareText(share)} of ${cashText(slice, given)}`,
        flat === null ? null : `${cashText(flat, given)} flat`,
      ]
        .filter((part) => part !== null)
        .join(' + '),
    )
    .join(' + ');
}

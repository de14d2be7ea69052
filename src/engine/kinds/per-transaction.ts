import { min, Rational } from '../../kernel/rational';
import type { Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { byTime } from '../measures/aggregate';
import { within } from '../operators/bound';
import { cashText, shareText } from '../words';
import { checkNegative, type WhenNegative } from './negative';

/** The value whose transactions are charged. */
interface SharedValue {
  readonly measure: string;
  readonly share: Rational | null;
  readonly freeAmount: Rational | null;
  readonly whenNegative: WhenNegative;
}

/** What each single transaction pays beside its share of the value. */
export interface PerTransaction {
  readonly fixed: Rational | null;
  readonly minimum: Rational | null;
  readonly maximum: Rational | null;
  /** The first transactions of the period, in order of time, which pay nothing. */
  readonly freeCount: number;
}

/** Pays share x value + fixed for each transaction, within its own minimum and maximum, after the free ones. */
export function perTransaction(terms: SharedValue, each: PerTransaction, given: Given): readonly Rated[] {
  const { measures, calc } = given;
  const transactions = [...measures.items(terms.measure)].sort(byTime);
  measures.money(terms.measure, 'ZERO');
  let [total, free] = [Rational.ZERO, terms.freeAmount ?? Rational.ZERO];
  for (const [index, fact] of transactions.entries()) {
    const value = worth(fact, terms, given);
    const allowed = value.isNegative() ? Rational.ZERO : min(free, value);
    free = free.minus(allowed);
    if (index < each.freeCount) continue;
    const base = allowed.isZero()
      ? value
      : calc.minus(
          value,
          calc.given(allowed, () => 'free amount left'),
        );
    if (!base.isZero() || allowed.isZero()) total = calc.plus(total, charge(terms, each, base, given));
  }
  const says = () => `${transactions.length} transactions of ${terms.measure}, ${eachText(terms, each, given)}`;
  return rated(total, says, transactions.length === 0 ? `No ${terms.measure} in this period.` : null);
}

/** What each transaction pays: `the first 2 free, then each 2.9 % + 0.30 EUR, at least 0.50 EUR`. */
function eachText({ share, freeAmount }: SharedValue, each: PerTransaction, given: Given): string {
  const free = [
    ...(each.freeCount === 0 ? [] : [`the first ${each.freeCount} free, `]),
    ...(freeAmount === null ? [] : [`the first ${cashText(freeAmount, given)} free, `]),
  ].join('');
  const pay = `${shareText(share ?? Rational.ZERO)}${each.fixed === null ? '' : ` + ${cashText(each.fixed, given)}`}`;
  const low = each.minimum === null ? '' : `, at least ${cashText(each.minimum, given)}`;
  const high = each.maximum === null ? '' : `, at most ${cashText(each.maximum, given)}`;
  return `${free}each ${pay}${low}${high}`;
}

function worth(fact: Fact, terms: SharedValue, given: Given): Rational {
  return checkNegative(given.measures.total(terms.measure, [fact]), terms.measure, terms.whenNegative, given);
}

/** A transaction that is taken back gives its share back; fixed parts and bounds are for transactions that happened. */
function charge(terms: SharedValue, each: PerTransaction, value: Rational, { calc }: Given): Rational {
  const share = calc.times(value, terms.share ?? Rational.ZERO);
  if (value.isNegative()) return share;
  const gross = each.fixed === null ? share : calc.plus(share, each.fixed);
  return within(calc, gross, each.minimum, each.maximum);
}

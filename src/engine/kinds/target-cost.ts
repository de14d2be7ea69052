import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** A fee that moves with the cost: fixed price incentive with a ceiling. The baseline is the target cost. */
export interface TargetCost {
  readonly targetFee: Rational;
  /** The partner's part of what the cost stays below the target. */
  readonly shareUnder: Rational;
  /** The partner's part of what the cost goes beyond the target. */
  readonly shareOver: Rational;
  readonly ceilingPrice: Rational | null;
  readonly pays: 'FEE' | 'PRICE';
}

/** Price = min(ceiling, actual + target fee + share x (target - actual)); the fee is the price less the actual cost. */
export function targetCost(calc: Calc, actual: Rational, target: Rational, terms: TargetCost): Rational {
  const isUnder = actual.compare(target) <= 0;
  const share = isUnder ? terms.shareUnder : terms.shareOver;
  const fee = calc.plus(terms.targetFee, calc.times(share, calc.minus(target, actual)));
  const price = calc.plus(actual, fee);
  const paid = terms.ceilingPrice === null ? price : calc.least(price, terms.ceilingPrice);
  return terms.pays === 'PRICE' ? paid : calc.minus(paid, actual);
}

/**
 * The point of total assumption: the cost from which the partner bears every further unit, null without a ceiling.
 *
 * PTA = (ceiling price - target price) / (1 - partner's share of overruns) + target cost (DFARS PGI 216.403-1).
 */
export function totalAssumption(target: Rational, terms: TargetCost): Rational | null {
  const vendorShare = Rational.ONE.minus(terms.shareOver);
  if (terms.ceilingPrice === null || vendorShare.isZero()) return null;
  return terms.ceilingPrice.minus(target.plus(terms.targetFee)).over(vendorShare).plus(target);
}

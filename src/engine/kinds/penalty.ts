import { Rational } from '../../kernel/rational';
import { type Calc, plain } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { literalOrMeasured, literalOrMoney } from '../literal';
import { type Direction, shortfall } from '../operators/difference';
import { reached, tierReached } from '../operators/tier';
import { cashText, numberText, shareText, valueText } from '../words';
import { type Clawback, clawback } from './clawback';
import { backText, debit, type EarnBack, earnedBack } from './earn-back';

/** A charge for a shortfall against a target, or the recovery of pay for results that did not last. */
export interface Penalty {
  readonly shortfall: Shortfall | null;
  readonly clawback: Clawback | null;
  /** The fee that shares and caps refer to. */
  readonly fee: Rational | null;
  readonly feeMeasure: string | null;
  readonly maximumShare: Rational | null;
  readonly maximumAmount: Rational | null;
  readonly earnBack: EarnBack | null;
}

export interface Shortfall {
  readonly measure: string;
  readonly direction: Direction;
  readonly target: Rational | null;
  readonly targetMeasure: string | null;
  readonly points: Points | null;
  readonly bands: readonly Band[];
}

/** A charge per point of shortfall. */
export interface Points {
  readonly size: Rational;
  readonly counting: 'EXACT' | 'STARTED' | 'COMPLETED';
  readonly feeShare: Rational | null;
  readonly amount: Rational | null;
}

/** A charge for a shortfall up to an inclusive bound. */
export interface Band {
  readonly upTo: Rational | null;
  readonly feeShare: Rational | null;
  readonly amount: Rational | null;
}

/** Charges min(cap, points x rate x fee) as a debit; what is earned back reduces it. */
export function penalty(terms: Penalty, given: Given): readonly Rated[] {
  if (terms.clawback !== null) return clawback(terms.clawback, given);
  const back = earnedBack(terms.earnBack, given);
  if (terms.shortfall === null)
    return rated(back ?? Rational.ZERO, () => backText(terms.earnBack, back, given).slice(2));
  const { calc } = given;
  const missing = missingTo(terms.shortfall, given);
  const fee = feeOf(terms, given);
  const charge = capped(calc, chargeFor(calc, terms.shortfall, missing, fee), terms, fee);
  const words = () => (terms.shortfall === null ? '' : saying(terms.shortfall, terms, missing, fee, given));
  const says = () => `${words()}${backText(terms.earnBack, back, given)}`;
  const reason = missing.isZero() ? 'The target is met.' : null;
  return rated(debit(charge, back, given), says, reason);
}

/** `resolution_rate of 0.91 misses its target by 0.04: charged 4 points x 2 % of 20,000.00 EUR, at most 10 %`. */
function saying(
  { measure, points, bands, direction }: Shortfall,
  { maximumShare, maximumAmount }: Penalty,
  missing: Rational,
  fee: Rational | null,
  given: Given,
): string {
  const actual = `${measure} of ${valueText(measure, given.measures.value(measure, 'REFUSE'), given)}`;
  if (missing.isZero()) return `${actual} meets its target`;
  const rate = points ?? bands[tierReached(missing, bands)] ?? { amount: null, feeShare: null };
  const ofFee = fee === null ? '' : ` of ${cashText(fee, given)}`;
  const price =
    rate.amount === null ? `${shareText(rate.feeShare ?? Rational.ZERO)}${ofFee}` : cashText(rate.amount, given);
  const charged =
    points === null
      ? price
      : `${numberText(counted(plain, missing.over(points.size), points.counting))} points x ${price}`;
  const most = [
    ...(maximumShare === null ? [] : [`, at most ${shareText(maximumShare)}${ofFee}`]),
    ...(maximumAmount === null ? [] : [`, at most ${cashText(maximumAmount, given)}`]),
  ].join('');
  const misses = direction === 'HIGHER_IS_BETTER' ? 'misses' : 'is beyond';
  return `${actual} ${misses} its target by ${valueText(measure, missing, given)}: charged ${charged}${most}`;
}

function missingTo(terms: Shortfall, given: Given): Rational {
  const actual = given.measures.value(terms.measure, 'REFUSE');
  const target = literalOrMeasured(terms.target, terms.targetMeasure, given);
  return shortfall(given.calc, actual, target, terms.direction);
}

const feeOf = (terms: Penalty, given: Given): Rational | null =>
  terms.fee === null && terms.feeMeasure === null ? null : literalOrMoney(terms.fee, terms.feeMeasure, given);

function chargeFor(calc: Calc, terms: Shortfall, missing: Rational, fee: Rational | null): Rational {
  if (missing.isZero()) return Rational.ZERO;
  if (terms.points !== null) {
    const points = counted(calc, calc.over(missing, terms.points.size), terms.points.counting);
    return calc.times(points, charge(calc, terms.points, fee));
  }
  const index = tierReached(missing, terms.bands);
  const band = terms.bands[index];
  if (band === undefined) return Rational.ZERO;
  return calc.because(charge(calc, band, fee), () => reached(missing, terms.bands, index));
}

const charge = (calc: Calc, { amount, feeShare }: Pick<Band, 'feeShare' | 'amount'>, fee: Rational | null): Rational =>
  amount ?? calc.times(fee ?? Rational.ZERO, feeShare ?? Rational.ZERO);

function counted(calc: Calc, points: Rational, counting: Points['counting']): Rational {
  switch (counting) {
    case 'EXACT':
      return points;
    case 'STARTED':
      return calc.ceiling(points);
    case 'COMPLETED':
      return calc.floor(points);
  }
}

function capped(calc: Calc, amount: Rational, terms: Penalty, fee: Rational | null): Rational {
  const { maximumShare, maximumAmount } = terms;
  const bounded = maximumShare === null || fee === null ? amount : calc.least(amount, calc.times(fee, maximumShare));
  return maximumAmount === null ? bounded : calc.least(bounded, maximumAmount);
}

import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { literalOrMeasured, literalOrMoney } from '../literal';
import { type Direction, shortfall } from '../operators/difference';
import { reached, tierReached } from '../operators/tier';
import { type Clawback, clawback } from './clawback';
import { debit, type EarnBack, earnedBack } from './earn-back';

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
  if (terms.shortfall === null) return rated(back ?? Rational.ZERO, () => 'charges earned back');
  const { calc } = given;
  const missing = missingTo(terms.shortfall, given);
  const fee = feeOf(terms, given);
  const charge = capped(calc, chargeFor(calc, terms.shortfall, missing, fee), terms, fee);
  const says = () => `${terms.shortfall?.measure} misses its target by ${missing}`;
  const reason = missing.isZero() ? 'The target is met.' : null;
  return rated(debit(charge, back, given), says, reason);
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

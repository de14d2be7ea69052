import { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { literalOrMeasured } from '../literal';
import { type Direction, excess } from '../operators/difference';
import { cashText, priceText, quantityText, valueText } from '../words';

/** Pay for what goes beyond a target. */
export interface Bonus {
  readonly measure: string;
  readonly direction: Direction;
  readonly target: Rational | null;
  readonly targetMeasure: string | null;
  /** What each unit beyond the target pays; on a measure of money, a share of the gain. */
  readonly unit: Rational | null;
  /** What reaching the target pays, once. */
  readonly amount: Rational | null;
}

/** Pays max(0, actual - target) x unit, and a fixed amount once the target is reached; never below zero. */
export function bonus(terms: Bonus, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const absence = terms.direction === 'HIGHER_IS_BETTER' ? 'ZERO' : 'REFUSE';
  const actual = measures.value(terms.measure, absence);
  const target = literalOrMeasured(terms.target, terms.targetMeasure, given);
  const beyond = excess(calc, actual, target, terms.direction);
  const perUnit = terms.unit === null ? Rational.ZERO : calc.times(beyond, terms.unit);
  const says = () => saying(terms, { actual, target, beyond }, given);
  const isReached = beyond.isZero() ? actual.equals(target) : true;
  if (terms.amount === null || !isReached) {
    return rated(perUnit, says, beyond.isZero() ? `Nothing beyond the target of ${target}.` : null);
  }
  const is = terms.direction === 'HIGHER_IS_BETTER' ? '>=' : '<=';
  const reached = calc.because(terms.amount, () => [{ left: actual, is, right: target }]);
  return rated(calc.plus(perUnit, reached), says);
}

/** `60 deals beyond the target (560 against 500) x 40.00 EUR + 1,000.00 EUR for reaching it`. */
function saying(
  { measure, unit, amount }: Bonus,
  { actual, target, beyond }: Readonly<Record<'actual' | 'target' | 'beyond', Rational>>,
  given: Given,
): string {
  const against = `${valueText(measure, actual, given)} against ${valueText(measure, target, given)}`;
  const isReached = !beyond.isZero() || actual.equals(target);
  const perUnit = unit === null ? '' : ` x ${priceText(measure, unit, given)}`;
  const once = amount !== null && isReached ? ` + ${cashText(amount, given)} for reaching it` : '';
  return `${quantityText(measure, beyond, given)} beyond the target (${against})${perUnit}${once}`;
}

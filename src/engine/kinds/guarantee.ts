import { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { literalOrMeasured } from '../literal';
import { type Direction, shortfall } from '../operators/difference';
import { withdraw } from '../operators/pot';
import { cashText, priceText, valueText } from '../words';

/** A result that the partner guarantees and owes the shortfall of. */
export interface Guarantee {
  readonly measure: string;
  readonly direction: Direction;
  readonly guaranteed: Rational | null;
  readonly guaranteedMeasure: string | null;
  /** What one unit of shortfall costs; 1 for a guarantee in money. */
  readonly unit: Rational;
  /** The most that can be called, such as the amount of a bond or what is left of it. */
  readonly bond: Rational | null;
  readonly bondMeasure: string | null;
}

/** Owes max(0, guaranteed - actual) x unit, and never more than the bond holds. */
export function guarantee(terms: Guarantee, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const actual = measures.value(terms.measure, 'REFUSE');
  const promised = literalOrMeasured(terms.guaranteed, terms.guaranteedMeasure, given);
  const missing = shortfall(calc, actual, promised, terms.direction);
  const loss = calc.times(missing, terms.unit);
  const hasBond = terms.bond !== null || terms.bondMeasure !== null;
  const bond = hasBond ? literalOrMeasured(terms.bond, terms.bondMeasure, given) : null;
  const owed = bond === null ? loss : withdraw(calc, loss, bond);
  const says = () => {
    const actualText = `${terms.measure} of ${valueText(terms.measure, actual, given)}`;
    const promise = `the guaranteed ${valueText(terms.measure, promised, given)}`;
    if (missing.isZero()) return `${actualText} keeps ${promise}`;
    const most = bond === null ? '' : `, at most the bond of ${cashText(bond, given)}`;
    const price = `x ${priceText(terms.measure, terms.unit, given)}`;
    return `${actualText} misses ${promise} by ${valueText(terms.measure, missing, given)}, ${price}${most}`;
  };
  return rated(calc.minus(Rational.ZERO, owed), says, owed.isZero() ? 'The guarantee is met.' : null);
}

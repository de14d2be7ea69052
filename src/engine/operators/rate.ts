import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** Prices a quantity: exactly quantity x unit price. */
export const price = (calc: Calc, quantity: Rational, unit: Rational): Rational => calc.times(quantity, unit);

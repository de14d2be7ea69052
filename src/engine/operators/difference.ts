import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

export type Direction = 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER';

/** How far a value is beyond a mark in the good direction; negative when it falls short. */
const beyond = (calc: Calc, value: Rational, mark: Rational, direction: Direction): Rational =>
  direction === 'HIGHER_IS_BETTER' ? calc.minus(value, mark) : calc.minus(mark, value);

/** The part beyond the mark, never below zero. */
export const excess = (calc: Calc, value: Rational, mark: Rational, direction: Direction): Rational =>
  calc.greatest(Rational.ZERO, beyond(calc, value, mark, direction));

/** The part missing to the mark, never below zero. */
export const shortfall = (calc: Calc, value: Rational, mark: Rational, direction: Direction): Rational =>
  calc.greatest(Rational.ZERO, beyond(calc, mark, value, direction));

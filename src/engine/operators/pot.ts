import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** What a pot still takes: the wish, but no more than is missing to its target; the balance never passes the target. */
export const deposit = (calc: Calc, wish: Rational, balance: Rational, target: Rational): Rational =>
  calc.least(wish, calc.greatest(Rational.ZERO, calc.minus(target, balance)));

/** What a pot gives: the need, but no more than it holds; its balance is never negative. */
export const withdraw = (calc: Calc, need: Rational, balance: Rational): Rational =>
  calc.least(calc.greatest(Rational.ZERO, need), balance);

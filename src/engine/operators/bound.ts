import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** Keeps an amount within its bounds, of which each may be absent: never below the minimum, never above the maximum. */
export function within(calc: Calc, amount: Rational, minimum: Rational | null, maximum: Rational | null): Rational {
  const low = minimum === null ? amount : calc.greatest(amount, minimum);
  return maximum === null ? low : calc.least(low, maximum);
}

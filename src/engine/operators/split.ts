import { allocate, weightsOf } from '../../kernel/allocate';
import { minorUnits, type Rounding } from '../../kernel/money';
import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** How exact values become minor units. */
export interface Door {
  readonly digits: number;
  readonly rounding: Rounding;
}

/** Divides a whole by shares in whole minor units: the parts always sum to the rounded whole. */
export function parts(calc: Calc, whole: Rational, shares: readonly Rational[], door: Door): readonly Rational[] {
  const minor = minorUnits(whole, door.digits, door.rounding);
  const weights = weightsOf(shares);
  const rounded = calc.rounded(whole, minor, door.digits, door.rounding);
  return allocate(minor, weights).map((part, index) => calc.share(rounded, part, door.digits, weights, index));
}

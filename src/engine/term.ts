import { Rational } from '../kernel/rational';

/** A number written in the plan, which knows where it stands there: `components[1].tieredRate.tiers[0].unit`. */
export class Term extends Rational {
  constructor(
    value: Rational,
    readonly path: string,
  ) {
    super(value.numerator, value.denominator);
  }
}

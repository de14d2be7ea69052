import { present } from '../../kernel/assert';
import { digitsOf } from '../../kernel/currency';
import { minorUnits, type Rounding } from '../../kernel/money';
import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Plan } from '../plan';

/** The one place of a plan where an exact amount becomes payable: converted at the locked rate, then rounded once. */
export class MoneyDoor {
  readonly currency: string;
  readonly digits: number;
  readonly rounding: Rounding;

  constructor(
    private readonly plan: Plan,
    private readonly calc: Calc,
  ) {
    this.currency = plan.payIn?.currency ?? plan.currency;
    this.digits = present(digitsOf(this.currency), `unknown currency ${this.currency}`);
    this.rounding = plan.rounding;
  }

  /** The same amount in the currency that is paid out; still exact. */
  converted(amount: Rational): Rational {
    const { payIn } = this.plan;
    if (payIn === null) return amount;
    return this.calc.times(amount, payIn.rate);
  }

  /** Rounds an amount of the paying currency to whole minor units. */
  pass(amount: Rational): { readonly minor: bigint; readonly value: Rational } {
    const minor = minorUnits(amount, this.digits, this.rounding);
    return { minor, value: this.calc.rounded(amount, minor, this.digits, this.rounding) };
  }
}

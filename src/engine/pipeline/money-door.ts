import { MINOR_UNITS_MAX, minorUnits, type Rounding } from '../../kernel/money';
import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Prepared } from '../prepared';
import { stop } from '../problem';

/** The one place of a plan where an exact amount becomes payable: converted at the locked rate, then rounded once. */
export class MoneyDoor {
  readonly currency: string;
  readonly digits: number;
  readonly rounding: Rounding;
  private readonly rate: Rational | null;

  constructor(
    { plan, payCurrency, payDigits }: Prepared,
    private readonly calc: Calc,
  ) {
    this.currency = payCurrency;
    this.digits = payDigits;
    this.rounding = plan.rounding;
    this.rate = plan.payIn?.rate ?? null;
  }

  /** The same amount in the currency that is paid out; still exact. */
  converted(amount: Rational): Rational {
    return this.rate === null ? amount : this.calc.times(amount, this.rate);
  }

  /** Rounds an amount of the paying currency to whole minor units. */
  pass(amount: Rational): { readonly minor: bigint; readonly value: Rational } {
    const minor = minorUnits(amount, this.digits, this.rounding);
    if (minor > MINOR_UNITS_MAX || minor < -MINOR_UNITS_MAX) refuseSize(minor);
    return { minor, value: this.calc.rounded(amount, minor, this.digits, this.rounding) };
  }
}

function refuseSize(minor: bigint): never {
  stop(
    'AMOUNT_TOO_LARGE',
    ['components'],
    `A line of ${minor} minor units is beyond the largest amount, ${MINOR_UNITS_MAX}.`,
  );
}

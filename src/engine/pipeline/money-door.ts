import { MINOR_UNITS_MAX, minorUnits, type Rounding } from '../../kernel/money';
import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Exchange } from '../conversion';
import type { Plan } from '../plan';
import type { Prepared } from '../prepared';
import { stop } from '../problem';

/** The one place of a plan where an exact amount becomes payable: converted at the locked rate, then rounded once. */
export class MoneyDoor {
  readonly currency: string;
  readonly digits: number;
  readonly rounding: Rounding;
  private readonly exchange: Exchange | null;

  constructor(
    { plan, payCurrency, payDigits }: Prepared,
    private readonly calc: Calc,
  ) {
    this.currency = payCurrency;
    this.digits = payDigits;
    this.rounding = plan.rounding;
    this.exchange = exchangeOf(plan);
  }

  /** The same amount in the currency that is paid out; still exact. */
  converted(amount: Rational): Rational {
    return this.exchange === null ? amount : this.calc.exchanged(amount, this.exchange);
  }

  /** Rounds an amount of the paying currency to whole minor units. */
  pass(amount: Rational): { readonly minor: bigint; readonly value: Rational } {
    const minor = minorUnits(amount, this.digits, this.rounding);
    if (minor > MINOR_UNITS_MAX || minor < -MINOR_UNITS_MAX) refuseSize(minor);
    return { minor, value: this.calc.rounded(amount, minor, this.digits, this.rounding) };
  }
}

function exchangeOf({ payIn, currency: from }: Plan): Exchange | null {
  if (payIn === null) return null;
  const { currency: to, rate, lockedOn } = payIn;
  return { from, to, lock: { base: from, quote: to, rate, source: null, statedOn: null, lockedOn } };
}

function refuseSize(minor: bigint): never {
  stop(
    'AMOUNT_TOO_LARGE',
    ['components'],
    `A line of ${minor} minor units is beyond the largest amount, ${MINOR_UNITS_MAX}.`,
  );
}

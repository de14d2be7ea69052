import { minorUnits } from '../kernel/money';
import { boundsOf, type Period, periodBetween } from '../kernel/period';
import { fixedText, max, min, Rational, rational } from '../kernel/rational';
import { canonicalInstant } from '../kpis/facts-query.rules';

/** What counts for the progress of a target. */
export interface Aim {
  readonly quantity: string;
  readonly startOn: string;
  readonly endOn: string;
  readonly timeZone: string;
}

/** What has been claimed and not yet decided, and what has been verified. */
export interface Tally {
  readonly claimed: string;
  readonly verified: string;
}

export interface Progress extends Tally {
  readonly attainment: string;
  readonly remaining: string;
  readonly paceExpected: string;
}

const DIGITS = 4;

/** The days of a target as a half-open period of its time zone. */
const spanOf = ({ startOn, endOn, timeZone }: Omit<Aim, 'quantity'>): Period => periodBetween(startOn, endOn, timeZone);

/** The first instant that counts for a target, and the first that no longer does. */
export const boundsOfTarget = (target: Omit<Aim, 'quantity'>) => boundsOf(spanOf(target));

/**
 * Where a target stands at an instant. `attainment = verified / quantity` and `paceExpected = quantity x elapsed / whole
 * time` carry 4 digits, rounded half away from zero; `remaining = max(quantity - verified, 0)` is exact.
 */
export function progressOf(target: Aim, tally: Tally, now: string): Progress {
  const aim = rational(target.quantity);
  const verified = rational(tally.verified);
  return {
    claimed: plain(rational(tally.claimed)),
    verified: plain(verified),
    attainment: rounded(verified.over(aim)),
    remaining: plain(max(aim.minus(verified), Rational.ZERO)),
    paceExpected: rounded(aim.times(elapsedShare(target, now))),
  };
}

/** The share of a target's time that has passed, from 0 before its start to 1 after its end. */
function elapsedShare(target: Omit<Aim, 'quantity'>, now: string): Rational {
  const { start, endExclusive } = boundsOfTarget(target);
  const milliseconds = (instant: string) => BigInt(Date.parse(instant));
  const whole = milliseconds(endExclusive) - milliseconds(start);
  const passed = Rational.of(milliseconds(canonicalInstant(now)) - milliseconds(start), whole);
  return min(max(passed, Rational.ZERO), Rational.ONE);
}

const rounded = (value: Rational): string => fixedText(minorUnits(value, DIGITS, 'HALF_AWAY_FROM_ZERO'), DIGITS);
const plain = (value: Rational): string => value.toString();

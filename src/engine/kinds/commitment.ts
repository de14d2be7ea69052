import { periodOf, startOfDay } from '../../kernel/period';
import { max, min, Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { type Given, type Rated, rated } from '../given';
import { shortfall } from '../operators/difference';
import { price } from '../operators/rate';
import { graduate, type Tier } from '../operators/tier';
import { cashText, numberText } from '../words';
import { checkNegative } from './negative';

/** A promised quantity at a price, topped up when it is missed, with another price for what goes beyond. */
export interface Commitment {
  readonly measure: string;
  readonly committed: Rational;
  readonly unit: Rational;
  readonly overUnit: Rational | null;
  /** The price beyond the commitment as a multiple of the unit price. */
  readonly overFactor: Rational | null;
  readonly window: 'PERIOD' | 'QUARTER' | 'YEAR';
  readonly isTrueUp: boolean;
}

/** Pays the committed quantity at its price, what goes beyond at the other, and tops up at the end of the window. */
export function commitment(terms: Commitment, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const quantity = checkNegative(measures.value(terms.measure, 'ZERO'), terms.measure, 'REFUSE', given);
  const before = countedBefore(terms, given);
  const total = before === null ? quantity : calc.plus(before, quantity);
  const tiers = tiersOf(terms, calc);
  const used = before === null ? priced(given, total, tiers) : increment(given, before, total, tiers);
  const says = () => saying(terms, quantity, before, tiers, given);
  if (!terms.isTrueUp || !endsWindow(terms, given)) return rated(used, says);
  const missing = shortfall(calc, total, terms.committed, 'HIGHER_IS_BETTER');
  if (missing.isZero()) return rated(used, says);
  const topped = () => `${says()} + ${numberText(missing)} missing x ${cashText(terms.unit, given)}`;
  return rated(calc.plus(used, price(calc, missing, terms.unit)), topped, `Topped up by ${missing} ${terms.measure}.`);
}

/** `10,000 calls of the committed 10,000 x 0.08 EUR + 2,000 beyond x 0.10 EUR`. */
function saying(
  { measure, committed, window }: Commitment,
  quantity: Rational,
  before: Rational | null,
  [within, beyond]: readonly Tier[],
  given: Given,
): string {
  const counted = before ?? Rational.ZERO;
  const room = max(Rational.ZERO, committed.minus(counted));
  const inside = min(quantity, room);
  const earlier = before === null ? '' : `, ${numberText(before)} of them before in this ${window.toLowerCase()},`;
  const used = `${numberText(inside)} ${measure} of the committed ${numberText(committed)}${earlier} x ${cashText(within?.unit ?? Rational.ZERO, given)}`;
  const over = quantity.minus(inside);
  return over.isZero()
    ? used
    : `${used} + ${numberText(over)} beyond x ${cashText(beyond?.unit ?? Rational.ZERO, given)}`;
}

function tiersOf({ committed, unit, overUnit, overFactor }: Commitment, calc: Calc): readonly Tier[] {
  const over = overUnit ?? (overFactor === null ? unit : calc.times(unit, overFactor));
  return [
    { upTo: committed, unit, flat: null },
    { upTo: null, unit: over, flat: null },
  ];
}

const priced = ({ calc }: Given, quantity: Rational, tiers: readonly Tier[]): Rational =>
  quantity.isZero() ? Rational.ZERO : graduate(calc, quantity, tiers);

function increment(given: Given, before: Rational, total: Rational, tiers: readonly Tier[]): Rational {
  return given.calc.minus(priced(given, total, tiers), priced(given, before, tiers));
}

/** What the window has counted before this period; null where the window is the period itself. */
function countedBefore(terms: Commitment, { measures, period }: Given): Rational | null {
  if (terms.window === 'PERIOD') return null;
  const { start } = periodOf(period.start, terms.window, period.timeZone);
  const from = startOfDay(start, period.timeZone);
  const past = measures.past(terms.measure).filter(({ at }) => at !== null && at >= from);
  return measures.total(terms.measure, past);
}

const endsWindow = ({ window }: Commitment, { period }: Given): boolean =>
  window === 'PERIOD' || period.endExclusive >= periodOf(period.start, window, period.timeZone).endExclusive;

import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Rated } from '../given';
import { within } from '../operators/bound';
import { parts } from '../operators/split';
import type { Component } from '../plan';
import { cashText, numberText } from '../words';
import type { Earning } from './earning';
import type { Run } from './run';

/** A line of a component before its bounds, and why all of it is to be held. */
export interface Unbounded {
  readonly rated: Rated;
  readonly hold: string | null;
  /** A closed gate pays nothing, whatever the minimum. */
  readonly isClosed: boolean;
}

/** Applies a component's own bounds to all its lines together and lets them through the money door, once each. */
export function bound(component: Component, lines: readonly Unbounded[], run: Run): readonly Earning[] {
  const bounds = lines.every(({ isClosed }) => isClosed) ? null : boundsOf(component, run);
  const [only] = lines;
  if (only === undefined || bounds === null)
    return lines.map((line) => pass(component, line, line.rated.amount, null, run));
  if (lines.length > 1) return boundTogether(component, lines, bounds, run);
  const amount = within(run.readings.calc, only.rated.amount, bounds.minimum, bounds.maximum);
  return [pass(component, only, amount, moved(amount, only.rated.amount), run)];
}

interface Bounds {
  readonly minimum: Rational | null;
  readonly maximum: Rational | null;
}

function boundsOf({ minimum, maximum, maximumMeasure }: Component, { measures, readings }: Run): Bounds | null {
  if (minimum === null && maximum === null && maximumMeasure === null) return null;
  if (maximumMeasure === null) return { minimum, maximum };
  const budget = measures.money(maximumMeasure, 'REFUSE');
  return { minimum, maximum: maximum === null ? budget : readings.calc.least(maximum, budget) };
}

function pass(
  component: Component,
  { rated, hold }: Unbounded,
  amount: Rational,
  reason: string | null,
  run: Run,
): Earning {
  const { door } = run;
  const { minor, value } = door.pass(door.converted(amount));
  return {
    component: component.key,
    segment: rated.segment,
    minor,
    value,
    isHoldable: minor > 0n,
    hold,
    shares: rated.shares,
    isAdjustment: false,
    reason: reason ?? rated.reason,
    says: () => converted(bounded(rated, amount, run), run),
  };
}

/** What bounds made of it: `24 deals x 100.00 EUR = 2,400.00 EUR, at most 2,000.00 EUR`. */
function bounded({ says, amount }: Rated, within: Rational, { prepared }: Run): string {
  const order = within.compare(amount);
  if (order === 0) return says();
  const money = { currency: prepared.plan.currency, digits: prepared.digits };
  return `${says()} = ${cashText(amount, money)}, ${order < 0 ? 'at most' : 'at least'} ${cashText(within, money)}`;
}

const converted = (words: string, { prepared: { plan } }: Run): string =>
  plan.payIn === null
    ? words
    : `(${words}) x ${numberText(plan.payIn.rate)} ${plan.payIn.currency} per ${plan.currency}`;

/** Several lines share one bound: what their rounded sum has too much or too little is divided in proportion to them. */
function boundTogether(
  component: Component,
  lines: readonly Unbounded[],
  bounds: Bounds,
  run: Run,
): readonly Earning[] {
  const { door, readings } = run;
  const { calc } = readings;
  const earnings = lines.map((line) => pass(component, line, line.rated.amount, null, run));
  const total = earnings.map(({ value }) => value).reduce((sum, value) => calc.plus(sum, value));
  const inPay = (end: Rational | null) => (end === null ? null : door.pass(door.converted(end)).value);
  const bounded = within(calc, total, inPay(bounds.minimum), inPay(bounds.maximum));
  const reason = moved(bounded, total);
  if (reason === null) return earnings;
  const changes = parts(calc, calc.minus(bounded, total), weightsOf(earnings), door);
  return earnings.map((earning, index) => changed(earning, changes[index] ?? Rational.ZERO, reason, calc, run));
}

/** In proportion to what each line pays or owes; where all pay nothing, the first one takes the change. */
function weightsOf(earnings: readonly Earning[]): readonly Rational[] {
  if (earnings.every(({ minor }) => minor === 0n)) {
    return earnings.map((_, index) => (index === 0 ? Rational.ONE : Rational.ZERO));
  }
  return earnings.map(({ value }) => value.abs());
}

function changed(earning: Earning, change: Rational, reason: string, calc: Calc, { door }: Run): Earning {
  const { minor, value } = door.pass(calc.plus(earning.value, change));
  const says = () => `${earning.says()}, changed by ${cashText(change, door)} as all lines of it share one bound`;
  return { ...earning, minor, value, isHoldable: minor > 0n, reason, says };
}

function moved(amount: Rational, from: Rational): string | null {
  if (amount === from) return null;
  const order = amount.compare(from);
  return order === 0 ? null : order < 0 ? 'The maximum is reached.' : 'Raised to the minimum.';
}

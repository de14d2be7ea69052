import { Rational } from '../../kernel/rational';
import type { Adjustment, Bound, Draw, PayoutFee, Reserve } from '../adjustment';
import type { Calc } from '../calc';
import type { Measures } from '../measures/measures';
import { within } from '../operators/bound';
import { excess, shortfall } from '../operators/difference';
import { deposit, withdraw } from '../operators/pot';
import { adjustmentText } from './adjustment-words';
import type { Earning } from './earning';
import { type Factor, factorOf } from './factor';
import type { Run } from './run';

/** The plan's adjustments in order, each over all lines before it and each a line of its own; an idle one makes none. */
export function adjustPlan(earnings: readonly Earning[], run: Run): readonly Earning[] {
  const { adjustments } = run.prepared.plan;
  if (adjustments.length === 0) return earnings;
  const lines = [...earnings];
  const desk = { calc: run.readings.calc, measures: run.measures, door: run.door };
  for (const adjustment of adjustments) {
    const line = lineOf(adjustment, lines, desk);
    run.earned.set(adjustment.key, line?.value ?? Rational.ZERO);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** What computing an adjustment needs besides the lines. */
type Desk = Pick<Run, 'measures' | 'door'> & { readonly calc: Calc };

function lineOf(adjustment: Adjustment, lines: readonly Earning[], desk: Desk): Earning | null {
  const { calc, door } = desk;
  const total = sumOf(scopeOf(adjustment, lines), calc);
  const change = changeOf(adjustment, total, desk);
  if (change.isZero()) return null;
  const { minor, value } = door.pass(change);
  return {
    component: adjustment.key,
    segment: null,
    minor,
    value,
    isHoldable: isCorrection(adjustment),
    hold: null,
    shares: null,
    isAdjustment: true,
    reason: adjustment.label,
    says: () => adjustmentText(adjustment.rule, { total, change }, desk),
  };
}

function scopeOf({ key, components }: Adjustment, lines: readonly Earning[]): readonly Earning[] {
  if (components.length === 0) return lines;
  return lines.filter(({ component }) => component === key || components.includes(component));
}

const sumOf = (lines: readonly Earning[], calc: Calc): Rational =>
  lines.length === 0 ? Rational.ZERO : lines.map(({ value }) => value).reduce((sum, value) => calc.plus(sum, value));

function changeOf({ rule }: Adjustment, total: Rational, desk: Desk): Rational {
  const { calc, measures } = desk;
  switch (rule.kind) {
    case 'minimum':
      return calc.minus(calc.greatest(total, boundOf(rule.terms, desk)), total);
    case 'maximum':
      return calc.minus(calc.least(total, boundOf(rule.terms, desk)), total);
    case 'draw':
      return draw(rule.terms, total, desk);
    case 'reserve':
      return reserve(rule.terms, total, desk);
    case 'payoutFee':
      return payoutFee(rule.terms, total, desk);
    case 'exchange':
      return exchange(rule.terms, total, calc, measures);
  }
}

/** Bounds and exchanges correct what was earned; draws, reserves and fees are money of another kind. */
function isCorrection({ rule }: Adjustment): boolean {
  return rule.kind === 'minimum' || rule.kind === 'maximum' || rule.kind === 'exchange';
}

/** The bound after the money door, so that what people read is what holds. */
function boundOf({ amount, measure, share }: Bound, { calc, measures, door }: Desk): Rational {
  const base = amount === null ? measures.value(measure ?? '', 'REFUSE') : amount;
  const bound = share === null ? base : calc.times(base, share);
  return door.pass(door.converted(bound)).value;
}

function draw(terms: Draw, total: Rational, { calc, measures, door }: Desk): Rational {
  const amount = door.converted(terms.amount);
  const topUp = shortfall(calc, total, amount, 'HIGHER_IS_BETTER');
  if (!topUp.isZero() || !terms.isRecoverable || terms.balanceMeasure === null) return topUp;
  const above = excess(calc, total, amount, 'HIGHER_IS_BETTER');
  const taken = calc.times(above, terms.recoveryShare);
  const balance = door.converted(measures.value(terms.balanceMeasure, 'ZERO'));
  return calc.minus(Rational.ZERO, withdraw(calc, taken, balance));
}

/** Fills the fund from what lies above the floor, and draws on it for what is missing to the floor. */
function reserve(terms: Reserve, total: Rational, { calc, measures, door }: Desk): Rational {
  const floor = door.converted(terms.floor);
  const balance = door.converted(measures.value(terms.balanceMeasure, 'ZERO'));
  const missing = shortfall(calc, total, floor, 'HIGHER_IS_BETTER');
  if (!missing.isZero()) return withdraw(calc, missing, balance);
  const above = excess(calc, total, floor, 'HIGHER_IS_BETTER');
  const wish = calc.least(calc.times(total, terms.share), above);
  const target = door.converted(terms.target);
  return calc.minus(Rational.ZERO, deposit(calc, wish, balance, target));
}

function payoutFee(terms: PayoutFee, total: Rational, { calc, door }: Desk): Rational {
  const converted = (amount: Rational | null) => (amount === null ? null : door.converted(amount));
  const base = excess(calc, total, converted(terms.allowance) ?? Rational.ZERO, 'HIGHER_IS_BETTER');
  if (base.isZero()) return Rational.ZERO;
  const fixed = converted(terms.fixed) ?? Rational.ZERO;
  const fee = terms.share === null ? fixed : calc.plus(calc.times(base, terms.share), fixed);
  return calc.minus(Rational.ZERO, within(calc, fee, converted(terms.minimum), converted(terms.maximum)));
}

const exchange = (terms: Factor, total: Rational, calc: Calc, measures: Measures): Rational =>
  calc.times(total, factorOf(calc, measures.value(terms.measure, 'REFUSE'), terms));

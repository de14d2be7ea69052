import { allocate, weightsOf } from '../../kernel/allocate';
import { fixedText, Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Explanation } from '../explanation';
import type { Line } from '../line';
import type { Measures } from '../measures/measures';
import { tierReached } from '../operators/tier';
import type { Holdback, Plan } from '../plan';
import type { MoneyDoor } from './money-door';
import type { Portion } from './split';

/** Keeps the holdback's share of each payee's earnings back; paid and held always sum to the line. */
export function hold(
  portions: readonly Portion[],
  plan: Plan,
  measures: Measures,
  door: MoneyDoor,
  calc: Calc,
): readonly Line[] {
  const share = plan.holdback === null ? Rational.ZERO : shareOf(plan.holdback, measures);
  const weights = weightsOf([Rational.ONE.minus(share), share]);
  return portions.map((portion) => lineOf(portion, share.isZero() ? null : weights, door, calc));
}

/** The share of the step that progress has reached; upper bounds are inclusive. */
function shareOf({ share, steps, progressMeasure }: Holdback, measures: Measures): Rational {
  if (progressMeasure === null) return share;
  return steps[tierReached(measures.value(progressMeasure, 'REFUSE'), steps)]?.share ?? share;
}

function lineOf(portion: Portion, weights: readonly bigint[] | null, door: MoneyDoor, calc: Calc): Line {
  const { earning, payee, minor } = portion;
  const isShared = earning.isHoldable && earning.hold === null && weights !== null;
  const held = earning.hold !== null ? minor : isShared ? (allocate(minor, weights)[1] ?? 0n) : 0n;
  return {
    component: earning.component,
    segment: earning.segment,
    payee,
    currency: door.currency,
    amount: minor,
    held,
    reason: earning.hold === null ? earning.reason : `Held: ${earning.hold}`,
    explanation: calc.isTracing ? explained(portion, held, isShared ? weights : null, door, calc) : null,
  };
}

function explained(
  { earning, payee, minor, value }: Portion,
  held: bigint,
  weights: readonly bigint[] | null,
  door: MoneyDoor,
  calc: Calc,
): Explanation {
  const heldValue =
    weights === null ? heldWhole(earning.hold, value) : calc.share(value, held, door.digits, weights, 1);
  const text = (units: bigint): string => `${fixedText(units, door.digits)} ${door.currency}`;
  const says = () => {
    const part = minor === earning.minor ? '' : `, of which ${payee} gets ${text(minor)}`;
    const back = held === 0n ? '' : `, ${text(held)} of it kept back`;
    const why = earning.reason === null ? '' : ` ${earning.reason}`;
    return `${earning.component}: ${earning.says()} makes ${text(earning.minor)}${part}${back}.${why}`;
  };
  return { amount: value, held: heldValue, says };
}

const heldWhole = (reason: string | null, value: Rational): Rational => (reason === null ? Rational.ZERO : value);

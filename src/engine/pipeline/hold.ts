import { allocate } from '../../kernel/allocate';
import { fromMinor } from '../../kernel/money';
import { Rational } from '../../kernel/rational';
import type { Explanation } from '../explanation';
import type { Line } from '../line';
import { tierReached } from '../operators/tier';
import { holdWeights } from '../prepared';
import { cashText } from '../words';
import type { Run } from './run';
import type { Portion } from './split';

/** Keeps the holdback's share of each payee's earnings back; paid and held always sum to the line. */
export function hold(portions: readonly Portion[], run: Run): readonly Line[] {
  const weights = weightsFor(run);
  return portions.map((portion) => lineOf(portion, weights, run));
}

/** The weights of paid and held, null where nothing is held; a schedule of steps goes by the progress reached. */
function weightsFor({ prepared, measures }: Run): readonly bigint[] | null {
  const { holdback } = prepared.plan;
  if (holdback === null) return null;
  const { share, steps, progressMeasure } = holdback;
  if (progressMeasure === null) return share.isZero() ? null : prepared.holdWeights;
  const step = steps[tierReached(measures.value(progressMeasure, 'REFUSE'), steps)];
  return step === undefined || step.share.isZero() ? null : holdWeights(step.share);
}

function lineOf(portion: Portion, weights: readonly bigint[] | null, run: Run): Line {
  const { earning, payee, minor } = portion;
  const shared = earning.isHoldable && earning.hold === null ? weights : null;
  const held = shared === null ? (earning.hold === null ? 0n : minor) : (allocate(minor, shared)[1] ?? 0n);
  return {
    component: earning.component,
    segment: earning.segment,
    payee,
    currency: run.door.currency,
    amount: minor,
    held,
    pot: earning.hold === null ? (run.prepared.plan.holdback?.pot ?? 'HOLDBACK') : 'HOLDBACK',
    reason: earning.hold === null ? earning.reason : `Held: ${earning.hold}`,
    explanation: run.readings.calc.isTracing ? explained(portion, held, shared, run) : null,
  };
}

function explained(
  { earning, payee, minor, value, part }: Portion,
  held: bigint,
  weights: readonly bigint[] | null,
  { door, readings, prepared }: Run,
): Explanation {
  const text = (units: bigint): string => cashText(fromMinor(units, door.digits), door);
  return {
    amount: value,
    currency: prepared.plan.currency,
    held:
      weights === null
        ? earning.hold === null
          ? Rational.ZERO
          : value
        : readings.calc.share(value, held, door.digits, weights, 1),
    says: () => {
      const name = earning.segment === null ? earning.component : `${earning.component} / ${earning.segment}`;
      const whole = `${name}: ${earning.says()} = ${text(earning.minor)}`;
      const own = part === null ? '' : `; ${payee} gets ${part()}, ${text(minor)}`;
      const back = held === 0n ? '' : `; ${text(held)} of it is held back`;
      const why = earning.hold ?? earning.reason;
      return `${whole}${own}${back}.${why === null ? '' : ` ${why}`}`;
    },
  };
}

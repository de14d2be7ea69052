import type { Plan } from '../../engine/plan';
import type { Problem } from '../../engine/problem';
import { max, min, Rational } from '../../kernel/rational';
import type { PlanExtent } from './plan-extent';
import { warning } from './warning';

/** Pay or charges without a bound, and gain and penalty out of the declared proportion. */
export const liability = (plan: Plan, extent: PlanExtent): readonly Problem[] => [
  ...unboundedPay(plan, extent),
  ...unboundedCharges(plan, extent),
  ...proportion(plan, extent),
];

function unboundedPay(plan: Plan, { components, total }: PlanExtent): readonly Problem[] {
  if (total.most !== null) return [];
  return plan.components.flatMap(({ key }, index) => {
    if (components.get(key)?.most !== null) return [];
    const sentence = `"${key}" can pay without bound: give it a maximum, or the plan one.`;
    return [warning('UNBOUNDED_LIABILITY', ['components', index], sentence)];
  });
}

function unboundedCharges(plan: Plan, { components, total }: PlanExtent): readonly Problem[] {
  if (total.least !== null) return [];
  return plan.components.flatMap(({ key }, index) => {
    if (components.get(key)?.least !== null) return [];
    const sentence = `"${key}" can charge the partner without bound: give it a cap.`;
    return [warning('UNBOUNDED_CHARGE', ['components', index], sentence)];
  });
}

function proportion({ proportion: declared }: Plan, extent: PlanExtent): readonly Problem[] {
  if (declared === null) return [];
  const { gain, penalty } = extremes(extent);
  if (gain === null || penalty === null) {
    const sentence = 'Gain or penalty has no bound, so their proportion cannot be held.';
    return [warning('PROPORTION_UNKNOWN', ['proportion'], sentence)];
  }
  if (gain.compare(penalty.times(declared.gainToPenaltyAtLeast)) >= 0) return [];
  const sentence = `The largest gain ${gain} is less than ${declared.gainToPenaltyAtLeast} x the largest penalty ${penalty}.`;
  return [warning('OUT_OF_PROPORTION', ['proportion'], sentence)];
}

/** The largest gain and the largest penalty over all components; null where one has no bound. */
export function extremes({ components }: PlanExtent) {
  let [gain, penalty]: [Rational | null, Rational | null] = [Rational.ZERO, Rational.ZERO];
  for (const { least, most } of components.values()) {
    gain = gain === null || most === null ? null : gain.plus(max(Rational.ZERO, most));
    penalty = penalty === null || least === null ? null : penalty.minus(min(Rational.ZERO, least));
  }
  return { gain, penalty };
}

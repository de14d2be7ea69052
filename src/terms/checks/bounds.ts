import type { Plan } from '../../engine/plan';
import type { Problem } from '../../engine/problem';
import type { Rational } from '../../kernel/rational';
import { fault } from './warning';

/** A minimum of the plan that lies above its maximum: both cannot hold. */
export function bounds(plan: Plan): readonly Problem[] {
  let low: Rational | null = null;
  return plan.adjustments.flatMap(({ components, rule }, index) => {
    if (components.length > 0) return [];
    if (rule.kind === 'minimum' && rule.terms.share === null) low = rule.terms.amount ?? low;
    if (rule.kind !== 'maximum' || rule.terms.share !== null || rule.terms.amount === null) return [];
    if (low === null || low.compare(rule.terms.amount) <= 0) return [];
    const sentence = `The plan minimum ${low} lies above the plan maximum ${rule.terms.amount}.`;
    return [fault('CONTRADICTORY_BOUNDS', ['adjustments', index, 'maximum'], sentence)];
  });
}

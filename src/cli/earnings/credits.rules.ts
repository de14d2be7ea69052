import type { Facts } from '../../engine/facts';
import type { Plan } from '../../engine/plan';
import { Rational } from '../../kernel/rational';

/** How many credits the facts are worth under the weighted rates of a plan; exact. */
export function creditsOf(plan: Plan, facts: Facts): Rational {
  let credits = Rational.ZERO;
  for (const { pay } of plan.components) {
    if (pay.kind !== 'rate' || pay.terms.classBy === null) continue;
    const { classBy, measure, weights } = pay.terms;
    const weightOf = new Map(weights.map(({ class: name, weight }) => [name, weight]));
    for (const fact of facts.facts.filter((one) => one.measure === measure))
      credits = credits.plus(fact.quantity.times(weightOf.get(fact.dimensions[classBy] ?? '') ?? Rational.ZERO));
  }
  return credits;
}

import type { Plan } from './plan';

/** A balance that one period of an agreement leaves to the next: a reserve fund, or an advance still to be recovered. */
export interface Carried {
  readonly component: string;
  readonly kind: 'RESERVE' | 'ADVANCE';
  /** What the plan calls the balance before the period. */
  readonly measure: string;
}

const known = new WeakMap<Plan, readonly Carried[]>();

/** The balances that a plan carries from period to period, in its order. */
export function carriedOf(plan: Plan): readonly Carried[] {
  const found = known.get(plan) ?? plan.adjustments.flatMap(({ key, rule }) => carriedBy(key, rule));
  known.set(plan, found);
  return found;
}

function carriedBy(component: string, rule: Plan['adjustments'][number]['rule']): readonly Carried[] {
  if (rule.kind === 'reserve') return [{ component, kind: 'RESERVE', measure: rule.terms.balanceMeasure }];
  if (rule.kind !== 'draw' || !rule.terms.isRecoverable || rule.terms.balanceMeasure === null) return [];
  return [{ component, kind: 'ADVANCE', measure: rule.terms.balanceMeasure }];
}

import type { Component, Plan } from '../../engine/plan';
import { max, Rational } from '../../kernel/rational';
import { clipped, type Extent, NOTHING, scaled, together } from './extent';
import { kindExtent, type Largest } from './kind-extent';

/** What the components of a plan can pay in one period, each by itself and all of them under the plan's bounds. */
export interface PlanExtent {
  readonly components: ReadonlyMap<string, Extent>;
  readonly total: Extent;
}

/** Bounds what a plan can pay from its terms alone; whatever depends on an unbounded measure has no bound. */
export function planExtent(plan: Plan): PlanExtent {
  const components = new Map<string, Extent>();
  for (const component of plan.components) {
    components.set(component.key, componentExtent(component, plan, largestFrom(plan, components)));
  }
  const sum = [...components.values()].reduce(together, NOTHING);
  return { components, total: plan.adjustments.reduce(bounded, sum) };
}

function componentExtent(component: Component, plan: Plan, largest: Largest): Extent {
  const { weight, factors, guardrails, minimum, maximum } = component;
  const factorsMost = factors.map((factor) => {
    const anchors = factor.anchors.map((anchor) => anchor.factor);
    return factor.maximum ?? (anchors.length > 0 ? anchors.reduce(max) : null);
  });
  const rails = guardrails.map(({ factor }) => max(Rational.ONE, factor ?? Rational.ONE));
  const scales = [...(weight === null ? [] : [weight]), ...factorsMost, ...rails];
  const extent = scales.reduce<Extent>(scaled, kindExtent(component.pay, plan.cadence, largest));
  return clipped(extent, minimum, maximum);
}

/** A number of the plan, or the pay of components before it where the measure is just that. */
function largestFrom(plan: Plan, components: ReadonlyMap<string, Extent>): Largest {
  return (literal, measure) => {
    if (literal !== null) return literal;
    const derivation = plan.measures.find(({ key }) => key === measure)?.derivation;
    if (derivation?.kind !== 'earned') return null;
    let total = Rational.ZERO;
    for (const key of derivation.terms.components) {
      const most = components.get(key)?.most ?? null;
      if (most === null) return null;
      total = total.plus(most);
    }
    return total;
  };
}

/** A bound on every line of the plan bounds what it pays; others leave the extent as it is. */
function bounded(extent: Extent, { components, rule }: Plan['adjustments'][number]): Extent {
  if (components.length > 0) return extent;
  switch (rule.kind) {
    case 'minimum':
      return clipped(extent, rule.terms.share === null ? rule.terms.amount : null, null);
    case 'maximum':
      return clipped(extent, null, rule.terms.share === null ? rule.terms.amount : null);
    case 'exchange':
      return together(
        extent,
        scaled(extent, rule.terms.anchors.map(({ factor }) => factor.abs()).reduce(max, Rational.ONE)),
      );
    case 'draw':
      return clipped(extent, rule.terms.amount, null);
    case 'reserve':
    case 'payoutFee':
      return extent;
  }
}

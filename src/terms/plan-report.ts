import { reads } from '../engine/component-reads';
import type { Component, ComponentClass, Plan } from '../engine/plan';
import { Rational } from '../kernel/rational';
import { extremes } from './checks/liability';
import { planExtent } from './checks/plan-extent';

/** What a plan is made of, in the words that reports use. */
export interface PlanReport {
  readonly components: readonly {
    readonly component: string;
    /** FIXED pays whatever happens; DYNAMIC names the measures it depends on. */
    readonly basis: 'FIXED' | 'DYNAMIC';
    readonly class: ComponentClass | null;
    readonly measures: readonly string[];
  }[];
  /** The largest gain and penalty of one period in the plan currency; null: without bound. */
  readonly maximumGain: string | null;
  readonly maximumPenalty: string | null;
  readonly gainToPenalty: string | null;
  /** What an outcome must cost for its risk to be carried. */
  readonly prices: readonly { readonly component: string; readonly breakEven: string; readonly price: string }[];
}

/** Describes a plan without facts: what is fixed, what is at risk, how far it can go, what its risk is worth. */
export function planReport(plan: Plan): PlanReport {
  const { gain, penalty } = extremes(planExtent(plan));
  const ratio = gain === null || penalty === null || penalty.isZero() ? null : gain.over(penalty);
  return {
    components: plan.components.map(describe),
    maximumGain: text(gain),
    maximumPenalty: text(penalty),
    gainToPenalty: text(ratio),
    prices: plan.components.flatMap(priceOf),
  };
}

function describe(component: Component) {
  const measures = [...new Set(reads(component).map(({ measure }) => measure))];
  return {
    component: component.key,
    basis: measures.length === 0 ? ('FIXED' as const) : ('DYNAMIC' as const),
    class: component.class,
    measures,
  };
}

/** Break-even is cost / chance of success; the price adds the margin for carrying the risk. */
function priceOf({ key, pricing }: Component) {
  if (pricing === null) return [];
  const breakEven = pricing.cost.over(pricing.successProbability);
  const price = breakEven.times(Rational.ONE.plus(pricing.margin));
  return [{ component: key, breakEven: breakEven.toString(), price: price.toString() }];
}

const text = (amount: Rational | null): string | null => amount?.toString() ?? null;

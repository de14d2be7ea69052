import { activeDays } from './active-days';
import { plain } from './calc';
import type { Facts } from './facts';
import type { Result } from './line';
import { indexFacts } from './measures/fact-index';
import { Measures } from './measures/measures';
import type { Readings } from './measures/readings';
import { earn } from './pipeline/earn';
import type { Earning } from './pipeline/earning';
import { hold } from './pipeline/hold';
import { MoneyDoor } from './pipeline/money-door';
import { adjustPlan } from './pipeline/plan-adjustments';
import { qualify } from './pipeline/qualify';
import type { Run } from './pipeline/run';
import { split } from './pipeline/split';
import type { Plan } from './plan';
import { prepare } from './prepared';
import { Stopped } from './problem';
import { refused, settled } from './result';
import { traced } from './trace';

export interface Options {
  /** Whether each line carries the tree of its computation; off by default because it costs time and memory. */
  readonly explain?: boolean;
}

/**
 * Computes the pay of one agreement for one period: the same plan and facts give the same lines, in whatever order.
 *
 * The steps, and why in this order:
 * 1. qualify: first, so that nothing later can see a fact that may not be paid;
 * 2. measure: facts become exact quantities once, so that two components never disagree about a number;
 * 3. rate: the payment kind prices them, still exact;
 * 4. adjust: factors and guardrails scale pay, not counts, so they come after the price;
 * 5. bound: a cap limits what the vendor pays, so it comes before the split; here, once, money is rounded;
 * 6. split: whole minor units are divided, so that the parts sum to the whole;
 * 7. hold: last, because each payee's own pay is what is kept back.
 */
export function evaluate(plan: Plan, facts: Facts, options: Options = {}): Result {
  try {
    return statement(begin(plan, facts, options.explain === true));
  } catch (error) {
    if (error instanceof Stopped) return refused(plan, error.problem);
    throw error;
  }
}

function statement(run: Run): Result {
  const earnings: Earning[] = [];
  for (const [index, component] of run.prepared.plan.components.entries()) {
    for (const earning of earn(component, index, run)) earnings.push(earning);
  }
  return settled(hold(split(adjustPlan(earnings, run), run), run), run);
}

function begin(plan: Plan, facts: Facts, isTracing: boolean): Run {
  const calc = isTracing ? traced : plain;
  const prepared = prepare(plan);
  const active = activeDays(facts);
  const qualified = qualify(facts, active);
  const earned: Run['earned'] = new Map();
  const readings: Readings = {
    currency: plan.currency,
    conversion: plan.conversion,
    rateSource: plan.rateSource,
    definitions: prepared.definitions,
    facts,
    calc,
    current: indexFacts(qualified.current),
    before: indexFacts(qualified.before),
    earned,
  };
  return {
    prepared,
    readings,
    measures: new Measures(readings),
    qualified,
    active,
    door: new MoneyDoor(prepared, calc),
    earned,
    sharing: [],
  };
}

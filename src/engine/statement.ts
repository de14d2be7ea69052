import { activeDays } from './active-days';
import { plain } from './calc';
import type { Facts } from './facts';
import type { Result } from './line';
import type { MeasureDefinition } from './measures/definition';
import { indexFacts } from './measures/fact-index';
import { Measures } from './measures/measures';
import { earn, type Run } from './pipeline/earn';
import { hold } from './pipeline/hold';
import { MoneyDoor } from './pipeline/money-door';
import { adjustPlan } from './pipeline/plan-adjustments';
import { qualify } from './pipeline/qualify';
import { split } from './pipeline/split';
import type { Plan } from './plan';
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
    return statement(plan, facts, options);
  } catch (error) {
    if (error instanceof Stopped) return refused(plan, error.problem);
    throw error;
  }
}

function statement(plan: Plan, facts: Facts, { explain }: Options): Result {
  const run = begin(plan, facts, explain === true);
  const { measures, door, readings } = run;
  const lines = plan.components.flatMap((component, index) => earn(component, index, run));
  const adjusted = adjustPlan(lines, plan, { calc: readings.calc, measures, door, earned: run.earned });
  const portions = split(adjusted, plan, door, readings.calc);
  return settled(hold(portions, plan, measures, door, readings.calc), run);
}

function begin(plan: Plan, facts: Facts, isTracing: boolean): Run {
  const calc = isTracing ? traced : plain;
  const qualified = qualify(facts);
  const earned: Run['earned'] = new Map();
  const [current, before] = [indexFacts(qualified.current), indexFacts(qualified.before)];
  const { currency, conversion } = plan;
  const readings = { currency, conversion, definitions: definitionsOf(plan), facts, calc, current, before, earned };
  return {
    plan,
    readings,
    measures: new Measures(readings),
    qualified,
    active: activeDays(facts),
    door: new MoneyDoor(plan, calc),
    earned,
  };
}

const known = new WeakMap<Plan, ReadonlyMap<string, MeasureDefinition>>();

/** The plan's measures by key; built once per plan. */
function definitionsOf(plan: Plan): ReadonlyMap<string, MeasureDefinition> {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const definitions = new Map(plan.measures.map((definition) => [definition.key, definition]));
  known.set(plan, definitions);
  return definitions;
}

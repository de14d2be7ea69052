import { weightsOf } from '../kernel/allocate';
import { present } from '../kernel/assert';
import { digitsOf } from '../kernel/currency';
import { Rational } from '../kernel/rational';
import { reads } from './component-reads';
import type { MeasureDefinition } from './measures/definition';
import type { Requirement } from './need';
import type { Plan } from './plan';
import type { Path } from './problem';
import { requirements } from './requirements';

/** What follows from a plan alone, whatever the facts; computed once per plan. */
export interface Prepared {
  readonly plan: Plan;
  readonly definitions: ReadonlyMap<string, MeasureDefinition>;
  readonly needs: ReadonlyMap<string, Requirement>;
  /** The components that read no measure at all. */
  readonly fixed: ReadonlySet<string>;
  /** Where the terms of each component stand. */
  readonly paths: readonly Path[];
  /** The digits of the plan's currency, and of the currency that is paid out. */
  readonly digits: number;
  readonly payDigits: number;
  readonly payCurrency: string;
  /** The weights of what is paid and of what is held. */
  readonly holdWeights: readonly bigint[];
}

const known = new WeakMap<Plan, Prepared>();

/** Everything about a plan that does not depend on facts; the same object for the same plan. */
export function prepare(plan: Plan): Prepared {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const prepared = analyse(plan);
  known.set(plan, prepared);
  return prepared;
}

function analyse(plan: Plan): Prepared {
  const payCurrency = plan.payIn?.currency ?? plan.currency;
  const fixed = plan.components.filter((component) => reads(component).length === 0);
  return {
    plan,
    definitions: new Map(plan.measures.map((definition) => [definition.key, definition])),
    needs: new Map(requirements(plan).map((need) => [need.measure, need])),
    fixed: new Set(fixed.map(({ key }) => key)),
    paths: plan.components.map(({ pay }, index) => ['components', index, pay.kind]),
    digits: digitsIn(plan.currency),
    payDigits: digitsIn(payCurrency),
    payCurrency,
    holdWeights: holdWeights(plan.holdback?.share ?? Rational.ZERO),
  };
}

/** The weights of what is paid and of what is held, in this order: a tied unit is paid. */
export const holdWeights = (share: Rational): readonly bigint[] => weightsOf([Rational.ONE.minus(share), share]);

const digitsIn = (currency: string): number => present(digitsOf(currency), `unknown currency ${currency}`);

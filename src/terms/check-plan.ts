import type { Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { bounds } from './checks/bounds';
import type { KnownMeasure } from './checks/known-measure';
import { liability } from './checks/liability';
import { measurement } from './checks/measurement';
import { nonMonotone } from './checks/monotone';
import { order } from './checks/order';
import { planExtent } from './checks/plan-extent';
import { unreachable } from './checks/unreachable';

/**
 * Everything to be said about a plan before it is signed: errors stop it, warnings name what somebody should have seen.
 *
 * What the plan does not say about its measures may come from a catalogue of KPIs.
 */
export const checkPlan = (plan: Plan, catalogue: readonly KnownMeasure[] = []): readonly Problem[] => [
  ...order(plan),
  ...bounds(plan),
  ...unreachable(plan, catalogue),
  ...nonMonotone(plan),
  ...liability(plan, planExtent(plan)),
  ...measurement(plan, catalogue),
];

import type { AdjustmentRule } from './adjustment';
import { reads } from './component-reads';
import type { Condition } from './measures/condition';
import type { Derivation, MeasureDefinition } from './measures/definition';
import { add, type Need, type Requirement } from './need';
import type { Plan } from './plan';

const known = new WeakMap<Plan, readonly Requirement[]>();

/** Every measure of facts that a plan reads, and how finely; nothing else needs to be gathered. */
export function requirements(plan: Plan): readonly Requirement[] {
  const found = known.get(plan) ?? requirementsOf(plan, planNeeds(plan));
  known.set(plan, found);
  return found;
}

/** The measures of facts behind some needs, with derived measures followed down to the facts. */
export function requirementsOf(plan: Plan, needs: readonly Need[]): readonly Requirement[] {
  const result = new Map<string, Requirement>();
  const definitions = new Map(plan.measures.map((definition) => [definition.key, definition]));
  for (const need of needs) follow(need, definitions, result);
  return [...result.values()].sort((a, b) => (a.measure < b.measure ? -1 : 1));
}

function planNeeds(plan: Plan): readonly Need[] {
  const adjusted = plan.adjustments.map(({ rule }) => measureOf(rule));
  const others = [...plan.figures, ...adjusted, plan.holdback?.progressMeasure ?? null];
  return [
    ...plan.components.flatMap(reads),
    ...others.filter((measure) => measure !== null).map((measure): Need => ({ measure })),
  ];
}

function measureOf(rule: AdjustmentRule): string | null {
  switch (rule.kind) {
    case 'minimum':
    case 'maximum':
    case 'exchange':
      return rule.terms.measure;
    case 'draw':
    case 'reserve':
      return rule.terms.balanceMeasure;
    case 'payoutFee':
      return null;
  }
}

function follow(
  need: Need,
  definitions: ReadonlyMap<string, MeasureDefinition>,
  result: Map<string, Requirement>,
): void {
  const definition = definitions.get(need.measure);
  if (definition === undefined) {
    add(result, need);
    return;
  }
  if (definition.derivation.kind === 'facts') {
    const { measure, aggregate, where, truncateAbove, truncateBelow, span } = definition.derivation.terms;
    const isSum = aggregate === 'SUM' && truncateAbove === null && truncateBelow === null && !where.some(bySize);
    add(result, {
      measure: measure ?? need.measure,
      isItems: need.isItems === true || !isSum,
      isHistory: need.isHistory === true || span !== 'PERIOD',
      dimensions: [...(need.dimensions ?? []), ...where.flatMap(({ dimension }) => dimension ?? [])],
    });
    return;
  }
  for (const measure of operands(definition.derivation)) follow({ ...need, measure }, definitions, result);
}

const bySize = (condition: Condition): boolean =>
  condition.quantityAtLeast !== null || condition.quantityAtMost !== null;

/** The measures that a derived one is computed from. */
export function operands(derivation: Derivation): readonly string[] {
  const named = (...measures: readonly (string | null)[]) => measures.filter((measure) => measure !== null);
  switch (derivation.kind) {
    case 'facts':
    case 'earned':
      return [];
    case 'difference':
      return [derivation.terms.of, ...derivation.terms.minus];
    case 'ratio':
      return [derivation.terms.of, derivation.terms.to];
    case 'product':
    case 'least':
      return derivation.terms.of;
    case 'scorecard':
      return derivation.terms.parts.map(({ measure }) => measure);
    case 'attainment':
      return named(derivation.terms.measure, derivation.terms.targetMeasure, derivation.terms.baselineMeasure);
    case 'adjustedBaseline':
      return named(derivation.terms.volumeMeasure);
    case 'availability':
      return named(derivation.terms.downtimeMeasure, derivation.terms.excludedMeasure);
  }
}

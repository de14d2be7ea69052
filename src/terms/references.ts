import type { z } from 'zod';
import { type Derived, operandsOf } from './operands';

interface Named {
  readonly key: string;
}

interface Referring {
  readonly currency: string;
  readonly measures: readonly (Named & Derived)[];
  readonly components: readonly (Named & { readonly split: readonly Payee[] })[];
  readonly adjustments: readonly (Named & { readonly components: readonly string[] })[];
  readonly split: readonly Payee[];
  readonly overlay: readonly Payee[];
  readonly payIn?: { readonly currency: string } | undefined;
}

interface Payee {
  readonly payee: string;
}

/** Everything that a plan refers to exists, once, and nothing refers to itself. */
export function references(plan: Referring, context: z.RefinementCtx): void {
  const issue = (path: readonly (string | number)[], code: string, message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
  const components = new Set(plan.components.map(({ key }) => key));
  for (const [index, { key, components: scope }] of plan.adjustments.entries()) {
    if (components.has(key)) issue(['adjustments', index, 'key'], 'DUPLICATE_KEY', `"${key}" is a component already`);
    for (const [position, name] of scope.entries()) {
      if (components.has(name)) continue;
      issue(['adjustments', index, 'components', position], 'UNKNOWN_COMPONENT', `there is no component "${name}"`);
    }
  }
  for (const [index, { earned }] of plan.measures.entries()) {
    for (const name of earned?.components ?? []) {
      if (components.has(name) || plan.adjustments.some(({ key }) => key === name)) continue;
      issue(['measures', index, 'earned'], 'UNKNOWN_COMPONENT', `there is no component "${name}"`);
    }
  }
  const cycle = findCycle(plan.measures);
  if (cycle !== null) issue(['measures'], 'CIRCULAR_MEASURE', `"${cycle}" is computed from itself`);
  const payees = new Set([...plan.split, ...plan.components.flatMap(({ split }) => split)].map(({ payee }) => payee));
  for (const [index, { payee }] of plan.overlay.entries()) {
    if (payees.has(payee)) issue(['overlay', index, 'payee'], 'DUPLICATE_KEY', `"${payee}" is in the split already`);
  }
  if (plan.payIn?.currency === plan.currency) {
    issue(['payIn', 'currency'], 'CONTRADICTORY_TERMS', 'payIn is for another currency than that of the plan');
  }
}

/** A measure that is computed from itself, directly or through others; null when there is none. */
function findCycle(measures: readonly (Named & Derived)[]): string | null {
  const operands = new Map(measures.map((definition) => [definition.key, operandsOf(definition)]));
  const done = new Set<string>();
  const visit = (key: string, above: ReadonlySet<string>): string | null => {
    if (above.has(key)) return key;
    if (done.has(key)) return null;
    done.add(key);
    for (const operand of operands.get(key) ?? []) {
      const cycle = visit(operand, new Set([...above, key]));
      if (cycle !== null) return cycle;
    }
    return null;
  };
  for (const { key } of measures) {
    const cycle = visit(key, new Set());
    if (cycle !== null) return cycle;
  }
  return null;
}

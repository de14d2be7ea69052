import type { Line } from '../engine/line';
import type { Plan } from '../engine/plan';
import type { ExplainedLine } from './line-document.rules';

/** The lines of a recompute with the partner behind each payee; or the payees behind whom there is nobody. */
export type Due =
  | { readonly lines: readonly ExplainedLine[]; readonly strangers: null }
  | { readonly lines: null; readonly strangers: readonly string[] };

/** Finds the partner of every line; a payee without a partner stops the agreement, because nobody else may get its pay. */
export function dueLines(lines: readonly Line[], payees: Readonly<Record<string, string>>): Due {
  const strangers = [...new Set(lines.map(({ payee }) => payee))].filter((payee) => !Object.hasOwn(payees, payee));
  if (strangers.length > 0) return { lines: null, strangers };
  return {
    strangers: null,
    lines: lines.map((line) => ({
      component: line.component,
      segment: line.segment ?? '',
      payee: line.payee,
      partnerId: payees[line.payee] ?? '',
      currency: line.currency,
      amount: line.amount,
      held: line.held,
      pot: line.pot,
      line,
    })),
  };
}

/** What a component or adjustment is called in words; its key where it has none. */
export function labelOf(plan: Plan, component: string): string {
  const named = [...plan.components, ...plan.adjustments].find(({ key }) => key === component);
  return named?.label ?? component;
}

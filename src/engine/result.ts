import type { Fact } from './facts';
import type { Line, Result } from './line';
import { numberOf } from './measures/aggregate';
import type { Run } from './pipeline/run';
import type { Plan } from './plan';
import type { Problem } from './problem';

/** The result of lines that all went through: totals, the figures the plan wants to see, and doubts about the facts. */
export function settled(lines: readonly Line[], run: Run): Result {
  const { plan, fixed } = run.prepared;
  let [amount, held, guaranteed] = [0n, 0n, 0n];
  for (const line of lines) {
    amount += line.amount;
    held += line.held;
    if (fixed.has(line.component)) guaranteed += line.amount;
  }
  return {
    currency: run.door.currency,
    lines,
    total: { amount, held },
    guaranteed,
    figures: plan.figures.map((measure) => ({ measure, value: run.measures.find(measure) })),
    sharing: run.sharing,
    problems: doubts(run),
  };
}

/** Nothing is paid by default: a problem stops the whole agreement. */
export const refused = (plan: Plan, problem: Problem): Result => ({
  currency: plan.payIn?.currency ?? plan.currency,
  lines: [],
  total: { amount: 0n, held: 0n },
  guaranteed: 0n,
  figures: [],
  sharing: [],
  problems: [problem],
});

/** Facts that paid nothing although somebody sent them. */
function doubts(run: Run): readonly Problem[] {
  const { needs } = run.prepared;
  const { current, before, outside } = run.qualified;
  const early = before.filter(({ measure }) => needs.get(measure)?.needsHistory === false);
  const unread = current.filter(({ measure }) => !needs.has(measure));
  return [
    ...warning('FACTS_OUTSIDE_PERIOD', [...outside, ...early], 'lie outside the period or the days in force'),
    ...warning('UNREAD_MEASURE', unread, 'are of a measure that the plan does not read'),
  ];
}

function warning(code: string, facts: readonly Fact[], what: string): readonly Problem[] {
  if (facts.length === 0) return [];
  const measures = [...new Set(facts.map(({ measure }) => measure))].sort().join(', ');
  const sentence = `${numberOf(facts)} facts (${measures}) ${what}; they pay nothing.`;
  return [{ severity: 'WARNING', code, path: ['facts'], sentence }];
}

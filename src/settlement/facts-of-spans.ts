import type { Fact } from '../engine/facts';
import { measurementFactsOfSpans } from '../kpis/measurement-span-facts.repository';
import type { OutcomeState } from '../outcomes/outcome-event.rules';
import { outcomeFactsOfSpans } from '../outcomes/outcome-span-facts.repository';
import type { Scope } from '../platform/scope';
import type { SpanQuery } from './span-queries.rules';

const COUNTED: readonly OutcomeState[] = ['VERIFIED'];
const PENDING: readonly OutcomeState[] = ['CLAIMED', 'REOPENED'];

/** What counts for pay in each span: verified outcomes and measurements, in two statements. */
export async function factsOfSpans(scope: Scope, spans: readonly SpanQuery[]): Promise<Fact[][]> {
  const measures = measuresOf(spans);
  if (measures.length === 0) return spans.map(() => []);
  const outcomes = await outcomeFactsOfSpans(scope, spans, COUNTED, measures);
  const measured = await measurementFactsOfSpans(scope, spans, measures);
  return spans.map((span, index) => wanted(span, [...(outcomes[index] ?? []), ...(measured[index] ?? [])]));
}

/** What would count beside it if every claimed and reopened outcome were verified, in one statement. */
export async function pendingFactsOfSpans(scope: Scope, spans: readonly SpanQuery[]): Promise<Fact[][]> {
  const measures = measuresOf(spans);
  if (measures.length === 0) return spans.map(() => []);
  const outcomes = await outcomeFactsOfSpans(scope, spans, PENDING, measures);
  return spans.map((span, index) => wanted(span, outcomes[index] ?? []));
}

const measuresOf = (spans: readonly SpanQuery[]): string[] =>
  [...new Set(spans.flatMap(({ measures }) => measures))].sort();

/** Many spans are read at once, each for its own measures. */
function wanted({ measures }: SpanQuery, facts: readonly Fact[]): Fact[] {
  const asked = new Set(measures);
  return facts.filter(({ measure }) => asked.has(measure));
}

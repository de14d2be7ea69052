import { measurementFactsOfSpans } from '../kpis/measurement-span-facts.repository';
import type { SpanFacts } from '../kpis/span-facts.rules';
import type { OutcomeState } from '../outcomes/outcome-event.rules';
import { outcomeFactsOfSpans } from '../outcomes/outcome-span-facts.repository';
import type { Scope } from '../platform/scope';
import type { SpanQuery } from './span-queries.rules';

const COUNTED: readonly OutcomeState[] = ['VERIFIED'];
const PENDING: readonly OutcomeState[] = ['CLAIMED', 'REOPENED'];

const NOTHING: SpanFacts = { facts: [], sources: [] };

/** What counts for pay in each span: verified outcomes and measurements, in two statements. */
export async function factsOfSpans(scope: Scope, spans: readonly SpanQuery[]): Promise<SpanFacts[]> {
  const measures = measuresOf(spans);
  if (measures.length === 0) return spans.map(() => NOTHING);
  const outcomes = await outcomeFactsOfSpans(scope, spans, COUNTED, measures);
  const measured = await measurementFactsOfSpans(scope, spans, measures);
  return spans.map((span, index) => wanted(span, [outcomes[index] ?? NOTHING, measured[index] ?? NOTHING]));
}

/** What would count beside it if every claimed and reopened outcome were verified, in one statement. */
export async function pendingFactsOfSpans(scope: Scope, spans: readonly SpanQuery[]): Promise<SpanFacts[]> {
  const measures = measuresOf(spans);
  if (measures.length === 0) return spans.map(() => NOTHING);
  const outcomes = await outcomeFactsOfSpans(scope, spans, PENDING, measures);
  return spans.map((span, index) => wanted(span, [outcomes[index] ?? NOTHING]));
}

const measuresOf = (spans: readonly SpanQuery[]): string[] =>
  [...new Set(spans.flatMap(({ measures }) => measures))].sort();

/** Many spans are read at once, each for its own measures. */
function wanted({ measures }: SpanQuery, found: readonly SpanFacts[]): SpanFacts {
  const asked = new Set(measures);
  return {
    facts: found.flatMap(({ facts }) => facts).filter(({ measure }) => asked.has(measure)),
    sources: found.flatMap(({ sources }) => sources).filter(({ measure }) => asked.has(measure)),
  };
}

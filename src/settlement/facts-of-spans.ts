import type { Grain } from '../engine/need';
import { measurementFactsOfSpans, measurementSumsOfSpans } from '../kpis/measurement-span-facts.repository';
import type { SpanFacts } from '../kpis/span-facts.rules';
import type { OutcomeState } from '../outcomes/outcome-event.rules';
import { outcomeFactsOfSpans, outcomeSumsOfSpans } from '../outcomes/outcome-span-facts.repository';
import type { Scope } from '../platform/scope';
import type { SpanQuery } from './span-queries.rules';

const COUNTED: readonly OutcomeState[] = ['VERIFIED'];
const PENDING: readonly OutcomeState[] = ['CLAIMED', 'REOPENED'];

/** The facts of one span, and the mark of its outcomes where they came as sums. */
export type FactsOfSpan = SpanFacts & { readonly outcomesMark?: string };

/** What counts for pay in each span, as sums where the query says that they suffice: two statements for each grain. */
export const factsOfSpans = (scope: Scope, spans: readonly SpanQuery[]): Promise<FactsOfSpan[]> =>
  byGrain(spans, {
    ROLLUP: async (own, measures) => [
      await outcomeSumsOfSpans(scope, own, COUNTED, measures),
      await measurementSumsOfSpans(scope, own, measures),
    ],
    ITEMS: async (own, measures) => [
      await outcomeFactsOfSpans(scope, own, COUNTED, measures),
      await measurementFactsOfSpans(scope, own, measures),
    ],
  });

/** What would count beside it if every claimed and reopened outcome were verified, in one statement for each grain. */
export const pendingFactsOfSpans = (scope: Scope, spans: readonly SpanQuery[]): Promise<FactsOfSpan[]> =>
  byGrain(spans, {
    ROLLUP: async (own, measures) => [await outcomeSumsOfSpans(scope, own, PENDING, measures)],
    ITEMS: async (own, measures) => [await outcomeFactsOfSpans(scope, own, PENDING, measures)],
  });

/** What several statements found, each for all spans in their order. */
type Found = readonly (readonly FactsOfSpan[])[];
type Read = (spans: readonly SpanQuery[], measures: readonly string[]) => Promise<Found>;

/** Asks for all spans of one grain together and hands each what it asked for. */
async function byGrain(spans: readonly SpanQuery[], read: Readonly<Record<Grain, Read>>): Promise<FactsOfSpan[]> {
  const found = new Map<SpanQuery, FactsOfSpan>();
  for (const grain of ['ROLLUP', 'ITEMS'] as const) {
    const own = spans.filter((span) => span.grain === grain);
    if (own.length === 0) continue;
    const answers = await read[grain](own, measuresOf(own));
    for (const [index, span] of own.entries())
      found.set(
        span,
        wanted(
          span,
          answers.map((answer) => answer[index] ?? NOTHING),
        ),
      );
  }
  return spans.map((span) => found.get(span) ?? NOTHING);
}

const NOTHING: FactsOfSpan = { facts: [], sources: [] };

const measuresOf = (spans: readonly SpanQuery[]): string[] =>
  [...new Set(spans.flatMap(({ measures }) => measures))].sort();

/** Many spans are read at once, each for its own measures. */
function wanted({ measures }: SpanQuery, found: readonly FactsOfSpan[]): FactsOfSpan {
  const asked = new Set(measures);
  const marked = found.find(({ outcomesMark }) => outcomesMark !== undefined);
  return {
    facts: found.flatMap(({ facts }) => facts).filter(({ measure }) => asked.has(measure)),
    sources: found.flatMap(({ sources }) => sources).filter(({ measure }) => asked.has(measure)),
    ...(marked?.outcomesMark !== undefined && { outcomesMark: marked.outcomesMark }),
  };
}

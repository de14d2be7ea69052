import type { Fact, Provenance } from '../engine/facts';
import { type IdKind, publicId, publicIds } from '../kernel/id';
import { type FactRow, toFact } from './facts-query.rules';

interface OfSpan {
  /** The place of its span, from 1. */
  readonly place: bigint;
  readonly measure: string;
  /** Null where the hat may not see the source. */
  readonly source: string | null;
  readonly version: string | null;
}

/** A fact of one of several spans, with where it comes from. */
export type SpanFactRow = FactRow & OfSpan;

/** The sum of facts of one of several spans that are alike in measure, unit, dimensions, source and version. */
export interface SpanSumRow extends OfSpan, Pick<FactRow, 'measure' | 'quantity' | 'unit' | 'dimensions'> {
  /** The ids of the facts, byte by byte: cheaper to read than an array of a million. */
  readonly refs: Uint8Array;
}

/** The facts of one span, and where they come from. */
export interface SpanFacts {
  readonly facts: Fact[];
  readonly sources: Provenance[];
}

/** Hands each span its facts, in their order; several sources or versions of one measure are named together. */
export const bySpan = (spans: number, rows: readonly SpanFactRow[], kind: IdKind): SpanFacts[] =>
  handedOut(spans, rows, (row) => {
    const fact = toFact(row);
    return fact.ref === null ? fact : { ...fact, ref: publicId(kind, fact.ref) };
  });

/**
 * Hands each span its sums: facts of the whole span, which name all that they are the sum of.
 */
export const sumsBySpan = (spans: number, rows: readonly SpanSumRow[], kind: IdKind): SpanFacts[] =>
  handedOut(spans, rows, ({ measure, quantity, unit, dimensions, refs }) => {
    const sumOf = publicIds(kind, refs);
    return {
      ...toFact({ measure, subject: null, at: null, quantity, unit, dimensions, ref: sumOf.first }),
      sumOf,
    };
  });

function handedOut<Row extends OfSpan>(spans: number, rows: readonly Row[], factOf: (row: Row) => Fact): SpanFacts[] {
  const found: SpanFacts[] = Array.from({ length: spans }, () => ({ facts: [], sources: [] }));
  const origins = found.map(() => new Map<string, Origin>());
  for (const row of rows) {
    const index = Number(row.place) - 1;
    found[index]?.facts.push(factOf(row));
    const origin = originOf(origins[index] ?? new Map(), row.measure);
    if (row.source !== null) origin.sources.add(row.source);
    if (row.version !== null) origin.versions.add(row.version);
  }
  for (const [index, { sources }] of found.entries())
    for (const [measure, origin] of origins[index] ?? [])
      if (origin.sources.size > 0)
        sources.push({ measure, source: joined(origin.sources) ?? '', version: joined(origin.versions) });
  return found;
}

interface Origin {
  readonly sources: Set<string>;
  readonly versions: Set<string>;
}

function originOf(origins: Map<string, Origin>, measure: string): Origin {
  const known = origins.get(measure);
  if (known !== undefined) return known;
  const made = { sources: new Set<string>(), versions: new Set<string>() };
  origins.set(measure, made);
  return made;
}

const joined = (names: ReadonlySet<string>): string | null => (names.size === 0 ? null : [...names].sort().join(', '));

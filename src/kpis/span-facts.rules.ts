import type { Fact, Provenance } from '../engine/facts';
import { type IdKind, publicId } from '../kernel/id';
import { type FactRow, toFact } from './facts-query.rules';

/** A fact of one of several spans, with where it comes from. */
export interface SpanFactRow extends FactRow {
  /** The place of its span, from 1. */
  readonly place: bigint;
  /** Null where the hat may not see the source. */
  readonly source: string | null;
  readonly version: string | null;
}

/** The facts of one span, and where they come from. */
export interface SpanFacts {
  readonly facts: Fact[];
  readonly sources: Provenance[];
}

/** Hands each span its facts, in their order; several sources or versions of one measure are named together. */
export function bySpan(spans: number, rows: readonly SpanFactRow[], kind: IdKind): SpanFacts[] {
  const found: SpanFacts[] = Array.from({ length: spans }, () => ({ facts: [], sources: [] }));
  const origins = found.map(() => new Map<string, { sources: Set<string>; versions: Set<string> }>());
  for (const { place, source, version, ref, ...row } of rows) {
    const index = Number(place) - 1;
    found[index]?.facts.push(toFact({ ...row, ref: ref === null ? null : publicId(kind, ref) }));
    const origin = origins[index]?.get(row.measure) ?? { sources: new Set(), versions: new Set() };
    if (source !== null) origin.sources.add(source);
    if (version !== null) origin.versions.add(version);
    origins[index]?.set(row.measure, origin);
  }
  for (const [index, { sources }] of found.entries())
    for (const [measure, origin] of origins[index] ?? [])
      if (origin.sources.size > 0)
        sources.push({ measure, source: joined(origin.sources) ?? '', version: joined(origin.versions) });
  return found;
}

const joined = (names: ReadonlySet<string>): string | null => (names.size === 0 ? null : [...names].sort().join(', '));

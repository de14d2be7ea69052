import { dimensionOf, type Fact } from '../facts';

/** One value of a dimension with the facts that are read for it; null for facts that have no value. */
export interface Segment {
  readonly value: string | null;
  readonly facts: readonly Fact[];
}

/**
 * Divides facts by a dimension: every fact of the given measures is in exactly one segment, in alphabetical order with
 * the unnamed one last. A measure that never has the dimension (a quality score, say) is read by every segment.
 */
export function segments(facts: readonly Fact[], dimension: string, measures: ReadonlySet<string>): readonly Segment[] {
  const read = facts.filter(({ measure }) => measures.has(measure));
  const divided = new Set(read.filter((fact) => dimensionOf(fact, dimension) !== null).map(({ measure }) => measure));
  const own = read.filter(({ measure }) => divided.has(measure));
  const common = facts.filter(({ measure }) => !divided.has(measure));
  return segmentsOf(own, dimension).map((value) => ({
    value,
    facts: [...own.filter((fact) => dimensionOf(fact, dimension) === value), ...common],
  }));
}

/** Every value of a dimension in alphabetical order, whatever the order of the facts; the unnamed one last. */
export function segmentsOf(facts: readonly Fact[], dimension: string): readonly (string | null)[] {
  const found = new Set(facts.map((fact) => dimensionOf(fact, dimension)));
  const named = [...found].filter((segment) => segment !== null).sort();
  return found.has(null) ? [...named, null] : named;
}

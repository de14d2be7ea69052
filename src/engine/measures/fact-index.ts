import type { Fact } from '../facts';

/** Facts by measure, so that reading one measure does not walk over all the others. */
export type FactIndex = ReadonlyMap<string, readonly Fact[]>;

/** Groups facts by measure in one pass. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const index = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = index.get(fact.measure);
    if (known === undefined) index.set(fact.measure, [fact]);
    else known.push(fact);
  }
  return index;
}

import type { Facts } from '../engine/facts';
import { canonicalJson, contentHash } from '../kernel/canonical-json';

/** Raised whenever the engine may compute another amount from the same terms and facts. */
export const ENGINE_VERSION = '1';

/** The hash of everything a computation depends on: the same facts in any order, terms and engine give the same hash. */
export function inputHash(facts: Facts, termsHash: string): string {
  const { period, agreement, sources } = facts;
  const items = facts.facts.map((fact) => canonicalJson({ ...fact, quantity: fact.quantity.toString() })).sort();
  return contentHash({
    period: { ...period },
    agreement: { ...agreement },
    sources: sources.map((source) => canonicalJson(source)).sort(),
    facts: items,
    terms: termsHash,
    engine: ENGINE_VERSION,
  });
}

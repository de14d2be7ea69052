import type { RateLock } from '../conversion';
import type { Fact } from '../facts';
import { type ConversionTerms, lockOf } from './conversion';

/** Facts of one foreign currency that were locked at one rate. */
interface Locked {
  readonly from: string;
  readonly lock: RateLock;
  readonly facts: readonly Fact[];
}

/** Facts in foreign currencies by currency and locked rate, in the same order whatever the order of the facts. */
export function byLock(facts: readonly Fact[], terms: ConversionTerms): readonly Locked[] {
  const groups = new Map<string, { readonly from: string; readonly lock: RateLock; readonly facts: Fact[] }>();
  for (const fact of facts) {
    const lock = lockOf(fact, terms);
    const key = keyOf(fact.unit, lock);
    const group = groups.get(key) ?? { from: fact.unit, lock, facts: [] };
    groups.set(key, group);
    group.facts.push(fact);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const keyOf = (from: string, { base, rate, source, statedOn, lockedOn }: RateLock): string =>
  JSON.stringify([from, lockedOn, statedOn, source, base, rate.toString()]);

import { hash } from 'node:crypto';
import type { Fact, Facts } from '../engine/facts';
import { canonicalJson, contentHash } from '../kernel/canonical-json';
import type { References } from '../kernel/references';

/** Raised whenever the engine may compute another amount from the same terms and facts. */
export const ENGINE_VERSION = '1';

/**
 * The hash of everything a computation depends on: the same facts in any order, terms and engine give the same hash. Facts
 * that were gathered as a sum are hashed as that sum with the hash of the references of all that is in it.
 */
export function inputHash(facts: Facts, termsHash: string): string {
  const { period, agreement, sources } = facts;
  const items = facts.facts.map(factText).sort();
  return contentHash({
    period: { ...period },
    agreement: { ...agreement },
    sources: sources.map((source) => canonicalJson(source)).sort(),
    facts: items,
    terms: termsHash,
    engine: ENGINE_VERSION,
  });
}

/**
 * The canonical JSON of a fact, its members in the order of their names: written out, because a settlement hashes millions of
 * facts. Exact numbers are text; a fact without a lock has none.
 */
export function factText({ at, dimensions, lock, measure, quantity, ref, subject, sumOf, unit }: Fact): string {
  const locked = lock == null ? '' : `"lock":${canonicalJson({ ...lock, rate: lock.rate.toString() })},`;
  const about = `"measure":${text(measure)},"quantity":${text(quantity.toString())},"ref":${text(ref)}`;
  const summed = sumOf === undefined ? '' : `"sumOf":${text(digestOf(sumOf))},`;
  const of = `"subject":${text(subject)},${summed}"unit":${text(unit)}`;
  return `{"at":${text(at)},"dimensions":${canonicalJson(dimensions)},${locked}${about},${of}}`;
}

/** The references of a sum may be thousands; they stand in the text of the fact as one hash. */
const digestOf = ({ json }: References): string => hash('sha256', json, 'hex');

const text = (value: string | null): string => JSON.stringify(value);

import type { Period } from '../kernel/period';
import type { Rational } from '../kernel/rational';
import type { References, Refs } from '../kernel/references';
import type { RateLock } from './conversion';

/** The one shape of everything a plan can read: a roster, tickets, downtime, revenue, a survey answer. */
export interface Fact {
  readonly measure: string;
  /** Whom or what it speaks about, such as a customer or a ticket. */
  readonly subject: string | null;
  /** A canonical instant (`parseInstant`); null for a rollup of the whole period. */
  readonly at: string | null;
  readonly quantity: Rational;
  /** A currency is a unit. */
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** What a reader can look up: the id of the measurement, rollup or outcome. */
  readonly ref: string | null;
  /** The rate that was locked for a fact in a foreign currency; a lock travels with its fact and never changes. */
  readonly lock?: RateLock | null;
  /** Of a fact without a lock: the day whose rate it waits for, where that is known. */
  readonly neededOn?: string | null;
  /**
   * The references of the single facts whose sum this is, alike in measure, unit and dimensions: so facts come where a plan
   * needs no more than their sum (`requirements`). Left out for a single fact.
   */
  readonly sumOf?: References;
}

/** How many single facts this one stands for. */
export const countOf = ({ sumOf }: Fact): number => sumOf?.count ?? 1;

/** What a reader can look up of a fact: its own reference, or those of all that it is the sum of. */
export const refsOf = ({ ref, sumOf }: Fact): Refs => sumOf ?? (ref === null ? [] : [ref]);

/** The same of many facts, in alphabetical order. */
export function refsOfAll(facts: readonly Fact[]): Refs {
  const [first] = facts;
  return first !== undefined && facts.length === 1 ? refsOf(first) : facts.flatMap((fact) => [...refsOf(fact)]).sort();
}

/** The value that a fact has in a dimension, null for none; a name like `constructor` is a name like any other. */
export const dimensionOf = ({ dimensions }: Fact, dimension: string): string | null =>
  Object.hasOwn(dimensions, dimension) ? (dimensions[dimension] ?? null) : null;

/** The days on which the agreement is in force; null means open on that side. */
export interface InForce {
  readonly start: string | null;
  readonly endExclusive: string | null;
}

/** Where the numbers of one measure come from, carried into the explanation. */
export interface Provenance {
  readonly measure: string;
  readonly source: string;
  readonly version: string | null;
}

/** Everything outside the plan that its pay depends on; nothing else may be read. */
export interface Facts {
  readonly period: Period;
  readonly agreement: InForce;
  readonly facts: readonly Fact[];
  readonly sources: readonly Provenance[];
}

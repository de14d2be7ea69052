import type { z } from 'zod';
import { Rational, sum } from '../kernel/rational';

/** No two entries of a list share the value of one field. */
export function uniqueBy<K extends string>(field: K) {
  return (entries: readonly { readonly [P in K]: string }[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const value = entry[field];
      if (seen.has(value)) {
        const message = `"${value}" is used twice; each ${field} is unique`;
        context.addIssue({ code: 'custom', path: [index, field], message, params: { code: 'DUPLICATE_KEY' } });
      }
      seen.add(value);
    }
  };
}

/** The shares of a list sum to exactly 1; an empty list says nothing. */
export function sumsToOne<K extends string>(field: K) {
  return (entries: readonly { readonly [P in K]: string }[], context: z.RefinementCtx): void => {
    const shares = entries.map((entry) => Rational.parse(entry[field]));
    const known = shares.filter((share) => share !== null);
    if (known.length < shares.length || shares.length === 0) return;
    const total = sum(known);
    if (total.equals(Rational.ONE)) return;
    const message = `the shares must sum to exactly 1, they sum to ${total}`;
    context.addIssue({ code: 'custom', message, params: { code: 'SHARES_NOT_ONE' } });
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Exactly one of some fields is given; an empty list counts as not given. */
export const oneOf = (...fields: readonly string[]) => countOf(fields, 1, 1);

/** At most one of some fields is given. */
export const atMostOneOf = (...fields: readonly string[]) => countOf(fields, 0, 1);

/** At least one of some fields is given. */
export const someOf = (...fields: readonly string[]) => countOf(fields, 1, fields.length);

/** All of some fields are given, or none of them. */
export function together(...fields: readonly string[]) {
  return (terms: Fields, context: z.RefinementCtx): void => {
    const given = fields.filter((field) => isGiven(terms[field]));
    if (given.length === 0 || given.length === fields.length) return;
    const missing = fields.filter((field) => !given.includes(field));
    const message = `${fields.join(' and ')} belong together: give all or none`;
    context.addIssue({ code: 'custom', path: missing.slice(0, 1), message, params: { code: 'INCOMPLETE_TERMS' } });
  };
}

function countOf(fields: readonly string[], least: number, most: number) {
  return (terms: Fields, context: z.RefinementCtx): void => {
    const given = fields.filter((field) => isGiven(terms[field]));
    if (given.length >= least && given.length <= most) return;
    const wanted = least === 0 ? 'at most one' : most === 1 ? 'exactly one' : 'at least one';
    const found = given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`;
    const message = `give ${wanted} of ${fields.join(', ')}: ${found}`;
    const code = given.length > most ? 'CONTRADICTORY_TERMS' : 'INCOMPLETE_TERMS';
    context.addIssue({ code: 'custom', path: given.slice(1, 2), message, params: { code } });
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** The lower of two bounds does not lie above the upper one. */
export function ordered(low: string, high: string) {
  return (terms: Fields, context: z.RefinementCtx): void => {
    const [from, to] = [Rational.parse(String(terms[low])), Rational.parse(String(terms[high]))];
    if (from === null || to === null || from.compare(to) <= 0) return;
    const message = `${low} ${from} lies above ${high} ${to}`;
    context.addIssue({ code: 'custom', path: [low], message, params: { code: 'CONTRADICTORY_TERMS' } });
  };
}

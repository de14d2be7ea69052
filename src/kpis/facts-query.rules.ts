import type { Fact } from '../engine/facts';
import { present } from '../kernel/assert';
import { parseInstant } from '../kernel/instant';
import { Rational } from '../kernel/rational';

/** Which facts of a partner: those whose deciding instant lies in `[from, until)`. */
export interface FactsQuery {
  readonly partnerId: string;
  /** Only of this customer; null for all. */
  readonly customerId: string | null;
  readonly from: string;
  readonly until: string;
}

/** A fact as the database hands it over. */
export interface FactRow {
  readonly measure: string;
  readonly subject: string | null;
  readonly at: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly ref: string | null;
}

/** Reads a stored row as the fact it states; exact, and with the instant in its canonical form. */
export function toFact(row: FactRow): Fact {
  return {
    ...row,
    at: row.at === null ? null : canonicalInstant(row.at),
    quantity: present(Rational.parse(row.quantity), `a stored quantity is a plain decimal: ${row.quantity}`),
  };
}

/** An instant the database gave back, in the canonical form that compares as a string. */
export function canonicalInstant(instant: string): string {
  const parsed = parseInstant(instant);
  return present(parsed.ok ? parsed.value : null, `a stored instant is an instant: ${instant}`);
}

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

/** Many queries as the columns of one statement. */
export const spanParameters = (spans: readonly FactsQuery[]) => ({
  partner_ids: spans.map(({ partnerId }) => partnerId),
  customer_ids: spans.map(({ customerId }) => customerId),
  froms: spans.map(({ from }) => from),
  untils: spans.map(({ until }) => until),
});

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
export function toFact({ measure, subject, at, quantity, unit, dimensions, ref }: FactRow): Fact {
  const exact = present(Rational.parse(quantity), `a stored quantity is a plain decimal: ${quantity}`);
  return { measure, subject, at: at === null ? null : canonicalInstant(at), quantity: exact, unit, dimensions, ref };
}

/** An instant the database gave back, in the canonical form that compares as a string. */
export function canonicalInstant(instant: string): string {
  const parsed = parseInstant(instant);
  return present(parsed.ok ? parsed.value : null, `a stored instant is an instant: ${instant}`);
}

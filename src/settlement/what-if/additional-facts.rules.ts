import type { Fact } from '../../engine/facts';
import { present } from '../../kernel/assert';
import { boundsOf, type Period } from '../../kernel/period';
import { Rational } from '../../kernel/rational';
import { byName, type Dimension } from '../../kpis/dimensions.rules';
import { canonicalInstant } from '../../kpis/facts-query.rules';
import type { SpanQuery } from '../span-queries.rules';

/** More of one measure, as it was asked for. */
export interface AdditionalFact {
  readonly measure: string;
  readonly quantity: string;
  readonly unit: string;
  readonly at?: string | null | undefined;
  readonly customerReference?: string | null | undefined;
  readonly dimensions?: readonly Dimension[] | null | undefined;
}

/** What the gatherer would read for one period of one agreement. */
export interface Reading {
  readonly period: Period;
  readonly queries: readonly SpanQuery[];
  /** The reference of the one customer whose facts count; null where those of all do. */
  readonly customerReference: string | null;
}

/** The additional fact as this period reads it; null where the gatherer would not have found it either. */
export function factIn(additional: AdditionalFact, place: number, { period, queries, ...only }: Reading): Fact | null {
  const at = canonicalInstant(additional.at ?? lastMomentOf(period));
  const isRead = queries.some(
    ({ measures, from, until }) => measures.includes(additional.measure) && from <= at && at < until,
  );
  const subject = additional.customerReference ?? only.customerReference;
  if (!isRead || (only.customerReference !== null && subject !== only.customerReference)) return null;
  return {
    measure: additional.measure,
    subject,
    at,
    quantity: present(Rational.parse(additional.quantity), 'the schema has read the quantity'),
    unit: additional.unit,
    dimensions: byName(additional.dimensions ?? []) ?? {},
    ref: `additional[${place}]`,
  };
}

/** What an answer takes for granted, in sentences. */
export const assumptionsOf = (additional: readonly AdditionalFact[]): readonly string[] => [
  'The terms are those that both sides have signed for the first day of the period, and no other fact changes.',
  'Claimed and reopened outcomes count for nothing until they are verified.',
  ...additional.map((fact, place) => `additional.${place}: ${assumed(fact)}`),
];

function assumed({ measure, quantity, unit, at, customerReference }: AdditionalFact): string {
  const when = at == null ? 'at the last moment of the period, because no instant is given' : `at ${at}`;
  const whose =
    customerReference == null
      ? 'for whichever customer an agreement covers, because none is named'
      : `for the customer ${customerReference}`;
  return `${quantity} (${unit}) of "${measure}" is verified and counts ${when}, ${whose}.`;
}

/** The product keeps milliseconds. */
const lastMomentOf = (period: Period): string => new Date(Date.parse(boundsOf(period).endExclusive) - 1).toISOString();

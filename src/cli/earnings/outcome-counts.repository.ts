import type { FactsQuery } from '../../kpis/facts-query.rules';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';
// The wall below reads the visibility that this declares.
import '../../outcomes/outcome.entity';

/** A stretch of time of one agreement's partner, and the row of the table in which its outcomes count. */
export interface CountedSpan extends FactsQuery {
  readonly row: number;
}

/** How many outcomes matured, and how many of them were taken back by a reopen. */
export interface OutcomeCount {
  readonly outcomes: number;
  readonly voided: number;
}

/** Two agreements of one row may cover the same outcome: it counts once. */
const COUNTS = statement(
  'earnings.outcome-counts',
  `select s.number as "row",
     count(distinct o.id) filter (where o.state = 'VERIFIED')::int as outcomes,
     count(distinct o.id) filter (where o.state = 'REOPENED')::int as voided
   from unnest(:rows::int[], :partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     as s(number, partner_id, customer_id, from_at, until_at)
   join outcome o on o.partner_id = s.partner_id and o.matures_at >= s.from_at and o.matures_at < s.until_at
     and (s.customer_id is null or o.customer_id = s.customer_id)
   where ${wall('o', 'outcome')} and o.state in ('VERIFIED', 'REOPENED')
   group by s.number`,
);

/** The counts of every row that has any, in one statement. */
export async function outcomeCounts(
  scope: Scope,
  spans: readonly CountedSpan[],
): Promise<ReadonlyMap<number, OutcomeCount>> {
  const found = await scope.rows<OutcomeCount & { readonly row: number }>(COUNTS, {
    rows: spans.map(({ row }) => row),
    partner_ids: spans.map(({ partnerId }) => partnerId),
    customer_ids: spans.map(({ customerId }) => customerId),
    froms: spans.map(({ from }) => from),
    untils: spans.map(({ until }) => until),
  });
  return new Map(found.map(({ row, ...count }) => [row, count]));
}

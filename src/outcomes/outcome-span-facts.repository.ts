import { present } from '../kernel/assert';
import { type FactsQuery, spanParameters } from '../kpis/facts-query.rules';
import { bySpan, type SpanFactRow, type SpanFacts, type SpanSumRow, sumsBySpan } from '../kpis/span-facts.rules';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { OutcomeState } from './outcome-event.rules';
import { NONE_SEEN, outcomesMark, type Seen, seenColumns } from './outcome-mark.rules';
// The walls below read the visibility that these declare.
import '../customers/customer.entity';
import '../kpis/outcome-definition.entity';
import './outcome.entity';

const OF_SPANS = statement(
  'outcome.facts-of-spans',
  `select s.place, d.key as measure, c.external_reference as subject, o.matures_at as at, o.quantity, o.unit, o.dimensions,
     o.id as ref, 'outcome definition ' || d.key as source, d.version::text as version
   from unnest(:partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     with ordinality as s(partner_id, customer_id, from_at, until_at, place)
   join outcome o on o.partner_id = s.partner_id and o.matures_at >= s.from_at and o.matures_at < s.until_at
     and (s.customer_id is null or o.customer_id = s.customer_id)
   join outcome_definition d on d.vendor_id = o.vendor_id and d.id = o.definition_id
   join customer c on c.vendor_id = o.vendor_id and c.id = o.customer_id
   where ${wall('o', 'outcome')} and ${wall('d', 'outcome_definition')} and ${wall('c', 'customer')}
     and o.state = any(:states) and d.key = any(:measures)
   order by s.place, o.matures_at, o.id`,
);

/**
 * Outcomes of other states and definitions are no facts: they make one row without a measure, which only says what was seen.
 * Without `offset 0` PostgreSQL would work out four times whether an outcome counts.
 */
const SUMS_OF_SPANS = statement(
  'outcome.sums-of-spans',
  `select s.place, d.key as measure, o.quantity, o.unit, o.dimensions, o.refs, 'outcome definition ' || d.key as source,
     d.version::text as version, o.seen, o.changes
   from unnest(:partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     with ordinality as s(partner_id, customer_id, from_at, until_at, place)
   cross join (
     select array_agg(d.id) as ids from outcome_definition d
     where ${wall('d', 'outcome_definition')} and d.key = any(:measures)) read
   cross join lateral (
     select case when o.counts then o.definition_id end as definition_id, case when o.counts then o.unit end as unit,
       case when o.counts then o.dimensions end as dimensions, sum(o.quantity) as quantity,
       string_agg(uuid_send(o.id), '') filter (where o.counts) as refs, ${seenColumns('o')}
     from (
       select o.definition_id, o.unit, o.dimensions, o.quantity, o.id, o.last_sequence,
         o.state = any(:states) and o.definition_id = any(read.ids) as counts
       from outcome o
       where ${wall('o', 'outcome')} and o.partner_id = s.partner_id and o.matures_at >= s.from_at
         and o.matures_at < s.until_at and (s.customer_id is null or o.customer_id = s.customer_id)
       offset 0) o
     group by 1, 2, 3) o
   left join outcome_definition d on d.id = o.definition_id and ${wall('d', 'outcome_definition')}
   order by s.place, d.key, d.version, o.unit, o.dimensions`,
);

/** The sums of one span, and the mark of all its outcomes in the same moment. */
export type SumsOfSpan = SpanFacts & { readonly outcomesMark: string };

type Counted = SpanSumRow & Seen;
/** The outcomes of a span that are no facts have no measure. */
type SumRow = Counted | (Seen & { readonly place: bigint; readonly measure: null });

const isCounted = (row: SumRow): row is Counted => row.measure !== null;

/**
 * The outcomes in some states whose window closes in each span, one by one in order of that instant: many spans in one
 * statement, in their order.
 */
export async function outcomeFactsOfSpans(
  scope: Scope,
  spans: readonly FactsQuery[],
  states: readonly OutcomeState[],
  measures: readonly string[],
): Promise<SpanFacts[]> {
  const rows = await scope.rows<SpanFactRow>(OF_SPANS, { ...spanParameters(spans), states, measures });
  return bySpan(spans.length, rows, 'outcome');
}

/**
 * The same outcomes summed up per definition, unit and dimensions: exact, and each sum with the references of all that is in
 * it. Many spans in one statement, in their order, each with the mark of all its outcomes at that moment.
 */
export async function outcomeSumsOfSpans(
  scope: Scope,
  spans: readonly FactsQuery[],
  states: readonly OutcomeState[],
  measures: readonly string[],
): Promise<SumsOfSpan[]> {
  const rows = await scope.rows<SumRow>(SUMS_OF_SPANS, { ...spanParameters(spans), states, measures });
  const seen = spans.map(() => NONE_SEEN);
  for (const { place, ...row } of rows) {
    const index = Number(place) - 1;
    const known = present(seen[index], 'the span of a sum');
    seen[index] = { seen: known.seen + row.seen, changes: known.changes + row.changes };
  }
  return sumsBySpan(spans.length, rows.filter(isCounted), 'outcome').map((sums, index) => ({
    ...sums,
    outcomesMark: outcomesMark(present(seen[index], 'what was seen of a span')),
  }));
}

import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import { type FactsQuery, spanParameters } from './facts-query.rules';
import { isCurrent } from './measurement.repository';
// The walls below read the visibility that these declare.
import '../customers/customer.entity';
import './kpi.entity';
import './outcome-definition.entity';
import './source.entity';
import { bySpan, type SpanFactRow, type SpanFacts, type SpanSumRow, sumsBySpan } from './span-facts.rules';

/**
 * SQL that holds for what may count for pay: the latest word of each source about the partner's things, except that of a
 * source which the partner itself owns, because the organisation that is paid never measures its own pay.
 */
const countsForPay = (alias: string): string => `${isCurrent(alias)}
  and not exists (select 1 from source own where ${wall('own', 'source')} and own.id = ${alias}.source_id
    and own.partner_id = ${alias}.partner_id)`;

const COUNTED = `join measurement m on m.partner_id = s.partner_id and m.at >= s.from_at and m.at < s.until_at
     and (s.customer_id is null or m.customer_id = s.customer_id)
   join kpi k on k.vendor_id = m.vendor_id and k.id = m.kpi_id`;
/** Where an outcome definition has the key of a KPI, only its outcomes count: a measurement is never paid beside them. */
const COUNTS = `${wall('m', 'measurement')} and ${wall('k', 'kpi')} and k.key = any(:measures) and ${countsForPay('m')}
     and not exists (select 1 from outcome_definition d where ${wall('d', 'outcome_definition')} and d.key = k.key)`;

const OF_SPANS = statement(
  'measurement.facts-of-spans',
  `select s.place, k.key as measure, c.external_reference as subject, m.at, m.quantity, m.unit, m.dimensions, m.id as ref,
     f.external_reference as source, null as version
   from unnest(:partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     with ordinality as s(partner_id, customer_id, from_at, until_at, place)
   ${COUNTED}
   left join source f on f.vendor_id = m.vendor_id and f.id = m.source_id and ${wall('f', 'source')}
   left join customer c on c.vendor_id = m.vendor_id and c.id = m.customer_id and ${wall('c', 'customer')}
   where ${COUNTS}
   order by s.place, m.at, m.id`,
);

const SUMS_OF_SPANS = statement(
  'measurement.sums-of-spans',
  `select s.place, k.key as measure, sum(m.quantity) as quantity, m.unit, m.dimensions, string_agg(uuid_send(m.id), '') as refs,
     f.external_reference as source, null as version
   from unnest(:partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     with ordinality as s(partner_id, customer_id, from_at, until_at, place)
   ${COUNTED}
   left join source f on f.vendor_id = m.vendor_id and f.id = m.source_id and ${wall('f', 'source')}
   where ${COUNTS}
   group by s.place, k.key, m.unit, m.dimensions, f.external_reference
   order by s.place, k.key, f.external_reference, m.unit, m.dimensions`,
);

/** The counted measurements of each span, one by one in order of time: many spans in one statement, in their order. */
export async function measurementFactsOfSpans(
  scope: Scope,
  spans: readonly FactsQuery[],
  measures: readonly string[],
): Promise<SpanFacts[]> {
  const rows = await scope.rows<SpanFactRow>(OF_SPANS, { ...spanParameters(spans), measures });
  return bySpan(spans.length, rows, 'measurement');
}

/**
 * The same measurements summed up per source, unit and dimensions: exact, and each sum with the references of all that is in
 * it. Many spans in one statement, in their order.
 */
export async function measurementSumsOfSpans(
  scope: Scope,
  spans: readonly FactsQuery[],
  measures: readonly string[],
): Promise<SpanFacts[]> {
  const rows = await scope.rows<SpanSumRow>(SUMS_OF_SPANS, { ...spanParameters(spans), measures });
  return sumsBySpan(spans.length, rows, 'measurement');
}

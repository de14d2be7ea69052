import '../customers/customer.entity';
import type { Fact } from '../engine/facts';
import { publicId } from '../kernel/id';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import { type FactRow, type FactsQuery, toFact } from './facts-query.rules';
import './kpi.entity';
import { isCurrent } from './measurement.repository';
import './source.entity';

export interface MeasurementFactsQuery extends FactsQuery {
  /** The KPIs that are asked for, by key. */
  readonly kpiKeys: readonly string[];
}

/**
 * SQL that holds for what may count for pay: the latest word of each source about the partner's things, except that of a
 * source which the partner itself owns, because the organisation that is paid never measures its own pay.
 */
export const countsForPay = (alias: string): string => `${isCurrent(alias)}
  and not exists (select 1 from source own where ${wall('own', 'source')} and own.id = ${alias}.source_id
    and own.partner_id = ${alias}.partner_id)`;

const COUNTED = `from measurement m
   join kpi k on ${wall('k', 'kpi')} and k.id = m.kpi_id
   left join customer c on ${wall('c', 'customer')} and c.id = m.customer_id
   where ${wall('m', 'measurement')} and k.key = any(:kpi_keys) and m.partner_id = :partner_id
     and (:customer_id::uuid is null or m.customer_id = :customer_id::uuid)
     and m.at >= :from::timestamptz and m.at < :until::timestamptz
     and ${countsForPay('m')}`;

const ITEMS = statement(
  'measurement.facts',
  `select k.key as measure, c.external_reference as subject, m.at, m.quantity, m.unit, m.dimensions, m.id as ref
   ${COUNTED} order by m.at, m.id`,
);
const TOTALS = statement(
  'measurement.fact-totals',
  `select k.key as measure, c.external_reference as subject, null as at, sum(m.quantity) as quantity, m.unit, m.dimensions,
     null as ref
   ${COUNTED} group by k.key, c.external_reference, m.unit, m.dimensions
   order by k.key, c.external_reference collate "C", m.unit, m.dimensions`,
);

/** The counted measurements one by one, in order of time. */
export async function measurementFacts(scope: Scope, query: MeasurementFactsQuery): Promise<Fact[]> {
  const rows = await scope.rows<FactRow>(ITEMS, parametersOf(query));
  return rows.map((row) => toFact({ ...row, ref: row.ref === null ? null : publicId('measurement', row.ref) }));
}

/** The counted measurements summed exactly by KPI, customer, unit and dimensions. */
export async function measurementFactTotals(scope: Scope, query: MeasurementFactsQuery): Promise<Fact[]> {
  return (await scope.rows<FactRow>(TOTALS, parametersOf(query))).map(toFact);
}

const parametersOf = ({ kpiKeys, partnerId, customerId, from, until }: MeasurementFactsQuery) => ({
  kpi_keys: kpiKeys,
  partner_id: partnerId,
  customer_id: customerId,
  from,
  until,
});

import '../customers/customer.entity';
import type { Fact } from '../engine/facts';
import { publicId } from '../kernel/id';
import { type FactRow, type FactsQuery, toFact } from '../kpis/facts-query.rules';
import '../kpis/outcome-definition.entity';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import './outcome.entity';

const COUNTED = `from outcome o
   join outcome_definition d on ${wall('d', 'outcome_definition')} and d.id = o.definition_id
   join customer c on ${wall('c', 'customer')} and c.id = o.customer_id
   where ${wall('o', 'outcome')} and o.state = 'VERIFIED' and o.partner_id = :partner_id
     and (:customer_id::uuid is null or o.customer_id = :customer_id::uuid)
     and o.matures_at >= :from::timestamptz and o.matures_at < :until::timestamptz`;

const ITEMS = statement(
  'outcome.facts',
  `select d.key as measure, c.external_reference as subject, o.matures_at as at, o.quantity, o.unit, o.dimensions, o.id as ref
   ${COUNTED} order by o.matures_at, o.id`,
);
const TOTALS = statement(
  'outcome.fact-totals',
  `select d.key as measure, c.external_reference as subject, null as at, sum(o.quantity) as quantity, o.unit, o.dimensions,
     null as ref
   ${COUNTED} group by d.key, c.external_reference, o.unit, o.dimensions
   order by d.key, c.external_reference collate "C", o.unit, o.dimensions`,
);

/** The verified outcomes of a partner whose window closes in `[from, until)`, one by one, in order of that instant. */
export async function verifiedOutcomeFacts(scope: Scope, query: FactsQuery): Promise<Fact[]> {
  const rows = await scope.rows<FactRow>(ITEMS, parametersOf(query));
  return rows.map((row) => toFact({ ...row, ref: row.ref === null ? null : publicId('outcome', row.ref) }));
}

/** The same outcomes, summed exactly by definition, customer, unit and dimensions. */
export async function verifiedOutcomeTotals(scope: Scope, query: FactsQuery): Promise<Fact[]> {
  return (await scope.rows<FactRow>(TOTALS, parametersOf(query))).map(toFact);
}

const parametersOf = ({ partnerId, customerId, from, until }: FactsQuery) => ({
  partner_id: partnerId,
  customer_id: customerId,
  from,
  until,
});

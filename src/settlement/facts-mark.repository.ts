import type { FactsQuery } from '../kpis/facts-query.rules';
import { isCurrent } from '../kpis/measurement.repository';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../agreements/baseline.entity';
import '../outcomes/outcome.entity';

/** A stretch of time of one agreement whose facts are watched. */
export interface Watched extends FactsQuery {
  readonly agreementId: string;
}

/** Every event of an outcome raises its sequence, measurements are only added or superseded, agreed baselines only added. */
const MARKS = statement(
  'settlement.facts-marks',
  `select
     (select count(*) || '/' || coalesce(sum(o.last_sequence), 0) from outcome o
      where ${wall('o', 'outcome')} and o.partner_id = s.partner_id and o.matures_at >= s.from_at and o.matures_at < s.until_at
        and (s.customer_id is null or o.customer_id = s.customer_id))
     || ' ' ||
     (select count(*) || '/' || count(*) filter (where ${isCurrent('m')}) from measurement m
      where ${wall('m', 'measurement')} and m.partner_id = s.partner_id and m.at >= s.from_at and m.at < s.until_at
        and (s.customer_id is null or m.customer_id = s.customer_id))
     || ' ' ||
     (select count(*) from baseline b
      where ${wall('b', 'baseline')} and b.agreement_id = s.agreement_id and b.status = 'AGREED') as mark
   from unnest(:agreement_ids::uuid[], :partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[],
       :untils::timestamptz[])
     with ordinality as s(agreement_id, partner_id, customer_id, from_at, until_at, place)
   order by s.place`,
);

/**
 * A cheap sign per stretch of time: as long as it stays the same, no fact of that time has changed; where it differs, the
 * facts have to be looked at. Many stretches in one statement, in their order.
 */
export async function factsMarks(scope: Scope, watched: readonly Watched[]): Promise<string[]> {
  if (watched.length === 0) return [];
  const rows = await scope.rows<{ mark: string }>(MARKS, {
    agreement_ids: watched.map(({ agreementId }) => agreementId),
    partner_ids: watched.map(({ partnerId }) => partnerId),
    customer_ids: watched.map(({ customerId }) => customerId),
    froms: watched.map(({ from }) => from),
    untils: watched.map(({ until }) => until),
  });
  return rows.map(({ mark }) => mark);
}

import type { FactsQuery } from '../kpis/facts-query.rules';
import { isCurrent } from '../kpis/measurement.repository';
import { outcomeSign } from '../outcomes/outcome-sign.rules';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../agreements/baseline.entity';
import '../outcomes/outcome.entity';

/** A stretch of time of one agreement whose facts are watched. */
export interface Watched extends FactsQuery {
  readonly agreementId: string;
  /** Whether the sign of its outcomes is read elsewhere, and left out here. */
  readonly isTold: boolean;
}

/** Measurements are only added or superseded, agreed baselines only added. */
const SIGNS = statement(
  'settlement.facts-signs',
  `select
     case when not s.is_told then
       (select ${outcomeSign('o')} from outcome o
        where ${wall('o', 'outcome')} and o.partner_id = s.partner_id and o.matures_at >= s.from_at and o.matures_at < s.until_at
          and (s.customer_id is null or o.customer_id = s.customer_id))
     end as outcomes,
     (select count(*) || '/' || count(*) filter (where ${isCurrent('m')}) from measurement m
      where ${wall('m', 'measurement')} and m.partner_id = s.partner_id and m.at >= s.from_at and m.at < s.until_at
        and (s.customer_id is null or m.customer_id = s.customer_id))
     || ' ' ||
     (select count(*) from baseline b
      where ${wall('b', 'baseline')} and b.agreement_id = s.agreement_id and b.status = 'AGREED') as others
   from unnest(:agreement_ids::uuid[], :partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[],
       :untils::timestamptz[], :told::boolean[])
     with ordinality as s(agreement_id, partner_id, customer_id, from_at, until_at, is_told, place)
   order by s.place`,
);

/** The signs of the outcomes of a stretch of time, null where they are told elsewhere, and of everything else. */
export interface Signs {
  readonly outcomes: string | null;
  readonly others: string;
}

/**
 * Cheap signs per stretch of time: as long as both stay the same, no fact of that time has changed; where one differs, the
 * facts have to be looked at. Many stretches in one statement, in their order.
 */
export async function signsOf(scope: Scope, watched: readonly Watched[]): Promise<readonly Signs[]> {
  if (watched.length === 0) return [];
  return scope.rows<Signs>(SIGNS, {
    agreement_ids: watched.map(({ agreementId }) => agreementId),
    partner_ids: watched.map(({ partnerId }) => partnerId),
    customer_ids: watched.map(({ customerId }) => customerId),
    froms: watched.map(({ from }) => from),
    untils: watched.map(({ until }) => until),
    told: watched.map(({ isTold }) => isTold),
  });
}

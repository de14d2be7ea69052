import { type FactsQuery, spanParameters } from '../kpis/facts-query.rules';
import { isCurrent } from '../kpis/measurement.repository';
import { outcomesMark, type Seen, seenColumns } from '../outcomes/outcome-mark.rules';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../agreements/baseline.entity';
import '../outcomes/outcome.entity';

/** A stretch of time of one agreement whose facts are watched. */
export interface Stretch extends FactsQuery {
  readonly agreementId: string;
  /** Whether the mark of its outcomes is told elsewhere, and left out here. */
  readonly isTold: boolean;
}

/** Measurements are only added or superseded, agreed baselines only added. */
const MARKS = statement(
  'settlement.facts-marks',
  `select o.seen, o.changes,
     (select count(*) || '/' || count(*) filter (where ${isCurrent('m')}) from measurement m
      where ${wall('m', 'measurement')} and m.partner_id = s.partner_id and m.at >= s.from_at and m.at < s.until_at
        and (s.customer_id is null or m.customer_id = s.customer_id))
     || ' ' ||
     (select count(*) from baseline b
      where ${wall('b', 'baseline')} and b.agreement_id = s.agreement_id and b.status = 'AGREED') as others
   from unnest(:agreement_ids::uuid[], :partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[],
       :untils::timestamptz[], :told::boolean[])
     with ordinality as s(agreement_id, partner_id, customer_id, from_at, until_at, is_told, place)
   cross join lateral (
     select ${seenColumns('o')} from outcome o
     where not s.is_told and ${wall('o', 'outcome')} and o.partner_id = s.partner_id and o.matures_at >= s.from_at
       and o.matures_at < s.until_at and (s.customer_id is null or o.customer_id = s.customer_id)) o
   order by s.place`,
);

/** The mark of the outcomes of a stretch of time, null where it is told elsewhere, and that of everything else. */
export interface MarkParts {
  readonly outcomes: string | null;
  readonly others: string;
}

/**
 * Cheap marks per stretch of time: as long as both parts stay the same, no fact of that time has changed; where one differs,
 * the facts have to be looked at. Many stretches in one statement, in their order.
 */
export async function markParts(scope: Scope, stretches: readonly Stretch[]): Promise<readonly MarkParts[]> {
  if (stretches.length === 0) return [];
  const rows = await scope.rows<Seen & { readonly others: string }>(MARKS, {
    ...spanParameters(stretches),
    agreement_ids: stretches.map(({ agreementId }) => agreementId),
    told: stretches.map(({ isTold }) => isTold),
  });
  return rows.map(({ others, ...seen }, index) => ({
    outcomes: stretches[index]?.isTold === true ? null : outcomesMark(seen),
    others,
  }));
}

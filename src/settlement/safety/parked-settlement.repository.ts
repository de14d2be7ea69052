import type { ListSpec } from '../../platform/list-spec';
import { byKey, groupedBy, loader } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import { plannedAnew, statement } from '../../platform/statement';
import { columns, type Row, takeRows } from '../../platform/table';
import { wall } from '../../platform/wall';
import { ParkedSettlement } from './parked-settlement.entity';
import type { Trailing } from './safety.rules';
import { SettlementRelease } from './settlement-release.entity';
// The walls below read the visibility that these declare.
import '../../agreements/agreement-period.entity';
import '../settlement-run.entity';
import '../statement-line.entity';

/** A parked settlement, and whether somebody let it pass. */
export type ParkedRow = Row<ParkedSettlement> & {
  readonly releaseReason: string | null;
  readonly releasedBy: string | null;
  readonly releasedAt: string | null;
};

/** What a parked settlement stands for, and a release lets pass. */
export type Inputs = Pick<ParkedRow, 'periodId' | 'inputHash' | 'versionId'>;

export const keyOfInputs = ({ periodId, inputHash, versionId }: Inputs): string =>
  `${periodId} ${inputHash} ${versionId}`;

const PARKED = `${columns(ParkedSettlement, 'k')}, s.reason as "releaseReason", s.released_by as "releasedBy",
  s.released_at as "releasedAt"`;
const FROM = `parked_settlement k left join settlement_release s
  on s.vendor_id = k.vendor_id and s.parked_settlement_id = k.id and ${wall('s', 'settlement_release')}`;
const WHERE = wall('k', 'parked_settlement');
const BY_IDS = statement(
  'parked_settlement.by-ids',
  `select ${PARKED} from ${FROM} where ${WHERE} and k.id = any(:ids)`,
);
const OF_PERIODS = statement(
  'parked_settlement.of-periods',
  `select ${PARKED} from ${FROM} where ${WHERE} and k.period_id = any(:period_ids)`,
);
/**
 * The other periods may lie after a period that is corrected: what it is compared with is never its own figure. Whether one is
 * settled is asked period by period (`limit`): an `exists` becomes a join, and that may read every run of the vendor.
 */
const TRAILING = plannedAnew(
  'settlement.trailing',
  `select t.place, t.currency, max(t.figure) as figure from (
     select s.place, s.currency, sum(abs(s.total)) as figure from (
       select w.place, l.currency, l.period_id, sum(l.amount) as total
       from unnest(:agreement_ids::uuid[], :period_ids::uuid[]) with ordinality as w(agreement_id, period_id, place)
       cross join lateral (
         select p.vendor_id, p.id from agreement_period p
         where ${wall('p', 'agreement_period')} and p.agreement_id = w.agreement_id and p.id is distinct from w.period_id
           and (select true from settlement_run r where ${wall('r', 'settlement_run')} and r.period_id = p.id limit 1)
         order by p.start_on desc limit 12
       ) o
       join statement_line l on l.vendor_id = o.vendor_id and l.period_id = o.id
       where ${wall('l', 'statement_line')} and (:partner_id::uuid is null or l.partner_id = :partner_id::uuid)
       group by w.place, l.currency, l.period_id, l.partner_id
     ) s group by s.place, s.currency, s.period_id
   ) t group by t.place, t.currency`,
);

/** A period of an agreement; null as long as it has not been written down. */
interface PeriodOf {
  readonly agreementId: string;
  readonly periodId: string | null;
}

/**
 * The largest figures of the 12 latest other settled periods of the same agreements, in the order of the periods: of what all
 * partners were paid together, or of what one of them was.
 */
export async function trailingOf(
  scope: Scope,
  periods: readonly PeriodOf[],
  partnerId: string | null = null,
): Promise<readonly (readonly Trailing[])[]> {
  if (periods.length === 0) return [];
  type Found = { readonly place: string; readonly currency: string; readonly figure: string };
  const rows = await scope.rows<Found>(TRAILING, {
    agreement_ids: periods.map(({ agreementId }) => agreementId),
    period_ids: periods.map(({ periodId }) => periodId),
    partner_id: partnerId,
  });
  const found = groupedBy(
    rows.map(({ place, currency, figure }) => ({ place: `${place}`, currency, figure: BigInt(figure) })),
    ({ place }) => place,
  );
  return periods.map((_, index) => found.get(`${index + 1}`) ?? []);
}

/** Everything that was ever parked of these periods. */
export const parkedOf = (scope: Scope, periodIds: readonly string[]): Promise<ParkedRow[]> =>
  scope.rows<ParkedRow>(OF_PERIODS, { period_ids: periodIds });

/** Parks settlements; false where one of them was parked before. */
export const addParked = async (scope: Scope, rows: readonly Row<ParkedSettlement>[]): Promise<boolean> =>
  (await takeRows(scope, ParkedSettlement, rows)) === rows.length;

/** Lets a parked settlement pass; false where somebody did before. */
export const addRelease = async (scope: Scope, row: Row<SettlementRelease>): Promise<boolean> =>
  (await takeRows(scope, SettlementRelease, [row])) === 1;

export const parkedById = loader({
  name: 'parked_settlement.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<ParkedRow>(BY_IDS, { ids }), ({ id }) => id),
});

export const PARKED_LIST: ListSpec = {
  name: 'parkedSettlements',
  select: PARKED,
  from: FROM,
  where: WHERE,
  id: { sql: 'k.id', type: 'uuid' },
  filters: {
    agreementId: { sql: 'k.agreement_id', type: 'uuid' },
  },
  orders: { PARKED_AT: { sql: 'k.id', type: 'uuid' } },
  defaultOrder: { field: 'PARKED_AT', direction: 'DESC' },
};

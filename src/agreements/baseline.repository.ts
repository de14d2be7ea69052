import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import type { Side } from './agreement.rules';
import { Baseline } from './baseline.entity';
import { type BaselineStatus, baselineMeasure } from './baseline.rules';

export type BaselineRow = Omit<Row<Baseline>, 'status' | 'proposedBySide'> & {
  readonly status: BaselineStatus;
  readonly proposedBySide: Side;
};

/** An agreed baseline, as a fact of every period of its agreement; `measure` is `baseline.<key of the KPI>`. */
export interface AgreedBaseline {
  readonly id: string;
  readonly agreementId: string;
  readonly measure: string;
  /** A decimal, exactly as both sides agreed on it. */
  readonly value: string;
  readonly unit: string;
}

const SELECT = `select ${columns(Baseline, 'b')} from baseline b where ${wall('b', 'baseline')}`;

const BY_IDS = statement('baseline.by-ids', `${SELECT} and b.id = any(:ids)`);
const OF_KPI = statement('baseline.of-kpi', `${SELECT} and b.agreement_id = :agreement_id and b.kpi_id = :kpi_id`);
const AGREED = statement(
  'baseline.agreed',
  `select b.id, b.agreement_id as "agreementId", b.value, b.unit, k.key as "kpiKey"
   from baseline b join kpi k on k.vendor_id = b.vendor_id and k.id = b.kpi_id
   where ${wall('b', 'baseline')} and ${wall('k', 'kpi')} and b.status = 'AGREED' and b.agreement_id = any(:agreement_ids)
   order by b.agreement_id, k.key`,
);
const REPLACE = statement(
  'baseline.replace',
  `update baseline b set value = :value::numeric, unit = :unit, method = :method, proposed_by_side = :side,
     proposed_at = :now::timestamptz
   where ${wall('b', 'baseline')} and b.id = :id and b.status = 'PROPOSED' returning b.id`,
);
const ACCEPT = statement(
  'baseline.accept',
  `update baseline b set status = 'AGREED', accepted_at = :now::timestamptz
   where ${wall('b', 'baseline')} and b.id = :id and b.status = 'PROPOSED'
     and b.value = :value::numeric and b.proposed_by_side = :proposer returning b.id`,
);

/** Adds a first proposal; false where the agreement has a baseline for the KPI already. */
export async function addBaseline(scope: Scope, baseline: BaselineRow): Promise<boolean> {
  return (await insertRows(scope, Baseline, [baseline])).length === 1;
}

export const findBaseline = (scope: Scope, id: string): Promise<BaselineRow | undefined> =>
  scope.one<BaselineRow>(BY_IDS, { ids: [id] });

export const baselineOfKpi = (scope: Scope, agreementId: string, kpiId: string): Promise<BaselineRow | undefined> =>
  scope.one<BaselineRow>(OF_KPI, { agreement_id: agreementId, kpi_id: kpiId });

/** Puts a counter-proposal in the place of a proposal; false once the baseline is agreed. */
export async function replaceProposal(
  scope: Scope,
  { id, value, unit, method, proposedBySide, proposedAt }: BaselineRow,
): Promise<boolean> {
  return (await scope.rows(REPLACE, { id, value, unit, method, side: proposedBySide, now: proposedAt })).length === 1;
}

/** Agrees on the very value and proposer that the caller saw; false where either has changed, or it is agreed already. */
export async function acceptBaselineRow(
  scope: Scope,
  { id, value, proposedBySide }: Pick<BaselineRow, 'id' | 'value' | 'proposedBySide'>,
  now: string,
): Promise<boolean> {
  return (await scope.rows(ACCEPT, { id, value, proposer: proposedBySide, now })).length === 1;
}

/** The baselines both sides have agreed on, by agreement: what settlement puts among the facts. */
export async function agreedBaselines(scope: Scope, agreementIds: readonly string[]): Promise<AgreedBaseline[]> {
  type Found = Omit<AgreedBaseline, 'measure'> & { readonly kpiKey: string };
  const found = await scope.rows<Found>(AGREED, { agreement_ids: agreementIds });
  return found.map(({ kpiKey, ...baseline }) => ({ ...baseline, measure: baselineMeasure(kpiKey) }));
}

export const baselineById = loader({
  name: 'baseline.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<BaselineRow>(BY_IDS, { ids }), (row) => row.id),
});

export const BASELINE_LIST: ListSpec = {
  name: 'baselines',
  select: columns(Baseline, 'b'),
  from: 'baseline b',
  where: `${wall('b', 'baseline')} and b.agreement_id = :agreement_id`,
  id: { sql: 'b.id', type: 'uuid' },
  filters: { kpiId: { sql: 'b.kpi_id', type: 'uuid' }, status: { sql: 'b.status', type: 'text' } },
  orders: { PROPOSED_AT: { sql: 'b.proposed_at', type: 'timestamptz' } },
  defaultOrder: { field: 'PROPOSED_AT', direction: 'DESC' },
};

import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Kpi } from './kpi.entity';

export type KpiRow = Row<Kpi>;

const BY_IDS = statement(
  'kpi.by-ids',
  `select ${columns(Kpi, 'k')} from kpi k where ${wall('k', 'kpi')} and k.id = any(:ids)`,
);
const BY_KEYS = statement(
  'kpi.by-keys',
  `select ${columns(Kpi, 'k')} from kpi k where ${wall('k', 'kpi')} and k.key = any(:keys)`,
);

/** Adds KPIs; returns those whose key was free. */
export const addKpis = (scope: Scope, kpis: readonly KpiRow[]): Promise<KpiRow[]> => insertRows(scope, Kpi, kpis);

export const findKpi = (scope: Scope, id: string): Promise<KpiRow | undefined> =>
  scope.one<KpiRow>(BY_IDS, { ids: [id] });

export const kpisByKey = (scope: Scope, keys: readonly string[]): Promise<KpiRow[]> =>
  scope.rows<KpiRow>(BY_KEYS, { keys });

export const kpiById = loader({
  name: 'kpi.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<KpiRow>(BY_IDS, { ids }), (row) => row.id),
});

export const KPI_LIST: ListSpec = {
  name: 'kpis',
  select: columns(Kpi, 'k'),
  from: 'kpi k',
  where: wall('k', 'kpi'),
  id: { sql: 'k.id', type: 'uuid' },
  filters: { key: { sql: 'k.key', type: 'text' }, metricClass: { sql: 'k.metric_class', type: 'text' } },
  orders: { KEY: { sql: 'k.key collate "C"', type: 'text' }, CREATED_AT: { sql: 'k.id', type: 'uuid' } },
  defaultOrder: { field: 'KEY', direction: 'ASC' },
};

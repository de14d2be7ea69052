import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Source } from './source.entity';

export type SourceRow = Row<Source>;

const BY_IDS = statement(
  'source.by-ids',
  `select ${columns(Source, 's')} from source s where ${wall('s', 'source')} and s.id = any(:ids)`,
);
const BY_REFERENCE = statement(
  'source.by-reference',
  `select ${columns(Source, 's')} from source s where ${wall('s', 'source')} and s.external_reference = :reference`,
);

/** Adds sources; returns those whose reference was free. */
export const addSources = (scope: Scope, sources: readonly SourceRow[]): Promise<SourceRow[]> =>
  insertRows(scope, Source, sources);

export const findSource = (scope: Scope, id: string): Promise<SourceRow | undefined> =>
  scope.one<SourceRow>(BY_IDS, { ids: [id] });

export const sourceByReference = (scope: Scope, reference: string): Promise<SourceRow | undefined> =>
  scope.one<SourceRow>(BY_REFERENCE, { reference });

export const sourceById = loader({
  name: 'source.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<SourceRow>(BY_IDS, { ids }), (row) => row.id),
});

export const SOURCE_LIST: ListSpec = {
  name: 'sources',
  select: columns(Source, 's'),
  from: 'source s',
  where: wall('s', 'source'),
  id: { sql: 's.id', type: 'uuid' },
  filters: {
    externalReference: { sql: 's.external_reference', type: 'text' },
    ownerKind: { sql: 's.owner_kind', type: 'text' },
  },
  orders: { NAME: { sql: 's.name collate "C"', type: 'text' }, CREATED_AT: { sql: 's.id', type: 'uuid' } },
  defaultOrder: { field: 'NAME', direction: 'ASC' },
};

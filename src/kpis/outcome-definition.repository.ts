import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { OutcomeDefinition } from './outcome-definition.entity';

export type OutcomeDefinitionRow = Row<OutcomeDefinition>;

const COLUMNS = columns(OutcomeDefinition, 'd');
const WALL = wall('d', 'outcome_definition');
const BY_IDS = statement(
  'outcome-definition.by-ids',
  `select ${COLUMNS} from outcome_definition d where ${WALL} and d.id = any(:ids)`,
);
const BY_KEY = statement(
  'outcome-definition.by-key',
  `select ${COLUMNS} from outcome_definition d where ${WALL} and d.key = :key order by d.version desc limit 1`,
);
const BY_RULE = statement(
  'outcome-definition.by-rule',
  `select ${COLUMNS} from outcome_definition d where ${WALL} and d.kpi_id = any(:kpi_ids) and d.is_claimed_by_rule
     and not exists (select 1 from outcome_definition n where ${wall('n', 'outcome_definition')} and n.key = d.key
                     and n.version > d.version)
   order by d.id`,
);
const SHARED = statement(
  'outcome-definition.shared',
  `select d.id from outcome_definition d where ${WALL} and d.id = any(:ids) order by d.id for key share`,
);
const ALONE = statement(
  'outcome-definition.alone',
  `select d.id from outcome_definition d where ${WALL} and d.id = any(:ids) order by d.id for update`,
);

/** Adds definitions; returns those whose key and version were free. */
export const addOutcomeDefinitions = (
  scope: Scope,
  definitions: readonly OutcomeDefinitionRow[],
): Promise<OutcomeDefinitionRow[]> => insertRows(scope, OutcomeDefinition, definitions);

export const findOutcomeDefinition = (scope: Scope, id: string): Promise<OutcomeDefinitionRow | undefined> =>
  scope.one<OutcomeDefinitionRow>(BY_IDS, { ids: [id] });

/** The latest version under a key. */
export const outcomeDefinitionByKey = (scope: Scope, key: string): Promise<OutcomeDefinitionRow | undefined> =>
  scope.one<OutcomeDefinitionRow>(BY_KEY, { key });

/** The definitions under which a measurement of these KPIs claims an outcome by itself: the latest version of each key. */
export const definitionsClaimedByRule = (scope: Scope, kpiIds: readonly string[]): Promise<OutcomeDefinitionRow[]> =>
  scope.rows<OutcomeDefinitionRow>(BY_RULE, { kpi_ids: kpiIds });

/** Keeps targets of these definitions from being counted anew until this transaction's outcomes are committed. */
export async function shareDefinitions(scope: Scope, ids: readonly string[]): Promise<void> {
  await scope.rows(SHARED, { ids });
}

/** Waits until no other transaction changes outcomes of these definitions, and keeps it so until the commit. */
export async function holdDefinitions(scope: Scope, ids: readonly string[]): Promise<void> {
  await scope.rows(ALONE, { ids });
}

export const outcomeDefinitionById = loader({
  name: 'outcome-definition.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<OutcomeDefinitionRow>(BY_IDS, { ids }), (row) => row.id),
});

export const OUTCOME_DEFINITION_LIST: ListSpec = {
  name: 'outcome-definitions',
  select: COLUMNS,
  from: 'outcome_definition d',
  where: WALL,
  id: { sql: 'd.id', type: 'uuid' },
  filters: {
    key: { sql: 'd.key', type: 'text' },
    kpiId: { sql: 'd.kpi_id', type: 'uuid' },
    verifierPolicy: { sql: 'd.verifier_policy', type: 'text' },
  },
  orders: { KEY: { sql: 'd.key collate "C"', type: 'text' }, CREATED_AT: { sql: 'd.id', type: 'uuid' } },
  defaultOrder: { field: 'KEY', direction: 'ASC' },
};

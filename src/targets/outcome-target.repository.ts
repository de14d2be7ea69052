import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { OutcomeTarget } from './outcome-target.entity';

export type OutcomeTargetRow = Row<OutcomeTarget>;

/** What of a target may change; its definition, partner and customer are what it is. */
export type TargetChange = Pick<OutcomeTargetRow, 'name' | 'quantity' | 'startOn' | 'endOn' | 'status'>;

const COLUMNS = columns(OutcomeTarget, 't');
const WALL = wall('t', 'outcome_target');
const BY_IDS = statement(
  'outcome-target.by-ids',
  `select ${COLUMNS} from outcome_target t where ${WALL} and t.id = any(:ids)`,
);
const BY_PAIRS = statement(
  'outcome-target.by-pairs',
  `select ${COLUMNS} from unnest(:definition_ids::uuid[], :partner_ids::uuid[]) as p(definition_id, partner_id)
   join outcome_target t on t.definition_id = p.definition_id and t.partner_id = p.partner_id where ${WALL}`,
);
const CHANGE = statement(
  'outcome-target.change',
  `update outcome_target t set name = :name, quantity = :quantity::numeric, start_on = :start_on::date,
     end_on = :end_on::date, status = :status, version = t.version + 1
   where ${WALL} and t.id = :id and t.version = :version returning t.id`,
);

export const addTarget = (scope: Scope, target: OutcomeTargetRow): Promise<OutcomeTargetRow[]> =>
  insertRows(scope, OutcomeTarget, [target]);

export const findTarget = (scope: Scope, id: string): Promise<OutcomeTargetRow | undefined> =>
  scope.one<OutcomeTargetRow>(BY_IDS, { ids: [id] });

export const findTargets = (scope: Scope, ids: readonly string[]): Promise<OutcomeTargetRow[]> =>
  scope.rows<OutcomeTargetRow>(BY_IDS, { ids });

/** The targets of pairs of definition and partner; each pair is to be given once. */
export const targetsOfPairs = (
  scope: Scope,
  pairs: readonly { readonly definitionId: string; readonly partnerId: string }[],
): Promise<OutcomeTargetRow[]> =>
  scope.rows<OutcomeTargetRow>(BY_PAIRS, {
    definition_ids: pairs.map(({ definitionId }) => definitionId),
    partner_ids: pairs.map(({ partnerId }) => partnerId),
  });

/** Changes a target if it still is the version that the caller read. */
export async function changeTarget(scope: Scope, id: string, version: number, change: TargetChange): Promise<boolean> {
  const { name, quantity, startOn, endOn, status } = change;
  const parameters = { id, version, name, quantity, start_on: startOn, end_on: endOn, status };
  return (await scope.rows(CHANGE, parameters)).length === 1;
}

export const outcomeTargetById = loader({
  name: 'outcome-target.by-id',
  batch: async (scope: Scope, ids: readonly string[]) => byKey(await findTargets(scope, ids), (row) => row.id),
});

export const OUTCOME_TARGET_LIST: ListSpec = {
  name: 'outcome-targets',
  select: COLUMNS,
  from: 'outcome_target t',
  where: WALL,
  id: { sql: 't.id', type: 'uuid' },
  filters: {
    definitionId: { sql: 't.definition_id', type: 'uuid' },
    partnerId: { sql: 't.partner_id', type: 'uuid' },
    customerId: { sql: 't.customer_id', type: 'uuid' },
    status: { sql: 't.status', type: 'text' },
    startOn: { sql: 't.start_on', type: 'date' },
    endOn: { sql: 't.end_on', type: 'date' },
  },
  orders: { START_ON: { sql: 't.start_on', type: 'date' }, CREATED_AT: { sql: 't.id', type: 'uuid' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};

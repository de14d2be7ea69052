import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
// The wall of the list reads the visibility that this declares.
import '../kpis/outcome-definition.entity';
import { Outcome } from './outcome.entity';
import type { OutcomeState } from './outcome-event.rules';

export type OutcomeRow = Omit<Row<Outcome>, 'state' | 'dimensions'> & {
  readonly state: OutcomeState;
  readonly dimensions: Readonly<Record<string, string>>;
};

const COLUMNS = columns(Outcome, 'o');
const WALL = wall('o', 'outcome');
const BY_IDS = statement('outcome.by-ids', `select ${COLUMNS} from outcome o where ${WALL} and o.id = any(:ids)`);
const HELD = statement(
  'outcome.held',
  `select ${COLUMNS} from outcome o where ${WALL} and o.id = :id for no key update`,
);
const LATEST = statement(
  'outcome.latest',
  `select l.* from unnest(:definition_ids::uuid[]) as d(id) cross join unnest(:references::text[]) as r(reference)
   cross join lateral (select ${COLUMNS} from outcome o
     where ${WALL} and o.definition_id = d.id and o.external_reference = r.reference
     order by o.revision desc limit 1) l`,
);
const MOVE = statement(
  'outcome.move',
  `update outcome o set state = c.state, last_sequence = c.sequence
   from unnest(:ids::uuid[], :states::text[], :sequences::integer[]) as c(id, state, sequence)
   where ${WALL} and o.id = c.id`,
);

/** Adds outcomes; true only if the definition, reference and revision of each were free. */
export async function addOutcomes(scope: Scope, outcomes: readonly OutcomeRow[]): Promise<boolean> {
  return (await takeRows(scope, Outcome, outcomes)) === outcomes.length;
}

/** An outcome that is about to be decided; others who want to decide it wait in line until the commit. */
export const holdOutcome = (scope: Scope, id: string): Promise<OutcomeRow | undefined> =>
  scope.one<OutcomeRow>(HELD, { id });

/** The latest revision under each definition and reference. */
export const latestOutcomes = (
  scope: Scope,
  definitionIds: readonly string[],
  references: readonly string[],
): Promise<OutcomeRow[]> => scope.rows<OutcomeRow>(LATEST, { definition_ids: definitionIds, references });

/** Keeps the state to which the newest event led; whoever appended that event is the only one to do so. */
export async function moveOutcomes(
  scope: Scope,
  moves: readonly { readonly id: string; readonly state: OutcomeState; readonly sequence: number }[],
): Promise<void> {
  if (moves.length === 0) return;
  await scope.rows(MOVE, {
    ids: moves.map(({ id }) => id),
    states: moves.map(({ state }) => state),
    sequences: moves.map(({ sequence }) => sequence),
  });
}

export const outcomeById = loader({
  name: 'outcome.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<OutcomeRow>(BY_IDS, { ids }), (row) => row.id),
});

export const OUTCOME_LIST: ListSpec = {
  name: 'outcomes',
  select: COLUMNS,
  from: 'outcome o join outcome_definition d on d.vendor_id = o.vendor_id and d.id = o.definition_id',
  where: `${WALL} and ${wall('d', 'outcome_definition')}`,
  id: { sql: 'o.id', type: 'uuid' },
  filters: {
    state: { sql: 'o.state', type: 'text' },
    partnerId: { sql: 'o.partner_id', type: 'uuid' },
    customerId: { sql: 'o.customer_id', type: 'uuid' },
    definitionId: { sql: 'o.definition_id', type: 'uuid' },
    verifierPolicy: { sql: 'd.verifier_policy', type: 'text' },
    externalReference: { sql: 'o.external_reference', type: 'text' },
    occurredAt: { sql: 'o.occurred_at', type: 'timestamptz' },
    maturesAt: { sql: 'o.matures_at', type: 'timestamptz' },
  },
  orders: {
    OCCURRED_AT: { sql: 'o.occurred_at', type: 'timestamptz' },
    MATURES_AT: { sql: 'o.matures_at', type: 'timestamptz' },
    CREATED_AT: { sql: 'o.id', type: 'uuid' },
  },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};

import type { Side } from '../../agreements/agreement.rules';
import type { ListSpec } from '../../platform/list-spec';
import { byKey, groupedBy, loader } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { appendRows, columns, type Row } from '../../platform/table';
import { wall } from '../../platform/wall';
import { Dispute } from '../../settlement/dispute.entity';
import type { DisputeState } from './dispute.rules';
// The walls below read the visibility that this declares.
import '../../settlement/statement-line.entity';

export type DisputeRow = Omit<Row<Dispute>, 'state' | 'openedBy'> & {
  readonly state: DisputeState;
  readonly openedBy: Side;
};

const NEWEST = 12;
const SELECT = `select ${columns(Dispute, 'd')} from dispute d where ${wall('d', 'dispute')}`;
const BY_IDS = statement('dispute.by-ids', `${SELECT} and d.id = any(:ids)`);
const OF_REVISIONS = statement(
  'dispute.of-revisions',
  `select ${columns(Dispute, 'd')} from statement_line o
   join statement_line l on l.vendor_id = o.vendor_id and l.period_id = o.period_id and l.component = o.component
     and l.segment = o.segment and l.payee = o.payee and l.partner_id = o.partner_id and l.currency = o.currency
   join dispute d on d.vendor_id = l.vendor_id and d.line_id = l.id
   where ${wall('o', 'statement_line')} and ${wall('l', 'statement_line')} and ${wall('d', 'dispute')} and o.id = :line_id
   order by d.id`,
);
const NEWEST_OF = statement(
  'dispute.newest-of-partners',
  `select n.* from unnest(:partner_ids::uuid[]) as p(id)
   cross join lateral (
     ${SELECT} and d.partner_id = p.id order by d.opened_at desc, d.id desc limit ${NEWEST}
   ) n`,
);
const HOLD = statement('dispute.hold', `${SELECT} and d.id = :id for no key update`);
const MOVE = statement(
  'dispute.move',
  `update dispute d set state = :state, reduction = :reduction, response = :response, responded_at = :responded_at::timestamptz,
     resolution = :resolution, resolved_by_person = :resolved_by_person, resolved_at = :resolved_at::timestamptz
   where ${wall('d', 'dispute')} and d.id = :id`,
);

export const addDispute = (scope: Scope, dispute: DisputeRow): Promise<void> => appendRows(scope, Dispute, [dispute]);

/** Every dispute of a line and of its other revisions, decided or not. */
export const disputesOfRevisions = (scope: Scope, lineId: string): Promise<DisputeRow[]> =>
  scope.rows<DisputeRow>(OF_REVISIONS, { line_id: lineId });

/** Reads a dispute that this transaction is going to move; others who want to move it wait. */
export const holdDispute = (scope: Scope, id: string): Promise<DisputeRow | undefined> =>
  scope.one<DisputeRow>(HOLD, { id });

/** Writes down where a dispute stands; the caller holds it. */
export async function moveDispute(scope: Scope, moved: DisputeRow): Promise<void> {
  const { id, state, reduction, response, respondedAt, resolution, resolvedByPerson, resolvedAt } = moved;
  await scope.rows(MOVE, {
    ...{ id, state, reduction, response, responded_at: respondedAt },
    ...{ resolution, resolved_by_person: resolvedByPerson, resolved_at: resolvedAt },
  });
}

/** The newest disputes of a partner, for whoever follows them live. */
export const disputesOfPartner = loader({
  name: 'dispute.newest-of-partner',
  batch: async (scope: Scope, partner_ids: readonly string[]) =>
    groupedBy(await scope.rows<DisputeRow>(NEWEST_OF, { partner_ids }), ({ partnerId }) => partnerId),
});

export const disputeById = loader({
  name: 'dispute.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<DisputeRow>(BY_IDS, { ids }), ({ id }) => id),
});

export const DISPUTE_LIST: ListSpec = {
  name: 'disputes',
  select: columns(Dispute, 'd'),
  from: 'dispute d',
  where: wall('d', 'dispute'),
  id: { sql: 'd.id', type: 'uuid' },
  filters: {
    partnerId: { sql: 'd.partner_id', type: 'uuid' },
    lineId: { sql: 'd.line_id', type: 'uuid' },
    state: { sql: 'd.state', type: 'text' },
  },
  orders: { OPENED_AT: { sql: 'd.opened_at', type: 'timestamptz' } },
  defaultOrder: { field: 'OPENED_AT', direction: 'DESC' },
};

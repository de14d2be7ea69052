import type { ListSpec } from '../platform/list-spec';
import { byKey, groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { appendRows, columns, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Payout } from './payout.entity';
import type { BatchState, PayoutState } from './payout.rules';
import { PayoutBatch } from './payout-batch.entity';
import { PayoutPart } from './payout-part.entity';

export type BatchRow = Omit<Row<PayoutBatch>, 'state'> & { readonly state: BatchState };
export type PayoutRow = Omit<Row<Payout>, 'state'> & { readonly state: PayoutState };
export type PartRow = Row<PayoutPart>;

const BATCH = `select ${columns(PayoutBatch, 'b')} from payout_batch b where ${wall('b', 'payout_batch')}`;
const PAYOUT = `select ${columns(Payout, 'p')} from payout p where ${wall('p', 'payout')}`;
const PART = `select ${columns(PayoutPart, 'q')} from payout_part q where ${wall('q', 'payout_part')}`;

const BATCHES_BY_IDS = statement('payout_batch.by-ids', `${BATCH} and b.id = any(:ids)`);
const HOLD_BATCH = statement('payout_batch.hold', `${BATCH} and b.id = :id for no key update`);
const MOVE_BATCH = statement(
  'payout_batch.move',
  `update payout_batch b set state = :state, approved_by = :approved_by, approved_at = :approved_at::timestamptz
   where ${wall('b', 'payout_batch')} and b.id = :id`,
);
const PAYOUTS_BY_IDS = statement('payout.by-ids', `${PAYOUT} and p.id = any(:ids)`);
const OF_BATCH = statement('payout.of-batch', `${PAYOUT} and p.batch_id = :batch_id order by p.partner_id`);
const MOVE_PAYOUTS = statement(
  'payout.move',
  `update payout p set state = :state, reason = :reason, reference = :reference, settled_at = :settled_at::timestamptz
   where ${wall('p', 'payout')} and p.id = any(:ids)`,
);
const PARTS = statement('payout_part.of-payouts', `${PART} and q.payout_id = any(:ids) order by q.payout_id, q.id`);
const PENDING = statement(
  'payout_part.pending',
  `${PART} and exists (
     select 1 from payout p where p.vendor_id = q.vendor_id and p.id = q.payout_id and p.currency = :currency
       and p.state = 'PENDING' and ${wall('p', 'payout')})`,
);

export const addBatch = (scope: Scope, batch: BatchRow): Promise<void> => appendRows(scope, PayoutBatch, [batch]);
export const addPayouts = (scope: Scope, payouts: readonly PayoutRow[]): Promise<void> =>
  appendRows(scope, Payout, payouts);
export const addParts = (scope: Scope, parts: readonly PartRow[]): Promise<void> =>
  appendRows(scope, PayoutPart, parts);

/** Reads a batch whose payouts this transaction is going to move; others who want to move one wait. */
export const holdBatch = (scope: Scope, id: string): Promise<BatchRow | undefined> =>
  scope.one<BatchRow>(HOLD_BATCH, { id });

/** Writes down where a batch stands; the caller holds it. */
export async function moveBatch(scope: Scope, { id, state, approvedBy, approvedAt }: BatchRow): Promise<void> {
  await scope.rows(MOVE_BATCH, { id, state, approved_by: approvedBy, approved_at: approvedAt });
}

/** Every payout of a batch, by partner. */
export const payoutsOfBatch = (scope: Scope, batchId: string): Promise<PayoutRow[]> =>
  scope.rows<PayoutRow>(OF_BATCH, { batch_id: batchId });

/** Where payouts stand from now on. */
export interface PayoutMove {
  readonly state: PayoutState;
  readonly reason?: string | null;
  readonly reference?: string | null;
  readonly settledAt?: string | null;
}

/** Writes down where payouts stand; the caller holds their batch. */
export async function movePayouts(scope: Scope, ids: readonly string[], move: PayoutMove): Promise<void> {
  const { state, reason = null, reference = null, settledAt = null } = move;
  if (ids.length > 0) await scope.rows(MOVE_PAYOUTS, { ids, state, reason, reference, settled_at: settledAt });
}

/** The parts of payouts, by payout. */
export const partsOf = (scope: Scope, payoutIds: readonly string[]): Promise<PartRow[]> =>
  scope.rows<PartRow>(PARTS, { ids: payoutIds });

/** The parts of all payouts in a currency that wait for the approval of their batch. */
export const pendingParts = (scope: Scope, currency: string): Promise<PartRow[]> =>
  scope.rows<PartRow>(PENDING, { currency });

export const batchById = loader({
  name: 'payout_batch.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<BatchRow>(BATCHES_BY_IDS, { ids }), ({ id }) => id),
});

export const payoutById = loader({
  name: 'payout.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<PayoutRow>(PAYOUTS_BY_IDS, { ids }), ({ id }) => id),
});

export const partsOfPayout = loader({
  name: 'payout_part.of-payout',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await partsOf(scope, ids), ({ payoutId }) => payoutId),
});

export const BATCH_LIST: ListSpec = {
  name: 'payoutBatches',
  select: columns(PayoutBatch, 'b'),
  from: 'payout_batch b',
  where: wall('b', 'payout_batch'),
  id: { sql: 'b.id', type: 'uuid' },
  filters: { currency: { sql: 'b.currency', type: 'text' }, state: { sql: 'b.state', type: 'text' } },
  orders: { CREATED_AT: { sql: 'b.created_at', type: 'timestamptz' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};

export const PAYOUT_LIST: ListSpec = {
  name: 'payouts',
  select: columns(Payout, 'p'),
  from: 'payout p',
  where: wall('p', 'payout'),
  id: { sql: 'p.id', type: 'uuid' },
  filters: {
    batchId: { sql: 'p.batch_id', type: 'uuid' },
    partnerId: { sql: 'p.partner_id', type: 'uuid' },
    state: { sql: 'p.state', type: 'text' },
  },
  orders: { CREATED_AT: { sql: 'p.created_at', type: 'timestamptz' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};

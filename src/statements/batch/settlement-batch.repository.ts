import type { RefusalCode } from '../../kernel/refusal';
import type { ListSpec } from '../../platform/list-spec';
import { byKey, groupedBy, loader } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { columns, insertRows, type Row, takeRows } from '../../platform/table';
import { wall } from '../../platform/wall';
import { SettlementBatch } from './settlement-batch.entity';
import { SettlementBatchPart } from './settlement-batch-part.entity';
import { SettlementRefusal } from './settlement-refusal.entity';

export type PartRow = Omit<Row<SettlementBatchPart>, 'agreementIds'> & { readonly agreementIds: readonly string[] };
/** What stops an agreement of a batch: a refusal, or an error that nobody expected. */
export type BatchRefusalCode = RefusalCode | 'INTERNAL';
export type RefusalRow = Omit<Row<SettlementRefusal>, 'code'> & { readonly code: BatchRefusalCode };

/** A batch with how far it is: sums over its parts, never stored. */
export type BatchRow = Row<SettlementBatch> & {
  readonly doneCount: number;
  readonly settledCount: number;
  readonly lineCount: number;
  /** When its last part was settled; null as long as one is open. */
  readonly doneAt: string | null;
};

const PROGRESS = `lateral (
    select coalesce(sum(jsonb_array_length(t.agreement_ids)) filter (where t.done_at is not null), 0)::int as "doneCount",
      coalesce(sum(t.settled_count), 0)::int as "settledCount", coalesce(sum(t.line_count), 0)::int as "lineCount",
      case when bool_and(t.done_at is not null) then max(t.done_at) end as "doneAt"
    from settlement_batch_part t where ${wall('t', 'settlement_batch_part')} and t.batch_id = b.id
  ) as g`;
const SELECT = `select ${columns(SettlementBatch, 'b')}, g.* from settlement_batch b cross join ${PROGRESS}
  where ${wall('b', 'settlement_batch')}`;
const BY_IDS = statement('settlement_batch.by-ids', `${SELECT} and b.id = any(:ids)`);
const LATEST = statement(
  'settlement_batch.latest',
  `${SELECT} and b.label = :label and b.is_closing = :is_closing order by b.number desc limit 1`,
);
/** Parts that another worker holds are passed over; one whose worker was killed is open again. */
const CLAIM = statement(
  'settlement_batch_part.claim',
  `select ${columns(SettlementBatchPart, 't')} from settlement_batch_part t
   where ${wall('t', 'settlement_batch_part')} and t.batch_id = :batch_id and t.done_at is null
   order by t.number limit 1 for update skip locked`,
);
const FINISH = statement(
  'settlement_batch_part.finish',
  `update settlement_batch_part t set done_at = :done_at::timestamptz, settled_count = :settled_count, line_count = :line_count
   where ${wall('t', 'settlement_batch_part')} and t.id = :id`,
);
const REFUSALS = statement(
  'settlement_refusal.of-batches',
  `select ${columns(SettlementRefusal, 'f')} from settlement_refusal f
   where ${wall('f', 'settlement_refusal')} and f.batch_id = any(:batch_ids) order by f.batch_id, f.agreement_id`,
);

/** Adds a batch; false where somebody started one of the same number. */
export const addBatch = async (scope: Scope, batch: Row<SettlementBatch>): Promise<boolean> =>
  (await takeRows(scope, SettlementBatch, [batch])) === 1;

export async function addParts(scope: Scope, parts: readonly PartRow[]): Promise<void> {
  await insertRows(scope, SettlementBatchPart, parts);
}

export async function addRefusals(scope: Scope, refusals: readonly RefusalRow[]): Promise<void> {
  await takeRows(scope, SettlementRefusal, refusals);
}

/** The newest batch of a label and kind, done or not. */
export const latestBatch = (scope: Scope, label: string, isClosing: boolean): Promise<BatchRow | undefined> =>
  scope.one<BatchRow>(LATEST, { label, is_closing: isClosing });

/** An open part that nobody else is settling, held until the end of the transaction; none where all are done or held. */
export const claimPart = (scope: Scope, batchId: string): Promise<PartRow | undefined> =>
  scope.one<PartRow>(CLAIM, { batch_id: batchId });

/** Says that a part is done; the caller holds it. */
export async function finishPart(
  scope: Scope,
  { id, doneAt, settledCount, lineCount }: Pick<PartRow, 'id' | 'doneAt' | 'settledCount' | 'lineCount'>,
): Promise<void> {
  await scope.rows(FINISH, { id, done_at: doneAt, settled_count: settledCount, line_count: lineCount });
}

export const batchById = loader({
  name: 'settlement_batch.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<BatchRow>(BY_IDS, { ids }), ({ id }) => id),
});

export const refusalsOfBatch = loader({
  name: 'settlement_refusal.of-batch',
  batch: async (scope: Scope, batchIds: readonly string[]) =>
    groupedBy(await scope.rows<RefusalRow>(REFUSALS, { batch_ids: batchIds }), ({ batchId }) => batchId),
});

export const SETTLEMENT_BATCH_LIST: ListSpec = {
  name: 'settlementBatches',
  select: `${columns(SettlementBatch, 'b')}, g.*`,
  from: `settlement_batch b cross join ${PROGRESS}`,
  where: wall('b', 'settlement_batch'),
  id: { sql: 'b.id', type: 'uuid' },
  filters: { period: { sql: 'b.label', type: 'text' } },
  orders: { CREATED_AT: { sql: 'b.id', type: 'uuid' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};

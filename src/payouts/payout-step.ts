import { z } from 'zod';
import type { Hat } from '../access/hat.rules';
import { belongsToPayees } from '../agreements/payee-membership.repository';
import { refuse } from '../kernel/refusal';
import { id, idempotencyKey } from '../platform/input';
import type { Unit } from '../platform/unit';
import {
  type BatchRow,
  holdBatch,
  moveBatch,
  movePayouts,
  type PayoutMove,
  type PayoutRow,
  payoutById,
  payoutsOfBatch,
} from './payout.repository';

/** One batch, named once and for all by the caller's key. */
export const ofBatch = z.object({
  payoutBatchId: id('payoutBatch').describe('The batch.'),
  idempotencyKey: idempotencyKey(),
});

/** One payout, named once and for all by the caller's key. */
export const ofPayout = z.object({ payoutId: id('payout').describe('The payout.'), idempotencyKey: idempotencyKey() });

/** Holds a batch that waits for approval. */
export async function pendingBatch(unit: Unit, batchId: string): Promise<BatchRow> {
  const batch = await holdBatch(unit.scope, batchId);
  if (batch === undefined) refuse('NOT_FOUND', 'payoutBatchId', 'payoutBatchId: no such batch');
  if (batch.state !== 'PENDING')
    refuse('INVALID_STATE', 'payoutBatchId', `payoutBatchId: the batch is ${batch.state}, not PENDING`);
  return batch;
}

/**
 * A payout that is under way, of which nobody tells who belongs to the paid; its batch is held, so that the last two of a
 * batch do not miss each other.
 */
export async function payoutUnderWay(unit: Unit, { personId }: Hat, payoutId: string): Promise<PayoutRow> {
  const read = async () => (await payoutById.batch(unit.scope, [payoutId])).get(payoutId);
  const known = await read();
  if (known === undefined) refuse('NOT_FOUND', 'payoutId', 'payoutId: no such payout');
  if (await belongsToPayees(unit.scope, personId, known.partnerId))
    refuse('FOUR_EYES', 'payoutId', 'payoutId: you belong to the partner that is paid');
  await holdBatch(unit.scope, known.batchId);
  const { state } = (await read()) ?? known;
  if (state !== 'PROCESSING') refuse('INVALID_STATE', 'payoutId', `payoutId: the payout is ${state}, not PROCESSING`);
  return known;
}

/** Moves a batch, with the audit row of before and after. */
export async function movedBatch(
  unit: Unit,
  batch: BatchRow,
  change: Partial<BatchRow>,
  {
    action,
    reason = null,
    more = {},
  }: { readonly action: string; readonly reason?: string | null; readonly more?: object },
): Promise<void> {
  await moveBatch(unit.scope, { ...batch, ...change });
  const before = { state: batch.state };
  const after = { ...change, ...more };
  unit.record({ action, subjectKind: 'payoutBatch', subjectId: batch.id, reason, before, after });
  unit.announce({ topic: 'payout_batch', subjectId: batch.id });
}

/** Moves payouts, each with its audit row, and tells their partners. */
export async function movedPayouts(unit: Unit, payouts: readonly PayoutRow[], move: PayoutMove): Promise<void> {
  await movePayouts(
    unit.scope,
    payouts.map(({ id }) => id),
    move,
  );
  for (const { id: subjectId, partnerId, state, amount, currency } of payouts) {
    unit.record({
      action: `payout.${move.state.toLowerCase()}`,
      subjectKind: 'payout',
      subjectId,
      partnerId,
      reason: move.reason ?? null,
      before: { state },
      after: { ...move, amount: `${amount}`, currency },
    });
    unit.announce({ topic: 'payout', subjectId, partnerId });
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
  }
}

/** Completes a batch of which no payout is under way any more; the caller holds it. */
export async function completeBatch(unit: Unit, batchId: string): Promise<void> {
  const batch = await holdBatch(unit.scope, batchId);
  const payouts = await payoutsOfBatch(unit.scope, batchId);
  if (batch === undefined || payouts.some(({ state }) => state === 'PROCESSING')) return;
  await movedBatch(unit, batch, { state: 'COMPLETED' }, { action: 'payoutBatch.completed' });
}

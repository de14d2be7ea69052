import type { House } from '../../access/command';
import { type Hat, systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { advanceSettlementBatch } from '../../statements/batch/advance-settlement-batch.command';
import {
  type BatchRow,
  batchById,
  type RefusalRow,
  refusalsOfBatch,
} from '../../statements/batch/settlement-batch.repository';
import { startSettlementBatch } from '../../statements/batch/start-settlement-batch.command';
import { performed } from '../must';
import { showProgress } from '../progress';

/** What is settled or closed, and by how many transactions at once. */
export interface Settle {
  readonly vendorId: string;
  readonly period: string;
  readonly isClosing: boolean;
  readonly workers: number;
}

/** How far a batch is after a run, and which agreements it could not settle. */
export interface SettleReport {
  readonly batch: BatchRow;
  readonly isResumed: boolean;
  readonly refusals: readonly RefusalRow[];
}

/**
 * Settles one period label of a vendor, part by part, until no part is left to take. A run that was killed is finished by the
 * next one with the same sums, and any number of runs may work on one batch at once.
 */
export async function settleVendor(
  house: House,
  { vendorId, period, isClosing, workers }: Settle,
): Promise<SettleReport> {
  const hat = systemHat(vendorId);
  const started = await performed(house, hat, startSettlementBatch, {
    period,
    isClosing,
    idempotencyKey: house.ids.next(),
  });
  const { settlementBatchId: id, isResumed } = started.result;
  const batch = await batchOf(house, hat, id);
  const progress = showProgress(isClosing ? 'closing' : 'settling', batch.agreementCount, 'agreements');
  progress.at(batch.doneCount);
  const settlementBatchId = publicId('settlementBatch', id);
  const work = async (): Promise<void> => {
    const input = () => ({ settlementBatchId, idempotencyKey: house.ids.next() });
    while ((await performed(house, hat, advanceSettlementBatch, input())).result.isPartSettled)
      progress.at((await batchOf(house, hat, id)).doneCount);
  };
  await Promise.all(Array.from({ length: workers }, work));
  const done = await batchOf(house, hat, id);
  if (done.doneAt !== null) progress.end();
  const refusals = await readAs(house, hat, (scope) => refusalsOfBatch.batch(scope, [id]));
  return { batch: done, isResumed, refusals: refusals.get(id) ?? [] };
}

const batchOf = async (house: House, hat: Hat, id: string): Promise<BatchRow> =>
  present((await readAs(house, hat, (scope) => batchById.batch(scope, [id]))).get(id), 'the batch');

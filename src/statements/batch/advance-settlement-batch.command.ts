import { z } from 'zod';
import { command } from '../../access/command';
import { refuse } from '../../kernel/refusal';
import { id, idempotencyKey } from '../../platform/input';
import { mayClose } from './may-close.rules';
import { settlePart } from './settle-part';
import { batchById, claimPart } from './settlement-batch.repository';

const input = z.object({
  settlementBatchId: id('settlementBatch').describe('The batch.'),
  idempotencyKey: idempotencyKey(),
});

export const advanceSettlementBatch = command({
  name: 'settlementBatchAdvance',
  action: 'settlement:run',
  description:
    'Settles the next part of a batch in one transaction. Any number of callers may advance one batch at once: each takes a part that nobody else has, and what one does not finish is open again. With nothing left to take it changes nothing.',
  input,
  async execute(unit, hat, { settlementBatchId }) {
    const batch = (await batchById.batch(unit.scope, [settlementBatchId])).get(settlementBatchId);
    if (batch === undefined) refuse('NOT_FOUND', 'settlementBatchId', 'settlementBatchId: no such batch');
    mayClose(hat, batch.isClosing);
    const part = await claimPart(unit.scope, batch.id);
    if (part !== undefined) await settlePart(unit, batch, part);
    return { settlementBatchId, isPartSettled: part !== undefined };
  },
});

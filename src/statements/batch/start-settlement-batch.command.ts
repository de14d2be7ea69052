import { z } from 'zod';
import { command } from '../../access/command';
import type { Hat } from '../../access/hat.rules';
import { signedAgreements } from '../../agreements/agreement.repository';
import { periodLabelled } from '../../agreements/period.rules';
import { refuse } from '../../kernel/refusal';
import { idempotencyKey } from '../../platform/input';
import { TryAgain } from '../../platform/try-again';
import type { Unit } from '../../platform/unit';
import { periodLabel } from '../../settlement/settlement-input';
import { mayClose } from './may-close.rules';
import { addBatch, addParts, latestBatch } from './settlement-batch.repository';

/** How many agreements are settled in one transaction: enough to share its statements, few enough to wait for. */
const AGREEMENTS_PER_PART = 250;

const input = z.object({
  period: periodLabel().describe('Label of the periods to settle, such as `2026-03`, `2026-Q1` or `2026`.'),
  isClosing: z.boolean().nullish().describe('Whether the periods are closed as well; left out, they stay open.'),
  idempotencyKey: idempotencyKey(),
});

export const startSettlementBatch = command({
  name: 'settlementBatchStart',
  action: 'settlement:run',
  description:
    'Begins to settle, or to close, one period label over all agreements that have such a period, or goes on with a batch of it that is not done. It settles nothing yet: `settlementBatchAdvance` does, part by part.',
  input,
  async execute(unit, hat, { period: label, isClosing: asked }) {
    const isClosing = asked ?? false;
    mayClose(hat, isClosing);
    const latest = await latestBatch(unit.scope, label, isClosing);
    if (latest !== undefined && latest.doneAt === null) return { settlementBatchId: latest.id, isResumed: true };
    const agreements = (await signedAgreements(unit.scope)).filter((one) => periodLabelled(one, label) !== null);
    if (agreements.length === 0) refuse('NOT_FOUND', 'period', `period: no signed agreement has a period ${label}`);
    const ids = agreements.map(({ id }) => id).sort();
    return {
      settlementBatchId: await write(unit, hat, { label, isClosing, ids }, latest?.number ?? 0),
      isResumed: false,
    };
  },
});

interface Asked {
  readonly label: string;
  readonly isClosing: boolean;
  readonly ids: readonly string[];
}

async function write(unit: Unit, { personId }: Hat, { label, isClosing, ids }: Asked, last: number): Promise<string> {
  const { scope, vendorId, now: createdAt } = unit;
  const [id, agreementCount] = [unit.id(), ids.length];
  const batch = { vendorId, id, label, isClosing, number: last + 1, agreementCount, createdBy: personId, createdAt };
  if (!(await addBatch(scope, batch))) throw new TryAgain(`a batch of ${label} was started`);
  const open = { vendorId, batchId: id, doneAt: null, settledCount: 0, lineCount: 0 };
  const starts = Array.from({ length: Math.ceil(ids.length / AGREEMENTS_PER_PART) }, (_, part) => part);
  const parts = starts.map((number) => {
    const start = number * AGREEMENTS_PER_PART;
    return { ...open, id: unit.id(), number, agreementIds: ids.slice(start, start + AGREEMENTS_PER_PART) };
  });
  await addParts(scope, parts);
  const after = { label, isClosing, agreementCount };
  unit.record({ action: 'settlementBatch.started', subjectKind: 'settlementBatch', subjectId: id, after });
  return id;
}

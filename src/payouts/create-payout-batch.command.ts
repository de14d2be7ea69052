import { z } from 'zod';
import { command } from '../access/command';
import type { Hat } from '../access/hat.rules';
import { lockAgreements } from '../agreements/agreement.repository';
import { isCurrency } from '../kernel/currency';
import { refuse } from '../kernel/refusal';
import { currencyCode, idempotencyKey } from '../platform/input';
import type { Unit } from '../platform/unit';
import { payableIn } from './payable.repository';
import { addBatch, addParts, addPayouts, type BatchRow, type PayoutRow, pendingParts } from './payout.repository';
import { gathered, type Part, sumOf } from './payout.rules';

const PAYOUTS_MAX = 1_000;

const input = z.object({
  currency: currencyCode().describe('The currency that is paid.'),
  countMax: z
    .int()
    .min(1)
    .max(PAYOUTS_MAX)
    .nullish()
    .describe(`How many partners at most, 1 to ${PAYOUTS_MAX}; ${PAYOUTS_MAX} where it is left out.`),
  idempotencyKey: idempotencyKey(),
});

export const createPayoutBatch = command({
  name: 'payoutBatchCreate',
  action: 'payout:create',
  description:
    'Gathers what is payable in one currency and waits in no other batch: one payout per partner. It books nothing; another person approves it.',
  input,
  async execute(unit, hat, { currency, countMax }) {
    if (!isCurrency(currency)) refuse('UNKNOWN_CURRENCY', 'currency', `currency: ${currency} is not in ISO 4217`);
    const payouts = await toPay(unit, currency, countMax ?? PAYOUTS_MAX);
    if (payouts.size === 0) refuse('INVALID_STATE', 'currency', `currency: nothing in ${currency} waits to be paid`);
    return { payoutBatchId: await write(unit, hat, currency, payouts) };
  },
});

/** Reads what is payable again once the agreements are held: of two who gather at once, one finds nothing left. */
async function toPay(
  { scope }: Unit,
  currency: string,
  countMax: number,
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const seen = await payableIn(scope, currency);
  await lockAgreements(scope, [...new Set(seen.map(({ agreementId }) => agreementId))]);
  return gathered(await payableIn(scope, currency), await pendingParts(scope, currency), countMax);
}

async function write(
  unit: Unit,
  { personId }: Hat,
  currency: string,
  payouts: ReadonlyMap<string, readonly Part[]>,
): Promise<string> {
  const { vendorId, now: createdAt, scope } = unit;
  const open = { vendorId, currency, state: 'PENDING' as const, createdAt };
  const batch: BatchRow = { ...open, id: unit.id(), createdBy: personId, approvedBy: null, approvedAt: null };
  const unsettled = { batchId: batch.id, reason: null, reference: null, settledAt: null };
  const rows = [...payouts].map(([partnerId, parts]) => {
    const payout: PayoutRow = { ...open, ...unsettled, id: unit.id(), partnerId, amount: sumOf(parts) };
    return { payout, parts: parts.map((part) => ({ ...part, vendorId, id: unit.id(), payoutId: payout.id })) };
  });
  await addBatch(scope, batch);
  await addPayouts(
    scope,
    rows.map(({ payout }) => payout),
  );
  await addParts(
    scope,
    rows.flatMap(({ parts }) => parts),
  );
  const total = rows.reduce((sum, { payout }) => sum + payout.amount, 0n);
  const after = { state: 'PENDING', currency, payouts: rows.length, total: `${total}` };
  unit.record({ action: 'payoutBatch.created', subjectKind: 'payoutBatch', subjectId: batch.id, after });
  unit.announce({ topic: 'payout_batch', subjectId: batch.id });
  return batch.id;
}

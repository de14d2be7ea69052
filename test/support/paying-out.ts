import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { confirmPayout } from '../../src/payouts/confirm-payout.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { payoutsOfBatch } from '../../src/payouts/payout.repository';
import { systemIds } from '../../src/platform/ports';
import type { Settling } from './settling';

/** Pays out everything that is payable in euros. */
export async function payAll(acme: Settling): Promise<void> {
  const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
  const finance = () => ({ hat: acme.hat('FINANCE') });
  const { payoutBatchId } = await acme.done(createPayoutBatch, keyed({ currency: 'EUR' }), finance());
  await acme.done(approvePayoutBatch, keyed({ payoutBatchId: acme.id('payoutBatch', payoutBatchId) }), finance());
  for (const { id } of await acme.reading((scope) => payoutsOfBatch(scope, payoutBatchId)))
    await acme.done(confirmPayout, keyed({ payoutId: acme.id('payout', id) }), finance());
}

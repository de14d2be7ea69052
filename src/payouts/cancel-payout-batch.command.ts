import { command } from '../access/command';
import { text } from '../platform/input';
import { payoutsOfBatch } from './payout.repository';
import { movedBatch, movedPayouts, ofBatch, pendingBatch } from './payout-step';

const input = ofBatch.extend({ reason: text(1000).describe('Why; the partners read it on their payouts.') });

export const cancelPayoutBatch = command({
  name: 'payoutBatchCancel',
  action: 'payout:approve',
  description:
    'Turns down a batch that waits for approval: nothing was booked, and what it gathered waits for the next one.',
  input,
  async execute(unit, _hat, { payoutBatchId, reason }) {
    const batch = await pendingBatch(unit, payoutBatchId);
    const payouts = await payoutsOfBatch(unit.scope, payoutBatchId);
    await movedPayouts(unit, payouts, { state: 'CANCELED', reason, settledAt: unit.now });
    await movedBatch(unit, batch, { state: 'CANCELED' }, { action: 'payoutBatch.canceled', reason });
    return { payoutBatchId };
  },
});

import { command } from '../access/command';
import { post } from '../ledger/post';
import { text } from '../platform/input';
import { partsOf } from './payout.repository';
import { partTransfers } from './payout.rules';
import { completeBatch, movedPayouts, ofPayout, payoutUnderWay } from './payout-step';

const input = ofPayout.extend({ reason: text(1000).describe('Why; the partner reads it on the payout.') });

export const failPayout = command({
  name: 'payoutFail',
  action: 'payout:settle',
  description:
    'Records that a payout has not arrived: what was under way is payable again, and the next batch pays it.',
  input,
  async execute(unit, hat, { payoutId, reason }) {
    const payout = await payoutUnderWay(unit, hat, payoutId);
    const parts = await partsOf(unit.scope, [payoutId]);
    const transfers = partTransfers(parts, payout.currency, 'PAYOUT_CLEARING', 'PARTNER_PAYABLE');
    await post(unit, { reasonKind: 'payout', reasonId: payoutId, transfers });
    await movedPayouts(unit, [payout], { state: 'FAILED', reason, settledAt: unit.now });
    await completeBatch(unit, payout.batchId);
    return { payoutId };
  },
});

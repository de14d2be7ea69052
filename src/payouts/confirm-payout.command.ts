import { command } from '../access/command';
import { post } from '../ledger/post';
import { text } from '../platform/input';
import { settleStatements } from '../statements/settle-statements';
import { partsOf } from './payout.repository';
import { partTransfers } from './payout.rules';
import { completeBatch, movedPayouts, ofPayout, payoutUnderWay } from './payout-step';

const input = ofPayout.extend({ reference: text(200).nullish().describe('What the bank calls the payment.') });

export const confirmPayout = command({
  name: 'payoutConfirm',
  action: 'payout:settle',
  description:
    'Records that a payout has arrived: what was under way is paid, for ever, and a statement of which nothing is left to pay is paid with it.',
  input,
  async execute(unit, hat, { payoutId, reference }) {
    const payout = await payoutUnderWay(unit, hat, payoutId);
    const { partnerId, currency, batchId } = payout;
    const parts = await partsOf(unit.scope, [payoutId]);
    const transfers = partTransfers(parts, currency, 'PAYOUT_CLEARING', 'PARTNER_PAID');
    await post(unit, { reasonKind: 'payout', reasonId: payoutId, transfers });
    const move = { state: 'COMPLETED', reference: reference ?? null, settledAt: unit.now } as const;
    await movedPayouts(unit, [payout], move);
    const labels = parts.map(({ periodLabel }) => periodLabel);
    await settleStatements(unit, { partnerId, currency, labels });
    await completeBatch(unit, batchId);
    return { payoutId };
  },
});

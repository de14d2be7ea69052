import { command } from '../access/command';
import { ofPot, why } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

export const refundDeposit = command({
  name: 'depositRefund',
  action: 'pot:release',
  description: 'Pays a part of the deposit back to the partner, outside of what it earns.',
  input: ofPot.extend({ reason: why() }),
  async execute(unit, hat, { agreementId, amount, reason }) {
    const agreement = await agreementOfPot(unit, agreementId);
    return movePot(unit, hat, agreement, { pot: 'DEPOSIT', move: 'REFUND', amount, reason });
  },
});

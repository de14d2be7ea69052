import { command } from '../access/command';
import { ofPot, why } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

export const callDeposit = command({
  name: 'depositCall',
  action: 'pot:release',
  description: 'Calls a part of the deposit: it covers a loss of the vendor.',
  input: ofPot.extend({ reason: why() }),
  async execute(unit, hat, { agreementId, amount, reason }) {
    const agreement = await agreementOfPot(unit, agreementId);
    return movePot(unit, hat, agreement, { pot: 'DEPOSIT', move: 'CALL', amount, reason });
  },
});

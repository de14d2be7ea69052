import { command } from '../access/command';
import { ofPot } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

export const fundDeposit = command({
  name: 'depositFund',
  action: 'pot:fund',
  description: 'Records what the partner has paid in as a deposit.',
  input: ofPot,
  async execute(unit, hat, { agreementId, amount }) {
    return movePot(unit, hat, await agreementOfPot(unit, agreementId), { pot: 'DEPOSIT', move: 'FUND', amount });
  },
});

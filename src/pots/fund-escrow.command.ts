import { command } from '../access/command';
import { day } from '../platform/input';
import { ofPot } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

const input = ofPot.extend({
  expiresOn: day().describe('The day from which what is left goes back to the customer; the latest one counts.'),
});

export const fundEscrow = command({
  name: 'escrowFund',
  action: 'pot:fund',
  description: 'Records what the customer has paid in before the results: it waits for verified outcomes.',
  input,
  async execute(unit, hat, { agreementId, amount, expiresOn }) {
    const agreement = await agreementOfPot(unit, agreementId);
    return movePot(unit, hat, agreement, { pot: 'ESCROW', move: 'FUND', amount, expiresOn });
  },
});

import { command } from '../access/command';
import { ofEarnedPot, why } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

const input = ofEarnedPot.extend({ reason: why() });

export const forfeitHoldback = command({
  name: 'holdbackForfeit',
  action: 'pot:release',
  description: 'Takes a part of what is held back for good: it goes back to the vendor, with a reason.',
  input,
  async execute(unit, hat, { agreementId, ...decision }) {
    return movePot(unit, hat, await agreementOfPot(unit, agreementId), { ...decision, move: 'FORFEIT' });
  },
});

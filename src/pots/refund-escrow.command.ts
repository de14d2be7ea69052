import { command } from '../access/command';
import { localDate } from '../kernel/period';
import { refuse } from '../kernel/refusal';
import { lastExpiry } from './pot.repository';
import { ofPot, why } from './pot-input';
import { agreementOfPot, movePot } from './pot-step';

export const refundEscrow = command({
  name: 'escrowRefund',
  action: 'pot:release',
  description: 'Pays what is left of an escrow back to the customer; refused before it expires.',
  input: ofPot.extend({ reason: why() }),
  async execute(unit, hat, { agreementId, amount, reason }) {
    const agreement = await agreementOfPot(unit, agreementId);
    const expiresOn = await lastExpiry(unit.scope, agreementId, 'ESCROW');
    if (expiresOn !== null && localDate(unit.now, agreement.timeZone) < expiresOn)
      refuse('INVALID_STATE', 'agreementId', `agreementId: the escrow waits for results until ${expiresOn}`);
    return movePot(unit, hat, agreement, { pot: 'ESCROW', move: 'REFUND', amount, reason });
  },
});

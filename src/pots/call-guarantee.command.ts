import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey, positive } from '../platform/input';
import { moveGuarantee } from './guarantee-step';
import { why } from './pot-input';

const input = z.object({
  guaranteeId: id('guarantee').describe('The bond.'),
  amount: positive().describe('The loss, in the currency of the bond; never more than is left of it.'),
  reason: why(),
  idempotencyKey: idempotencyKey(),
});

export const callGuarantee = command({
  name: 'guaranteeCall',
  action: 'guarantee:call',
  description:
    'Calls a part of a bond for a loss of the vendor: the partner owes it, until its issuer pays or it is recovered from what the partner earns. Refused when the bond is not in force.',
  input,
  execute: (unit, hat, { guaranteeId, amount, reason }) =>
    moveGuarantee(unit, hat, { guaranteeId, move: 'CALL', amount, reason }),
});

import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey, positive } from '../platform/input';
import { moveGuarantee } from './guarantee-step';

const input = z.object({
  guaranteeId: id('guarantee').describe('The bond.'),
  amount: positive().describe(
    'What arrived, in the currency of the bond; never more than was called, nor than the partner still owes for these calls.',
  ),
  idempotencyKey: idempotencyKey(),
});

export const settleGuarantee = command({
  name: 'guaranteeSettle',
  action: 'guarantee:settle',
  description: 'Records that the issuer of a bond has paid what was called: the partner no longer owes it.',
  input,
  execute: (unit, hat, { guaranteeId, amount }) =>
    moveGuarantee(unit, hat, { guaranteeId, move: 'SETTLE', amount, reason: null }),
});

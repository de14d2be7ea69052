import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey } from '../platform/input';
import { decideOutcome } from './decide-outcome';
import { decideVerify } from './outcome.rules';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  outcomeId: id('outcome').describe('The outcome to confirm.'),
});

export const verifyOutcome = command({
  name: 'outcomeVerify',
  action: 'outcome:verify',
  description:
    "Confirms an outcome as its definition's policy demands; it then counts for targets and, once its window closes, for pay. The paid partner is never the only one to confirm.",
  input,
  async execute(unit, hat, { outcomeId }) {
    await decideOutcome(unit, hat, outcomeId, decideVerify);
    return { outcomeId };
  },
});

import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey, text } from '../platform/input';
import { decideOutcome } from './decide-outcome';
import { decideReopen } from './outcome.rules';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  outcomeId: id('outcome').describe('The outcome to look at again.'),
  reason: text(500).describe('Why; it stays with the outcome and in the audit trail.'),
});

export const reopenOutcome = command({
  name: 'outcomeReopen',
  action: 'outcome:reopen',
  description:
    'Takes a verification back to be looked at again; until it is verified once more, the outcome is not paid.',
  input,
  async execute(unit, hat, { outcomeId, reason }) {
    await decideOutcome(unit, hat, outcomeId, (outcome, _, actor) => decideReopen(outcome, actor, reason));
    return { outcomeId };
  },
});

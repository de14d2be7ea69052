import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey, text } from '../platform/input';
import { decideOutcome } from './decide-outcome';
import { decideReverse } from './outcome.rules';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  outcomeId: id('outcome').describe('The outcome to void.'),
  reason: text(500).describe('Why; it stays with the outcome and in the audit trail.'),
});

export const reverseOutcome = command({
  name: 'outcomeReverse',
  action: 'outcome:reverse',
  description:
    'Voids a verified or reopened outcome for good; what was paid for it is taken back by the next settlement.',
  input,
  async execute(unit, hat, { outcomeId, reason }) {
    await decideOutcome(unit, hat, outcomeId, (outcome, _, actor) => decideReverse(outcome, actor, reason));
    return { outcomeId };
  },
});

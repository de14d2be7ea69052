import { z } from 'zod';
import { command } from '../access/command';
import { id, idempotencyKey, text } from '../platform/input';
import { decideOutcome } from './decide-outcome';
import { decideReject } from './outcome.rules';

const input = z.object({
  idempotencyKey: idempotencyKey(),
  outcomeId: id('outcome').describe('The outcome to turn down.'),
  reason: text(500).describe('Why; it stays with the outcome and in the audit trail.'),
});

export const rejectOutcome = command({
  name: 'outcomeReject',
  action: 'outcome:reject',
  description: 'Turns a claimed or reopened outcome down for good; the result may be claimed again as a new revision.',
  input,
  async execute(unit, hat, { outcomeId, reason }) {
    await decideOutcome(unit, hat, outcomeId, (outcome, policy, actor) => decideReject(outcome, policy, actor, reason));
    return { outcomeId };
  },
});

import { z } from 'zod';
import { command } from '../../access/command';
import { refuse } from '../../kernel/refusal';
import { id, idempotencyKey, text } from '../../platform/input';
import { movedDispute, pendingDispute, speaks } from './dispute-step';

const input = z.object({
  disputeId: id('dispute').describe('The dispute.'),
  response: text(1000).describe('What the other side says to it.'),
  idempotencyKey: idempotencyKey(),
});

export const respondDispute = command({
  name: 'disputeRespond',
  action: 'dispute:respond',
  description: 'The answer of the side that did not open the dispute; it moves no money.',
  input,
  async execute(unit, hat, { disputeId, response }) {
    const { dispute } = await pendingDispute(unit, disputeId);
    if ((await speaks(unit, hat, dispute.partnerId)) === dispute.openedBy)
      refuse('FOUR_EYES', 'disputeId', 'disputeId: your side opened the dispute, the other one answers');
    const change = { state: 'RESPONDED', response, respondedAt: unit.now } as const;
    await movedDispute(unit, dispute, change, { action: 'dispute.responded', reason: response });
    return { disputeId };
  },
});

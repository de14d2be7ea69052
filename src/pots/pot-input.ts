import { z } from 'zod';
import { id, idempotencyKey, positive, text } from '../platform/input';
import { EARNED_POTS } from './pot.rules';

/** How much of which agreement, named once and for all by the caller's key. */
export const ofPot = z.object({
  agreementId: id('agreement').describe('The agreement.'),
  amount: positive().describe(
    "How much, in the agreement's currency; what is taken from a pot is never more than it holds.",
  ),
  idempotencyKey: idempotencyKey(),
});

/** The same of a pot that somebody's earnings have filled. */
export const ofEarnedPot = ofPot.extend({
  pot: z
    .enum(EARNED_POTS)
    .meta({
      name: 'EarnedPot',
      about: 'A pot that the earnings of a partner fill.',
      values: {
        HOLDBACK: 'A share of what was earned, and what a guardrail holds.',
        RETENTION: 'Held back until the work is accepted.',
        WARRANTY: 'Held back while a warranty runs.',
        RESERVE: 'A fund that strong periods fill and weak ones draw on.',
      },
    })
    .describe('The pot.'),
  partnerId: id('partner').nullish().describe("Whose pot; the agreement's partner where it is left out."),
});

/** The sentence that a partner reads beside a decision. */
export const why = () => text(1000).describe('Why; the partner reads it.');

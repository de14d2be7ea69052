import { z } from 'zod';
import { payeesField, planField } from '../../agreements/plan-input';
import { id } from '../../platform/input';

const AGREEMENTS_NAMED_MAX = 100;
const PARTNERS_NAMED_MAX = 50;
const PERIODS_MAX = 12;

/** How many closed periods are looked at where nobody says. */
export const PERIODS_USUAL = 4;

/** What `planPreview` takes. */
export const previewQuestion = z
  .object({
    plan: planField().describe('The draft, as `agreementCreate` takes it.'),
    payees: payeesField(),
    agreementIds: z
      .array(id('agreement'))
      .max(AGREEMENTS_NAMED_MAX, `must name at most ${AGREEMENTS_NAMED_MAX} agreements`)
      .nullish()
      .describe('The agreements on whose past it is tried.'),
    partnerIds: z
      .array(id('partner'))
      .max(PARTNERS_NAMED_MAX, `must name at most ${PARTNERS_NAMED_MAX} partners`)
      .nullish()
      .describe('Partners on the past of all whose active agreements it is tried.'),
    periods: z
      .number()
      .int()
      .min(1, 'must be from 1 to 12')
      .max(PERIODS_MAX, 'must be from 1 to 12')
      .nullish()
      .describe(
        `How many of the last closed periods of each agreement, 1 to ${PERIODS_MAX}; ${PERIODS_USUAL} if left out.`,
      ),
  })
  .refine(({ agreementIds, partnerIds }) => (agreementIds ?? []).length + (partnerIds ?? []).length > 0, {
    path: ['agreementIds'],
    message: 'name an agreement here or a partner in partnerIds',
  });

export type PreviewQuestion = z.output<typeof previewQuestion>;

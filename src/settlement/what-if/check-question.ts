import { z } from 'zod';
import { cadence } from '../../agreements/cadence-input';
import { planField } from '../../agreements/plan-input';
import { currencyCode } from '../../platform/input';

/** What `planCheck` takes. */
export const checkQuestion = z.object({
  plan: planField().describe('The draft, as `agreementCreate` takes it.'),
  currency: currencyCode().describe('The currency in which the agreement would pay.'),
  cadence: cadence
    .nullish()
    .describe("How the agreement's time would be cut into periods; the plan's own if left out."),
});

export type CheckQuestion = z.output<typeof checkQuestion>;

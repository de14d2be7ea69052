import { z } from 'zod';
import { parseLabel } from '../../kernel/period';
import { dimensions } from '../../kpis/dimension.input';
import { decimal, id, instant, text } from '../../platform/input';

const ADDITIONAL_MAX = 100;

const additional = z
  .object({
    measure: text(80).describe('Key of the KPI or of the outcome definition, as the plan names it.'),
    quantity: decimal().describe('How much more is verified; negative for less.'),
    unit: text(40).describe('Unit of the quantity, as the KPI has it; a currency is a unit.'),
    at: instant()
      .nullish()
      .describe(
        'When it counts; leave out for the last moment of the period, after everything that is known now. Of a measured KPI in another currency it also decides the rate: that of its day, as far as that has come.',
      ),
    customerReference: text(120).nullish().describe("The customer's key in the vendor's systems, where one is meant."),
    dimensions: dimensions().nullish().describe('Properties by which the plan may tell quantities apart.'),
  })
  .meta({ name: 'AdditionalFactInput', about: 'Something that is not so, but could be: more of one measure.' });

/** What `earningsEstimate` takes. */
export const estimateQuestion = z.object({
  partnerId: id('partner').describe('The partner.'),
  period: text(10)
    .refine((label) => parseLabel(label, 'UTC') !== null, 'is not a period such as 2026-03, 2026-Q1 or 2026')
    .describe('Label of the open period: `2026-03`, `2026-Q1` or `2026`, matched against each agreement.'),
  additional: z
    .array(additional)
    .max(ADDITIONAL_MAX, `must name at most ${ADDITIONAL_MAX} facts`)
    .describe('What is assumed beside the facts there are; none for the estimate as it stands.'),
});

export type EstimateQuestion = z.output<typeof estimateQuestion>;

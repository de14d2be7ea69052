import { z } from 'zod';
import { ROUNDINGS } from '../kernel/money';
import { CADENCES } from '../kernel/period';
import { adjustmentSchema } from './adjustment-schema';
import { componentSchema } from './component-schema';
import { aboveZero, currency, date, key, notNegative, part } from './fields';
import { holdbackSchema } from './holdback-schema';
import { measureSchema } from './measure-schema';
import { references } from './references';
import { uniqueBy } from './refinements';
import { safetySchema } from './safety-schema';
import { shareSchema, sharesOfWhole } from './share-schema';

const lockedRateSchema = z
  .strictObject({
    currency: currency('The other currency.'),
    rate: aboveZero('What one unit of the other currency is worth in the plan currency.'),
    lockedOn: date('The day on which both parties locked the rate.'),
  })
  .meta({ title: 'LockedRate', description: 'A rate of exchange that both parties locked.' });

const rateSourceSchema = z
  .strictObject({
    source: key('Whose rates they are, such as ECB: the key under which rates are recorded.'),
    maximumAgeDays: z.number().int().min(0).max(366).meta({
      description:
        'How many days before the day of verification a rate may have been stated; 0 takes only one of that very day.',
    }),
  })
  .meta({
    title: 'RateSource',
    description:
      'Facts in other currencies are converted at the rate that was locked when they were verified: the latest of this ' +
      'source on or before that day in the time zone of the agreement. A rate locked once is never another one.',
  });

const payInSchema = z
  .strictObject({
    currency: currency('The currency that is paid out.'),
    rate: aboveZero('What one unit of the plan currency is worth in the currency paid out.'),
    lockedOn: date('The day on which both parties locked the rate.'),
  })
  .meta({ title: 'PayIn', description: 'Lines are converted, before they are rounded, and paid in this currency.' });

const guaranteeSchema = z
  .strictObject({
    kind: z.enum(['BOND', 'CERTIFICATE']).meta({
      description:
        'Who stands in. BOND: somebody who pays what is called. CERTIFICATE: an insurer, whose certificate says what is covered.',
    }),
    amount: aboveZero('What has to be covered at the least, in the currency that is paid out.'),
  })
  .meta({ title: 'GuaranteeDemand', description: 'A guarantee that a third party has to give for the partner.' });

export const planSchema = z
  .strictObject({
    meed: z.literal('plan/1').meta({ description: 'The kind and version of this document.' }),
    currency: currency('The currency of all amounts in the plan.'),
    rounding: z
      .enum(ROUNDINGS)
      .default('HALF_AWAY_FROM_ZERO')
      .meta({
        description:
          'How a fraction of a minor unit is rounded, once per line. HALF_AWAY_FROM_ZERO (default): a half goes away from ' +
          'zero. HALF_EVEN: a half goes to the even neighbour.',
      }),
    cadence: z
      .enum(CADENCES)
      .optional()
      .meta({
        description:
          'The period that is settled; the plan check reads it. MONTH: a calendar month. QUARTER: a calendar quarter. ' +
          'YEAR: a calendar year.',
      }),
    measures: z.array(measureSchema).max(200).default([]).superRefine(uniqueBy('key')).meta({
      description: 'The numbers that components read. A measure that is not listed is the sum of its facts.',
    }),
    components: z.array(componentSchema).min(1).max(100).superRefine(uniqueBy('key')).meta({
      description: 'The rules of pay. Their order is the order of the lines and of remainders.',
    }),
    adjustments: z.array(adjustmentSchema).max(20).default([]).superRefine(uniqueBy('key')).meta({
      description: 'Changes to the plan as a whole, in the order in which they apply.',
    }),
    split: sharesOfWhole(
      'Who is paid. Remainders go by largest remainder, ties to the earlier. Default: "partner", all.',
    ),
    overlay: z.array(shareSchema).max(20).default([]).superRefine(uniqueBy('payee')).meta({
      description: 'Credits on top of every component: they reduce nobody, and no bound of the plan limits them.',
    }),
    holdback: holdbackSchema.optional(),
    recovery: z
      .strictObject({
        keepShare: part(
          "The part of what a statement makes payable under this agreement that recovery of the partner's debts never takes.",
        ),
      })
      .optional()
      .meta({
        title: 'Recovery',
        description: 'How debts of the partner are recovered. Default: from all that becomes payable, nothing is kept.',
      }),
    guarantees: z
      .array(guaranteeSchema)
      .max(2)
      .default([])
      .superRefine(uniqueBy('kind'))
      .meta({
        description:
          'What third parties have to guarantee before the terms bind: the last signature is refused until guarantees in force ' +
          'cover it on the day the terms begin, or today where they have begun.',
      }),
    safety: safetySchema.optional(),
    conversion: z.array(lockedRateSchema).max(50).default([]).superRefine(uniqueBy('currency')).meta({
      description:
        'Fixed rates for facts in other currencies; without one, and without a `rateSource`, such a fact is refused.',
    }),
    rateSource: rateSourceSchema.optional(),
    payIn: payInSchema.optional(),
    figures: z.array(key('The key of a measure.')).max(50).default([]).meta({
      description: 'Measures that the result shows beside the lines, such as a margin or a return.',
    }),
    proportion: z
      .strictObject({ gainToPenaltyAtLeast: notNegative('The least that the largest gain is of the largest penalty.') })
      .optional()
      .meta({ description: 'The declared proportion of gain and penalty; the plan check holds the plan to it.' }),
  })
  .superRefine(references)
  .meta({ title: 'Plan', description: 'Compensation terms of one agreement.' });

/** A plan as it is written: the JSON document after defaults. */
export type PlanDocument = z.output<typeof planSchema>;

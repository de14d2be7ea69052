import { z } from 'zod';
import type { DerivationKind } from '../engine/measures/definition';
import { attainmentFields, startingPoint } from './attainment-fields';
import { conditionSchema } from './condition-schema';
import { aboveZero, date, days, decimal, key, measure, part, text, value } from './fields';
import { atMostOneOf, oneOf, ordered, together, uniqueBy } from './refinements';

const keys = (description: string) => z.array(key('The key of a measure.')).min(1).max(50).meta({ description });

const factsOfSchema = z
  .strictObject({
    measure: key('The measure of the facts. Default: the key of this definition.').optional(),
    aggregate: z
      .enum(['SUM', 'COUNT', 'AVERAGE', 'MINIMUM', 'MAXIMUM', 'LAST', 'PERCENTILE'])
      .default('SUM')
      .meta({
        description:
          'How the facts become one number. SUM (default): all together. COUNT: how many there are. AVERAGE: their mean. ' +
          'MINIMUM: the smallest. MAXIMUM: the largest. LAST: the latest. PERCENTILE: the one at the nearest rank of ' +
          '`percentile`.',
      }),
    percentile: part('Which percentile, 0.95 being the 95th.').optional(),
    where: z.array(conditionSchema).max(20).default([]).meta({ description: 'Only facts that meet all of it count.' }),
    truncateAbove: decimal('A single fact counts at most this much: outliers are cut.').optional(),
    truncateBelow: decimal('A single fact counts at least this much.').optional(),
    span: z.enum(['PERIOD', 'BEFORE', 'TO_DATE']).default('PERIOD').meta({
      description:
        'Which facts count. PERIOD (default): those of the period. BEFORE: those in force before it. TO_DATE: both.',
    }),
  })
  .refine((terms) => (terms.aggregate === 'PERCENTILE') === (terms.percentile !== undefined), {
    path: ['percentile'],
    message: 'percentile belongs to the aggregate PERCENTILE, and only to it',
  })
  .superRefine(ordered('truncateBelow', 'truncateAbove'))
  .meta({ title: 'FactsOf', description: 'Facts become one number.' });

const differenceSchema = z
  .strictObject({
    of: measure('What is counted; it must be measured'),
    minus: keys('What is taken away; an absent one takes nothing away.'),
  })
  .meta({ title: 'Difference', description: 'One measure less others, such as resolved less reopened.' });

const ratioSchema = z
  .strictObject({
    of: measure('The numerator'),
    to: measure('The denominator'),
    whenZero: z.enum(['REFUSE', 'ZERO']).default('REFUSE').meta({
      description:
        'What a denominator of zero means. REFUSE (default): the plan cannot be computed. ZERO: the ratio is zero.',
    }),
  })
  .meta({ title: 'Ratio', description: 'One measure over another, such as resolved over opened.' });

const scorecardSchema = z
  .strictObject({
    parts: z
      .array(
        z
          .strictObject({ measure: measure('The score'), weight: aboveZero('Its weight.') })
          .meta({ title: 'ScorePart', description: 'A score and its weight.' }),
      )
      .min(1)
      .max(50)
      .superRefine(uniqueBy('measure'))
      .meta({ description: 'The scores.' }),
    missing: z
      .enum(['REWEIGHT', 'HOLD', 'ZERO'])
      .default('REWEIGHT')
      .meta({
        description:
          'What a score that nobody measured means. REWEIGHT (default): the others share its weight. HOLD: the same, and ' +
          'the pay read from it is held. ZERO: it counts as zero.',
      }),
  })
  .meta({ title: 'Scorecard', description: 'The weighted mean of several scores.' });

const attainmentSchema = z
  .strictObject({ measure: measure('The actual value'), ...attainmentFields })
  .superRefine(oneOf('target', 'targetMeasure'))
  .superRefine(startingPoint)
  .meta({ title: 'MeasuredAttainment', description: 'How far a measure is on its way to a target.' });

const adjustedBaselineSchema = z
  .strictObject({
    baseline: decimal('The agreed baseline.'),
    volumeMeasure: measure('The volume of the period, for the routine adjustment').optional(),
    referenceVolume: aboveZero('The volume at which the baseline was taken.').optional(),
    adjustments: z
      .array(
        z
          .strictObject({
            amount: decimal('What is added to the baseline.'),
            reason: text('What was agreed, and why.'),
          })
          .meta({ title: 'BaselineAdjustment', description: 'A non-routine adjustment that both parties agreed on.' }),
      )
      .max(50)
      .default([])
      .meta({ description: 'Non-routine adjustments.' }),
  })
  .superRefine(together('volumeMeasure', 'referenceVolume'))
  .meta({ title: 'AdjustedBaseline', description: 'Baseline x volume / reference volume + adjustments.' });

const availabilitySchema = z
  .strictObject({
    downtimeMeasure: measure('The minutes of downtime'),
    excludedMeasure: measure('The minutes of it that are excluded by agreement').optional(),
    totalMinutes: aboveZero('The minutes of service. Default: all minutes of the period.').optional(),
  })
  .meta({ title: 'Availability', description: '(Total - (downtime - excluded)) / total.' });

const combination = (title: string, description: string) =>
  z.strictObject({ of: keys('The measures.') }).meta({ title, description });

const smartSchema = z
  .strictObject({
    definition: text('Specific: what exactly is meant.').optional(),
    historyLow: decimal('The lowest value of the past.').optional(),
    historyHigh: decimal('The highest value of the past.').optional(),
    target: decimal('The target that is to be reached.').optional(),
    goal: text('Relevant: the business goal it serves.').optional(),
    deadline: date('Time-bound: the day by which it is to be reached.').optional(),
  })
  .superRefine(ordered('historyLow', 'historyHigh'))
  .meta({ title: 'Smart', description: 'What makes the measure specific, attainable, relevant and time-bound.' });

/** The ways to derive a number, each optional: at most one is given, and facts of the same key are the default. */
const derivationShape = {
  facts: factsOfSchema.optional(),
  difference: differenceSchema.optional(),
  ratio: ratioSchema.optional(),
  product: combination('Product', 'The product of measures.').optional(),
  least: combination('Least', 'The smallest of measures, such as the undisputed of two claims.').optional(),
  scorecard: scorecardSchema.optional(),
  attainment: attainmentSchema.optional(),
  adjustedBaseline: adjustedBaselineSchema.optional(),
  availability: availabilitySchema.optional(),
  earned: z
    .strictObject({ components: keys('Components (or adjustments) that stand before what reads this.') })
    .meta({ title: 'Earned', description: 'The pay of components of the same plan and period.' })
    .optional(),
} satisfies Record<DerivationKind, z.ZodType>;

export const DERIVATIONS = Object.keys(derivationShape) as readonly DerivationKind[];

export const measureSchema = z
  .strictObject({
    key: key('The name of the measure; components refer to it.'),
    label: text('What it says, in words for the partner.').optional(),
    unit: value('The unit of its facts; facts of another unit are refused.').optional(),
    absent: z
      .enum(['ZERO', 'REFUSE'])
      .optional()
      .meta({
        description:
          'What no fact at all means; by default as the component says. ZERO: the measure is zero. REFUSE: the plan ' +
          'cannot be computed.',
      }),
    class: z.enum(['USAGE', 'OUTPUT', 'OUTCOME']).optional().meta({
      description: 'What it measures. USAGE: use, and pay on it is flagged. OUTPUT: a deliverable. OUTCOME: a result.',
    }),
    mechanism: text('How it is measured and by whom: the source of record.').optional(),
    verificationLagDays: days('The days between an occurrence and its verification.').optional(),
    smart: smartSchema.optional(),
    ...derivationShape,
  })
  .superRefine(atMostOneOf(...DERIVATIONS))
  .meta({ title: 'Measure', description: 'A number that the plan reads, and how it comes about.' });

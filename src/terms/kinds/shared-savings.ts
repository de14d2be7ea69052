import { z } from 'zod';
import { decimal, measure, notNegative, part } from '../fields';
import { tierBounds } from '../ladder';
import { oneOf } from '../refinements';

const sharingSchema = z
  .strictObject({
    minimumRate: part('The difference over the baseline from which sharing starts; exactly at it, it shares.').prefault(
      '0',
    ),
    share: part('The part of the difference that the partner gets (or owes).'),
    sharing: z
      .enum(['FIRST_DOLLAR', 'ABOVE_THRESHOLD'])
      .default('FIRST_DOLLAR')
      .meta({
        description:
          'FIRST_DOLLAR (default): once the minimum rate is met, the whole difference is shared. ABOVE_THRESHOLD: only ' +
          'the part above it.',
      }),
    maximumRate: part('The most that is paid (or owed), as a share of the baseline.').optional(),
    maximumAmount: notNegative('The most that is paid (or owed), as an amount.').optional(),
  })
  .meta({ title: 'Sharing', description: 'How a difference to the baseline is shared.' });

const qualitySchema = z
  .strictObject({
    measure: measure('The quality score'),
    atLeast: decimal('The score below which no savings are shared; exactly at it, they are.').optional(),
    multiplies: z.boolean().default(false).meta({ description: 'Whether the share is multiplied by the score.' }),
  })
  .meta({ title: 'SharingQuality', description: 'A quality score that opens the door to sharing and may scale it.' });

const corridorSchema = z
  .strictObject({
    bands: z
      .array(
        z
          .strictObject({
            upTo: notNegative(
              'The inclusive upper end, as a share of the baseline; left out on the last band.',
            ).optional(),
            share: part('The part of this band that the partner gets (or owes).'),
          })
          .meta({ title: 'CorridorBand', description: 'A band of deviation from the baseline.' }),
      )
      .min(1)
      .max(20)
      .superRefine(tierBounds)
      .meta({ description: 'Bands of deviation in either direction, each slice at its own share.' }),
  })
  .meta({ title: 'RiskCorridor', description: 'Gains and losses shared by bands of deviation from the baseline.' });

const targetCostSchema = z
  .strictObject({
    targetFee: notNegative('The fee when the cost is exactly on target.'),
    shareUnder: part('The part of what the cost stays below the target that the partner gets.'),
    shareOver: part('The part of what the cost goes beyond the target that the partner bears.'),
    ceilingPrice: notNegative('The most that cost and fee together may be.').optional(),
    pays: z.enum(['FEE', 'PRICE']).default('FEE').meta({
      description:
        'What the line is. FEE (default): the fee alone, which may be negative. PRICE: cost and fee together.',
    }),
  })
  .meta({ title: 'TargetCost', description: 'A fee that moves with the cost. The baseline is the target cost.' });

export const sharedSavingsSchema = z
  .strictObject({
    baseline: notNegative('The agreed baseline or target cost, an amount of money.').optional(),
    baselineMeasure: measure('What holds the baseline, instead of `baseline`').optional(),
    actualMeasure: measure('The actual cost; it must be measured, absence is refused'),
    gain: sharingSchema.optional().meta({ description: 'How savings are shared; left out: they are not.' }),
    loss: sharingSchema.optional().meta({ description: 'How losses are shared (two-sided); left out: they are not.' }),
    quality: qualitySchema.optional().meta({ description: 'A quality clause for savings.' }),
    corridor: corridorSchema.optional().meta({ description: 'Bands, instead of gain and loss.' }),
    targetCost: targetCostSchema
      .optional()
      .meta({ description: 'A fee around a target cost, instead of gain and loss.' }),
  })
  .superRefine(oneOf('baseline', 'baselineMeasure'))
  .superRefine((terms, context) =>
    oneOf('gain or loss', 'corridor', 'targetCost')({ ...terms, 'gain or loss': terms.gain ?? terms.loss }, context),
  )
  .meta({ title: 'SharedSavings', description: 'A share of savings against a baseline, and where agreed of losses.' });

import { z } from 'zod';
import { decimal, measure, notNegative, whenNegative } from '../fields';
import { tierBounds } from '../ladder';
import { oneOf, ordered, someOf } from '../refinements';

const shareTierSchema = z
  .strictObject({
    upTo: notNegative('The inclusive upper bound of the value; left out on the last tier.').optional(),
    share: decimal('The share of the value in this tier, 0.05 being 5 %.').optional(),
    flat: decimal('What entering this tier pays, once.').optional(),
  })
  .superRefine(someOf('share', 'flat'))
  .meta({ title: 'ShareTier', description: 'A span of value with a share of its own.' });

const perTransactionSchema = z
  .strictObject({
    fixed: decimal('What each transaction pays beside the share.').optional(),
    minimum: decimal('The least that one transaction pays.').optional(),
    maximum: decimal('The most that one transaction pays.').optional(),
    freeCount: z.number().int().min(0).max(1_000_000).default(0).meta({
      description: 'How many transactions of the period pay nothing, the earliest first.',
    }),
  })
  .superRefine(ordered('minimum', 'maximum'))
  .meta({ title: 'PerTransaction', description: 'What each single transaction pays.' });

export const percentageSchema = z
  .strictObject({
    measure: measure('The value that is shared, an amount of money'),
    share: decimal('The share of the value, 0.05 being 5 %.').optional(),
    mode: z.enum(['GRADUATED', 'VOLUME']).default('GRADUATED').meta({
      description:
        'How tiers are read. GRADUATED (default): each slice at its own share. VOLUME: all at the share reached.',
    }),
    tiers: z.array(shareTierSchema).max(100).default([]).superRefine(tierBounds).meta({
      description:
        'Shares by tier of value, instead of one share. Upper bounds are inclusive, the last tier is open-ended.',
    }),
    perTransaction: perTransactionSchema.optional(),
    freeAmount: notNegative('The first part of the value, which pays nothing.').optional(),
    whenNegative,
  })
  .superRefine(oneOf('share', 'tiers'))
  .refine((terms) => terms.perTransaction === undefined || terms.share !== undefined, {
    path: ['perTransaction'],
    message: 'perTransaction needs a share; tiers look at the sum, not at single transactions',
  })
  .meta({ title: 'Percentage', description: 'A share of a value, by tier or by transaction where wanted.' });

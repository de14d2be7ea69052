import { z } from 'zod';
import { aboveZero, decimal, measure, notNegative } from '../fields';
import { tierBounds } from '../ladder';
import { someOf } from '../refinements';

const tierSchema = z
  .strictObject({
    upTo: notNegative('The inclusive upper bound; left out on the last tier, which is open-ended.').optional(),
    unit: decimal('What one unit (or package) in this tier pays.').optional(),
    flat: decimal('What entering this tier pays, once.').optional(),
  })
  .superRefine(someOf('unit', 'flat'))
  .meta({ title: 'Tier', description: 'A span of quantity with a price of its own.' });

export const tieredRateSchema = z
  .strictObject({
    measure: measure('What is counted'),
    mode: z.enum(['GRADUATED', 'VOLUME', 'PACKAGE', 'BLOCK']).meta({
      description:
        'GRADUATED: each slice at the price of its own tier. VOLUME: the whole quantity at the price of the tier it ' +
        'reaches. PACKAGE: the whole quantity counted in packages, at the price of the tier it reaches. BLOCK: each ' +
        'slice counted in packages, at the price of its own tier.',
    }),
    tiers: z
      .array(tierSchema)
      .min(1)
      .max(100)
      .superRefine(tierBounds)
      .meta({
        description:
          'Tiers by rising upper bound. A quantity exactly at a bound belongs to the tier below it; a fraction above a ' +
          'bound (100.5 after 100) to the next tier. The last tier has no bound.',
      }),
    packageSize: aboveZero('How many units make one package; for the modes PACKAGE and BLOCK.').optional(),
    packageRounding: z.enum(['UP', 'DOWN']).default('UP').meta({
      description: 'How packages are counted. UP (default): a started package counts. DOWN: only a full one counts.',
    }),
    flatAtZero: z.boolean().default(false).meta({
      description:
        'Whether a quantity of zero pays the flat amount of the first tier. Default false: no outcome, no pay.',
    }),
    countedBefore: measure(
      'What was counted before this period; the tiers then go on from there, and the period pays f(before + now) - f(before)',
    ).optional(),
  })
  .refine((terms) => (terms.mode === 'PACKAGE' || terms.mode === 'BLOCK') === (terms.packageSize !== undefined), {
    path: ['packageSize'],
    message: 'packageSize belongs to the modes PACKAGE and BLOCK, and only to them',
  })
  .meta({ title: 'TieredRate', description: 'A unit price that depends on the quantity.' });

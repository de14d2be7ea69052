import { z } from 'zod';
import { decimal, measure, notNegative } from '../fields';
import { atMostOneOf } from '../refinements';

export const commitmentSchema = z
  .strictObject({
    measure: measure('What is used'),
    committed: notNegative('The promised quantity of the window.'),
    unit: decimal('The price of one unit up to the promised quantity.'),
    overUnit: decimal('The price of one unit beyond it. Default: the same price.').optional(),
    overFactor: notNegative('The price beyond it as a multiple of the unit price, instead of `overUnit`.').optional(),
    window: z
      .enum(['PERIOD', 'QUARTER', 'YEAR'])
      .default('PERIOD')
      .meta({
        description:
          'The time for which the quantity is promised. PERIOD (default): each period alone. QUARTER: the calendar ' +
          'quarter, with the facts of its earlier periods. YEAR: the calendar year, with the facts of its earlier periods.',
      }),
    isTrueUp: z.boolean().default(true).meta({
      description: 'Whether the last period of the window tops up to the promised quantity. Default true.',
    }),
  })
  .superRefine(atMostOneOf('overUnit', 'overFactor'))
  .meta({ title: 'Commitment', description: 'A promised quantity at a price, topped up when missed.' });

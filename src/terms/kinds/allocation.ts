import { z } from 'zod';
import { decimal, key, measure, notNegative } from '../fields';
import { oneOf, together, uniqueBy } from '../refinements';

const keySchema = z
  .strictObject({
    key: key('Who or what gets this part.'),
    weight: notNegative('How much it weighs against the others.'),
  })
  .meta({ title: 'AllocationKey', description: 'A key and its weight.' });

export const allocationSchema = z
  .strictObject({
    amount: decimal('The budget or cost that is divided.').optional(),
    amountMeasure: measure('What holds it, instead of `amount`').optional(),
    keys: z.array(keySchema).max(200).default([]).superRefine(uniqueBy('key')).meta({
      description: 'Keys with weights. A remainder goes by largest remainder, ties to the earlier key.',
    }),
    scoreMeasure: measure('The scores to divide by, instead of `keys`').optional(),
    by: key('The dimension of the scores that names who or what was scored.').optional(),
    to: z.enum(['SEGMENT', 'PAYEE']).default('SEGMENT').meta({
      description: 'What a key names. SEGMENT (default): a segment of the lines. PAYEE: the payee itself.',
    }),
  })
  .superRefine(oneOf('amount', 'amountMeasure'))
  .superRefine(oneOf('keys', 'scoreMeasure'))
  .superRefine(together('scoreMeasure', 'by'))
  .meta({ title: 'Allocation', description: 'An amount divided in proportion to keys or scores.' });

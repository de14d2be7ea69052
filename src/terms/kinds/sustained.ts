import { z } from 'zod';
import { CADENCES } from '../../kernel/period';
import { date, decimal, measure, notNegative } from '../fields';
import { ordered, someOf } from '../refinements';

export const sustainedSchema = z
  .strictObject({
    price: notNegative('What the state pays in all when it holds to the end.'),
    measure: measure('The observations of the state; each unit of time needs at least one'),
    atLeast: decimal('The state holds from this level.').optional(),
    atMost: decimal('The state holds up to this level.').optional(),
    per: z.enum(CADENCES).default('MONTH').meta({
      description:
        'What vests one part. MONTH (default): a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year.',
    }),
    count: z.number().int().min(1).max(120).meta({ description: 'The number of parts.' }),
    startsOn: date('A day of the first unit of time.'),
    onFailure: z.enum(['STOP', 'SKIP']).default('STOP').meta({
      description: 'STOP (default): the first failure ends vesting. SKIP: only the failed part is lost.',
    }),
  })
  .superRefine(someOf('atLeast', 'atMost'))
  .superRefine(ordered('atLeast', 'atMost'))
  .meta({ title: 'Sustained', description: 'A price that vests in equal parts for as long as a state holds.' });

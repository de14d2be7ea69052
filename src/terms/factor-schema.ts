import { z } from 'zod';
import { decimal, measure } from './fields';
import { rising } from './ladder';
import { ordered } from './refinements';

const factorAnchorSchema = z
  .strictObject({
    score: decimal('The value of the measure.'),
    factor: decimal('The factor at this value.'),
  })
  .meta({ title: 'FactorAnchor', description: 'A point of the exchange from score to factor.' });

export const factorSchema = z
  .strictObject({
    measure: measure('What is multiplied with; it must be measured'),
    minimum: decimal('The factor is at least this.').optional(),
    maximum: decimal('The factor is at most this, such as 1 for what must not be paid twice.').optional(),
    anchors: z.array(factorAnchorSchema).max(100).default([]).superRefine(rising('score')).meta({
      description:
        'How a score becomes a factor; outside the anchors the nearest one counts. Left out: the value itself.',
    }),
    mode: z.enum(['LINEAR', 'STEPPED']).default('LINEAR').meta({
      description: 'LINEAR (default): straight lines between anchors. STEPPED: the factor of the last anchor reached.',
    }),
  })
  .superRefine(ordered('minimum', 'maximum'))
  .meta({
    title: 'Factor',
    description: 'A measure that multiplies pay: a quality ladder, a linear exchange, a ratio.',
  });

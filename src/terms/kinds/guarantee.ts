import { z } from 'zod';
import { decimal, direction, measure, notNegative } from '../fields';
import { atMostOneOf, oneOf } from '../refinements';

export const guaranteeSchema = z
  .strictObject({
    measure: measure('The verified result; it must be measured, absence is refused'),
    direction: direction('Which way of the measure is better.'),
    guaranteed: decimal('The guaranteed result.').optional(),
    guaranteedMeasure: measure('What holds the guaranteed result, instead of `guaranteed`').optional(),
    unit: decimal('What one unit of shortfall costs. Default 1, for a guarantee in money.').prefault('1'),
    bond: notNegative('The most that can be called, such as the amount of a bond.').optional(),
    bondMeasure: measure('What is left of the bond, instead of `bond`').optional(),
  })
  .superRefine(oneOf('guaranteed', 'guaranteedMeasure'))
  .superRefine(atMostOneOf('bond', 'bondMeasure'))
  .meta({ title: 'Guarantee', description: 'The partner owes the shortfall against a guaranteed result.' });

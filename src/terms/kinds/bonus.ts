import { z } from 'zod';
import { decimal, direction, measure } from '../fields';
import { oneOf, someOf } from '../refinements';

export const bonusSchema = z
  .strictObject({
    measure: measure('What is compared with the target'),
    direction: direction('Which way of the measure is better.'),
    target: decimal('The value beyond which the bonus pays; a plan, a quota or a baseline.').optional(),
    targetMeasure: measure('What holds the target, instead of `target`').optional(),
    unit: decimal('What each unit beyond the target pays; on a measure of money, the share of the gain.').optional(),
    amount: decimal('What reaching the target pays, once. Exactly on target counts as reached.').optional(),
  })
  .superRefine(oneOf('target', 'targetMeasure'))
  .superRefine(someOf('unit', 'amount'))
  .meta({ title: 'Bonus', description: 'Pay for what goes beyond a target: max(0, actual - target) x unit.' });

import { z } from 'zod';
import { conditionSchema } from '../condition-schema';
import { decimal, key, measure, value, whenNegative } from '../fields';
import { atMostOneOf, together, uniqueBy } from '../refinements';

const weightSchema = z
  .strictObject({
    class: value('The class, a value of the dimension `classBy`.'),
    weight: decimal('How many units one unit of this class counts for.'),
  })
  .meta({ title: 'ClassWeight', description: 'What one unit of a class counts for.' });

const ruleSchema = z
  .strictObject({
    where: z.array(conditionSchema).min(1).max(20).meta({ description: 'What a fact must meet: all of it.' }),
    unit: decimal('The price of one unit of a fact that meets the conditions.'),
  })
  .meta({ title: 'RateRule', description: 'A price for the facts that meet conditions.' });

export const rateSchema = z
  .strictObject({
    measure: measure('What is counted'),
    unit: decimal(
      'The price of one unit; of one credit where classes have weights; of the rest where rules are given.',
    ),
    classBy: key('The dimension of the facts that holds the class; needed with `weights`.').optional(),
    weights: z.array(weightSchema).max(200).default([]).superRefine(uniqueBy('class')).meta({
      description: 'Credit weights by class. A fact of a class without a weight is refused, never paid at 1.',
    }),
    rules: z.array(ruleSchema).max(50).default([]).meta({
      description: 'Prices by conditions. Each fact is paid by the first rule it meets, and by no other.',
    }),
    whenNegative,
  })
  .superRefine(together('classBy', 'weights'))
  .superRefine(atMostOneOf('weights', 'rules'))
  .meta({
    title: 'Rate',
    description: 'Quantity x unit price, the quantity weighted by class where weights are given.',
  });

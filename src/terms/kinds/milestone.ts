import { z } from 'zod';
import { date, key, measure, notNegative, part, text } from '../fields';
import { sumsToOne, uniqueBy } from '../refinements';

const milestoneEntrySchema = z
  .strictObject({
    key: key('The name of the milestone; acceptances refer to it, and its line carries it as segment.'),
    label: text('What is accepted, in words.').optional(),
    share: part(
      'The part of the price that acceptance pays; all parts sum to exactly 1, and what they pay, in whole minor units, to the price.',
    ),
    dueOn: date('The day on which it is due; a later acceptance pays and is marked.').optional(),
  })
  .meta({ title: 'Milestone', description: 'A step of the work whose acceptance pays a part of the price.' });

export const milestoneSchema = z
  .strictObject({
    price: notNegative('The whole price.'),
    acceptedMeasure: measure('One fact per acceptance'),
    milestoneBy: key('The dimension of that fact that names the milestone.').default('milestone'),
    order: z.enum(['ANY', 'IN_ORDER']).default('ANY').meta({
      description: 'When a milestone may be accepted. ANY (default): at any time. IN_ORDER: only after all before it.',
    }),
    milestones: z
      .array(milestoneEntrySchema)
      .min(1)
      .max(100)
      .superRefine(uniqueBy('key'))
      .superRefine(sumsToOne('share'))
      .meta({ description: 'The milestones in their order.' }),
  })
  .meta({ title: 'Milestones', description: 'A price in parts, each paid once on acceptance.' });

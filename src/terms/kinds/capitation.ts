import { z } from 'zod';
import { decimal, measure, notNegative, part } from '../fields';

const stopLossSchema = z
  .strictObject({
    costMeasure: measure('The cost of single cases, the subject of the fact being the case'),
    attachment: notNegative('The cost of one case from which relief starts.'),
    share: part('The part of the cost above the attachment point that is paid.'),
  })
  .meta({ title: 'StopLoss', description: 'Relief for single cases of extreme cost.' });

export const capitationSchema = z
  .strictObject({
    measure: measure('The unit-months on the roster; it must be measured, absence is refused'),
    unit: decimal('What one unit-month pays.'),
    stopLoss: stopLossSchema.optional(),
  })
  .meta({ title: 'Capitation', description: 'A fixed amount per enrolled unit and month, whatever is used.' });

import { z } from 'zod';
import { decimal, measure } from '../fields';
import { sharesOfWhole } from '../share-schema';

export const bundleSchema = z
  .strictObject({
    measure: measure('The cases that were closed'),
    price: decimal('What one case pays, whatever it needed.'),
    shares: sharesOfWhole('Who gets which part of it; left out: the split of the plan.'),
  })
  .meta({ title: 'Bundle', description: 'One price for everything that a defined case needs.' });

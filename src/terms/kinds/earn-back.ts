import { z } from 'zod';
import { decimal, measure, part } from '../fields';

export const earnBackSchema = z
  .strictObject({
    measure: measure('What shows the recovery'),
    atLeast: decimal('The level from which charges come back.'),
    chargedMeasure: measure('What was charged in earlier periods and not yet given back, an amount of money'),
    share: part('The part of it that comes back. Default 1.').prefault('1'),
  })
  .meta({ title: 'EarnBack', description: 'Earlier charges that come back once performance has recovered.' });

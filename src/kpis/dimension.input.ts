import { z } from 'zod';
import { slug, text } from '../platform/input';
import { byName, DIMENSIONS_MAX } from './dimensions.rules';

const dimension = z
  .object({
    name: slug().describe('Name of the property.'),
    value: text(120).describe('Its value.'),
  })
  .meta({ name: 'DimensionInput', about: 'One property by which quantities are told apart, such as a priority.' });

/** The dimensions of an input: up to twenty, each name once. */
export const dimensions = () =>
  z
    .array(dimension)
    .max(DIMENSIONS_MAX, `at most ${DIMENSIONS_MAX} dimensions`)
    .refine((given) => byName(given) !== null, 'a name is given twice');

import { z } from 'zod';
import { CADENCES } from '../kernel/period';

/** How the time of an agreement is cut, as inputs and answers show it. */
export const cadence = z.enum(CADENCES).meta({
  name: 'Cadence',
  about: 'How the time of an agreement is cut into periods, on the calendar of its time zone.',
  values: { MONTH: 'Calendar months.', QUARTER: 'Calendar quarters.', YEAR: 'Calendar years.' },
});

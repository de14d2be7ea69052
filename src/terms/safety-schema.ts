import { z } from 'zod';
import { aboveZero } from './fields';

export const safetySchema = z
  .strictObject({
    multiple: aboveZero(
      'How many times the trailing figure a period may pay before it is parked. Default: 100. The trailing figure is the ' +
        "largest total, in the same currency, of the agreement's 12 latest other settled periods. In each total the shares of " +
        'the partners are added up absolute: what one pays back never makes up for what another one gets.',
    ).optional(),
    firstPeriodMaximum: aboveZero(
      'The most that a period may pay while there is no trailing figure, in the currency paid out. Default: no bound.',
    ).optional(),
  })
  .meta({ title: 'Safety', description: 'From where on settlement parks a period for a person to look at.' });

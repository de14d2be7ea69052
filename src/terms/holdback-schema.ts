import { z } from 'zod';
import { date, key, measure, notNegative, part } from './fields';
import { tierBounds } from './ladder';
import { oneOf, together } from './refinements';

const releaseSchema = z
  .strictObject({
    on: z.enum(['REVIEW', 'DATE', 'MILESTONE']).meta({
      description:
        'What releases the holdback. REVIEW: a decision of the vendor. DATE: the day that `date` names. MILESTONE: the ' +
        'acceptance of the milestone that `milestone` names.',
    }),
    date: date('The date of release, for DATE.').optional(),
    milestone: key('The milestone whose acceptance releases it, for MILESTONE.').optional(),
  })
  .refine((release) => (release.on === 'DATE') === (release.date !== undefined), {
    path: ['date'],
    message: 'date belongs to a release on DATE, and only to it',
  })
  .refine((release) => (release.on === 'MILESTONE') === (release.milestone !== undefined), {
    path: ['milestone'],
    message: 'milestone belongs to a release on MILESTONE, and only to it',
  })
  .meta({ title: 'HoldbackReleaseTerms', description: 'When what was kept back is released.' });

const stepSchema = z
  .strictObject({
    upTo: notNegative(
      'The inclusive progress up to which this share is kept back; left out on the last step.',
    ).optional(),
    share: part('The share kept back at this progress.'),
  })
  .meta({ title: 'HoldbackStep', description: 'A step of a schedule of retention.' });

export const holdbackSchema = z
  .strictObject({
    share: part('The part of each earning line that is kept back. Debits are never reduced by it.').optional(),
    steps: z.array(stepSchema).max(20).default([]).superRefine(tierBounds).meta({
      description: 'A share that changes with progress, such as 10 % up to 0.5 and 5 % after; instead of `share`.',
    }),
    progressMeasure: measure('The progress that decides the step').optional(),
    pot: z
      .enum(['HOLDBACK', 'RETENTION', 'WARRANTY'])
      .default('HOLDBACK')
      .meta({
        description:
          'The pot it goes into. HOLDBACK (default): until its release. RETENTION: until the work is accepted. WARRANTY: while ' +
          'a warranty runs. Each is released and forfeited by itself.',
      }),
    release: releaseSchema,
  })
  .superRefine(oneOf('share', 'steps'))
  .superRefine(together('steps', 'progressMeasure'))
  .meta({ title: 'Holdback', description: 'A share of each earning line that is kept back until its release.' });

import { z } from 'zod';
import { decimal, measure, notNegative, part } from '../fields';
import { falling } from '../ladder';
import { oneOf, ordered, someOf } from '../refinements';
import { earnBackSchema } from './earn-back';

const stepSchema = z
  .strictObject({
    atLeast: decimal('The lower end of the step, which belongs to it.'),
    credit: part('The credit of this step, as a share of the fee.'),
  })
  .meta({ title: 'CreditStep', description: 'A step of the ladder.' });

const ladderSchema = z
  .strictObject({
    measure: measure('The service level, such as availability'),
    steps: z.array(stepSchema).min(1).max(50).superRefine(falling('atLeast')).meta({
      description: 'Steps from the best level down. A level exactly at a lower end belongs to that (better) step.',
    }),
    otherwise: part('The credit below the last step, as a share of the fee.'),
  })
  .meta({ title: 'CreditLadder', description: 'A credit by the step that the service level reaches.' });

const range = {
  measure: measure('The service level'),
  atLeast: decimal('The level is missed below this.').optional(),
  atMost: decimal('The level is missed above this.').optional(),
};

const pointsSchema = z
  .strictObject({
    levels: z
      .array(
        z
          .strictObject({ ...range, points: notNegative('The points that missing this level costs.') })
          .superRefine(someOf('atLeast', 'atMost'))
          .superRefine(ordered('atLeast', 'atMost'))
          .meta({ title: 'PointLevel', description: 'A service level and the points that missing it costs.' }),
      )
      .min(1)
      .max(100)
      .meta({ description: 'The service levels.' }),
    pointShare: notNegative('What one point takes off, as a share of the fee.'),
  })
  .meta({ title: 'CreditPoints', description: 'A credit by points.' });

const poolSchema = z
  .strictObject({
    atRisk: part('The part of the fee that is at risk.'),
    levels: z
      .array(
        z
          .strictObject({ ...range, allocation: notNegative('The part of the pool that missing this level takes.') })
          .superRefine(someOf('atLeast', 'atMost'))
          .superRefine(ordered('atLeast', 'atMost'))
          .meta({ title: 'PoolLevel', description: 'A service level and what missing it takes of the pool.' }),
      )
      .min(1)
      .max(100)
      .meta({ description: 'The service levels. Allocations may sum to more than 1; the pool is never exceeded.' }),
  })
  .meta({ title: 'CreditPool', description: 'A credit from a pool of fees at risk.' });

export const serviceCreditSchema = z
  .strictObject({
    fee: notNegative('The fee that is reduced.').optional(),
    feeMeasure: measure('What holds the fee, such as an `earned` measure, instead of `fee`').optional(),
    ladder: ladderSchema.optional(),
    points: pointsSchema.optional(),
    pool: poolSchema.optional(),
    maximumShare: part('The most that is credited, as a share of the fee.').optional(),
    earnBack: earnBackSchema.optional(),
  })
  .superRefine(oneOf('fee', 'feeMeasure'))
  .superRefine(oneOf('ladder', 'points', 'pool'))
  .meta({ title: 'ServiceCredit', description: 'A reduction of the fee for missed service levels: always a debit.' });

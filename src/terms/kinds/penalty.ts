import { z } from 'zod';
import { aboveZero, days, decimal, direction, key, measure, notNegative, part } from '../fields';
import { tierBounds } from '../ladder';
import { atMostOneOf, oneOf } from '../refinements';
import { earnBackSchema } from './earn-back';

const pointsSchema = z
  .strictObject({
    size: aboveZero('How much shortfall makes one point.'),
    counting: z
      .enum(['EXACT', 'STARTED', 'COMPLETED'])
      .default('EXACT')
      .meta({
        description:
          'How a part of a point counts. EXACT (default): as the part it is. STARTED: as a whole point. COMPLETED: not ' +
          'at all.',
      }),
    feeShare: notNegative('What one point costs, as a share of the fee.').optional(),
    amount: notNegative('What one point costs, as an amount.').optional(),
  })
  .superRefine(oneOf('feeShare', 'amount'))
  .meta({ title: 'PenaltyPoints', description: 'A charge per point of shortfall.' });

const bandSchema = z
  .strictObject({
    upTo: notNegative('The inclusive upper end of the shortfall; left out on the last band.').optional(),
    feeShare: notNegative('What a shortfall in this band costs, as a share of the fee.').optional(),
    amount: notNegative('What a shortfall in this band costs, as an amount.').optional(),
  })
  .superRefine(oneOf('feeShare', 'amount'))
  .meta({ title: 'PenaltyBand', description: 'A charge for a shortfall in a band.' });

const shortfallSchema = z
  .strictObject({
    measure: measure('What is compared with the target; it must be measured, absence is refused'),
    direction: direction('Which way of the measure is better.'),
    target: decimal('The value below which (or above which) the charge begins.').optional(),
    targetMeasure: measure('What holds the target, instead of `target`').optional(),
    points: pointsSchema.optional(),
    bands: z.array(bandSchema).max(50).default([]).superRefine(tierBounds).meta({
      description: 'Charges by band of shortfall: the band reached is charged, not the sum of bands.',
    }),
  })
  .superRefine(oneOf('target', 'targetMeasure'))
  .superRefine(oneOf('points', 'bands'))
  .meta({ title: 'Shortfall', description: 'A charge for missing a target.' });

const clawbackSchema = z
  .strictObject({
    paidMeasure: measure('One fact per regression, its quantity being what was paid for the result'),
    mode: z.enum(['FULL', 'PRORATED']).meta({
      description: 'FULL: all that was paid. PRORATED: paid x remaining days / days of the warranty.',
    }),
    warrantyDays: days('How many days a result is under warranty; a regression on or after that day costs nothing.'),
    dayBy: key('The dimension with the day of the regression, counted from the result.').default('day'),
  })
  .meta({ title: 'Clawback', description: 'The recovery of pay for results that did not last.' });

export const penaltySchema = z
  .strictObject({
    shortfall: shortfallSchema.optional(),
    clawback: clawbackSchema.optional(),
    fee: notNegative('The fee that shares and caps refer to.').optional(),
    feeMeasure: measure('What holds the fee, such as an `earned` measure, instead of `fee`').optional(),
    maximumShare: part('The most that is charged, as a share of the fee.').optional(),
    maximumAmount: notNegative('The most that is charged, as an amount.').optional(),
    earnBack: earnBackSchema.optional(),
  })
  .superRefine(oneOf('shortfall', 'clawback'))
  .superRefine(atMostOneOf('fee', 'feeMeasure'))
  .superRefine(feeForShares)
  .meta({ title: 'Penalty', description: 'A charge for a shortfall, or the recovery of pay: always a debit.' });

interface FeeTerms {
  readonly fee?: string | undefined;
  readonly feeMeasure?: string | undefined;
  readonly maximumShare?: string | undefined;
  readonly shortfall?:
    | {
        readonly points?: { readonly feeShare?: string | undefined } | undefined;
        readonly bands: readonly { readonly feeShare?: string | undefined }[];
      }
    | undefined;
}

/** A share of the fee needs a fee. */
function feeForShares(terms: FeeTerms, context: z.RefinementCtx): void {
  const { shortfall } = terms;
  const shares = [terms.maximumShare, shortfall?.points?.feeShare, ...(shortfall?.bands ?? []).map((b) => b.feeShare)];
  if (shares.every((share) => share === undefined)) return;
  if (terms.fee !== undefined || terms.feeMeasure !== undefined) return;
  const message = 'a share of the fee needs the fee: give fee or feeMeasure';
  context.addIssue({ code: 'custom', path: ['fee'], message, params: { code: 'INCOMPLETE_TERMS' } });
}

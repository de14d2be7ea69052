import { z } from 'zod';
import { decimal } from '../fields';

export const fixedFeeSchema = z
  .strictObject({
    amount: decimal('What one month, quarter or year pays, in the plan currency.'),
    per: z.enum(['MONTH', 'QUARTER', 'YEAR']).meta({
      description:
        'What the amount is for. MONTH: a calendar month. QUARTER: a calendar quarter. YEAR: a calendar year.',
    }),
    proration: z
      .enum(['DAYS', 'MONTHS', 'NONE'])
      .default('DAYS')
      .meta({
        description:
          'How a unit that is only partly in force is paid. DAYS (default): active days over the actual days of the unit. ' +
          'MONTHS: every started month counts in full. NONE: every unit that begins in the period, or in which the ' +
          'agreement begins, is paid in full.',
      }),
  })
  .meta({ title: 'FixedFee', description: 'A fixed amount per month, quarter or year: amount x units in force.' });

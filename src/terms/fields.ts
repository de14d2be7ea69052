import { z } from 'zod';
import { isCurrency } from '../kernel/currency';
import { parsePlainDate } from '../kernel/instant';

const decimalText = (pattern: RegExp, message: string, description: string, example: string) =>
  z
    .string({ error: 'must be a decimal as text such as "12.50", not a JSON number' })
    .regex(pattern, message)
    .meta({ scalar: 'Decimal', description, examples: [example] })
    .brand<'Decimal'>();

/** A number as text: exact, without exponent. The GraphQL scalar of the same name carries it. */
export const decimal = (description: string) =>
  decimalText(
    /^-?\d{1,24}(\.\d{1,18})?$/,
    'must be a plain decimal such as "12.50": no exponent, no blanks',
    description,
    '12.50',
  );

/** A decimal that is never below zero: amounts, bounds, sizes. */
export const notNegative = (description: string) =>
  decimalText(
    /^\d{1,24}(\.\d{1,18})?$/,
    'must be a plain decimal that is not below zero, such as "12.50"',
    description,
    '12.50',
  );

/** A decimal above zero: what others are divided by. */
export const aboveZero = (description: string) =>
  decimalText(
    /^(?=.*[1-9])\d{1,24}(\.\d{1,18})?$/,
    'must be a plain decimal above zero, such as "12.50"',
    description,
    '12.50',
  );

/** A part of a whole between 0 and 1, such as `"0.35"` for 35 %. */
export const part = (description: string) =>
  decimalText(
    /^(0(\.\d{1,18})?|1(\.0{1,18})?)$/,
    'must be a share between 0 and 1, such as "0.35"',
    description,
    '0.35',
  );

/** A name that others refer to: letters, digits, `_`, `-` and `.`. */
export const key = (description: string) =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
      'must be 1 to 64 letters, digits, "_", "-" or ".", starting with a letter or digit',
    )
    .meta({ description });

/** The key of a measure that the plan reads. */
export const measure = (description: string) => key(`${description} (the key of a measure).`);

/** A value of a dimension of the facts. */
export const value = (description: string) => z.string().min(1).max(200).meta({ description });

export const text = (description: string) => z.string().min(1).max(500).meta({ description });

export const currency = (description: string) =>
  z
    .string()
    .refine(isCurrency, 'must be a currency code of ISO 4217, such as "EUR"')
    .meta({ scalar: 'CurrencyCode', description, examples: ['EUR'] });

export const date = (description: string) =>
  z
    .string()
    .refine((day) => parsePlainDate(day).ok, 'must be a calendar date that exists, such as "2026-09-30"')
    .meta({ scalar: 'Date', description, examples: ['2026-09-30'] });

export const days = (description: string) => z.number().int().min(0).max(36_500).meta({ description });

const DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;

export const direction = (description: string, lower = 'less is better.') =>
  z
    .enum(DIRECTIONS)
    .default('HIGHER_IS_BETTER')
    .meta({ description: `${description} HIGHER_IS_BETTER (default): more is better. LOWER_IS_BETTER: ${lower}` });

export const whenNegative = z
  .enum(['REFUSE', 'ZERO', 'OWE'])
  .default('REFUSE')
  .meta({
    description:
      'What a measure below zero means, such as more refunds than sales. REFUSE (default): the plan cannot be computed. ' +
      'ZERO: nothing is paid. OWE: the payee owes the negative amount.',
  });

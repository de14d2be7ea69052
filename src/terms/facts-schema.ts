import { z } from 'zod';
import { parseInstant, parsePlainDate } from '../kernel/instant';
import { isTimeZone } from '../kernel/period';
import { aboveZero, currency, decimal, key } from './fields';

const day = (description: string) =>
  z
    .string()
    .refine((text) => parsePlainDate(text).ok, 'must be a calendar date that exists, such as "2026-09-30"')
    .meta({ scalar: 'Date', description, examples: ['2026-09-30'] });

const instant = (description: string) =>
  z
    .string()
    .refine((text) => parseInstant(text).ok, 'must be an instant that exists, such as "2026-09-30T21:59:59Z"')
    .meta({ scalar: 'DateTime', description, examples: ['2026-09-30T21:59:59Z'] });

const text = (description: string) => z.string().min(1).max(200).meta({ description });

const periodSchema = z
  .strictObject({
    start: day('The first day of the period.'),
    endExclusive: day('The day after the last day of the period.'),
    timeZone: z
      .string()
      .refine(isTimeZone, 'must be a time zone of the IANA database, such as "Europe/Berlin"')
      .meta({ description: 'The time zone in which days begin and end.', examples: ['Europe/Berlin'] }),
  })
  .refine((period) => period.start < period.endExclusive, { path: ['endExclusive'], message: 'must be after start' })
  .meta({ title: 'FactsPeriod', description: 'The period that is computed, half-open.' });

const inForceSchema = z
  .strictObject({
    start: day('The first day on which the agreement is in force.').optional(),
    endExclusive: day('The day after the last day on which it is in force.').optional(),
  })
  .meta({ title: 'InForce', description: 'When the agreement is in force; facts of other days do not count.' });

const lockSchema = z
  .strictObject({
    base: currency('The currency of which one unit is priced.'),
    quote: currency('The currency in which it is priced.'),
    rate: aboveZero('What one unit of `base` is worth in `quote`.'),
    source: key('Who stated the rate, such as ECB.'),
    statedOn: day('The day for which it was stated.'),
    lockedOn: day('The day for which it was locked: that of the verification.'),
  })
  .meta({ title: 'RateLock', description: 'The rate that was locked for a fact in a foreign currency.' });

const factSchema = z
  .strictObject({
    measure: key('What was measured; plans refer to it by this key.'),
    subject: text('Whom or what the fact speaks about, such as a customer.').optional(),
    at: instant('When it happened; left out for a sum over the whole period.').optional(),
    quantity: decimal('How much, exactly.'),
    unit: text('In what; a currency code for money, "1" for pure numbers.'),
    dimensions: z
      .record(z.string().min(1).max(64), z.string().min(1).max(200))
      .default({})
      .meta({ description: 'Names to group and select by, such as { "class": "complex" }.' }),
    ref: text('What a reader can look up, such as the id of a measurement.').optional(),
    lock: lockSchema.optional(),
  })
  .meta({ title: 'Fact', description: 'One thing that was measured.' });

const sourceSchema = z
  .strictObject({
    measure: key('The measure that comes from this source.'),
    source: text('The source of record.'),
    version: text('The version of the outcome definition or KPI.').optional(),
  })
  .meta({ title: 'FactSource', description: 'Where the numbers of a measure come from; shown in explanations.' });

export const factsSchema = z
  .strictObject({
    meed: z.literal('facts/1').meta({ description: 'The kind and version of this document.' }),
    period: periodSchema,
    agreement: inForceSchema.default({}),
    facts: z.array(factSchema).max(1_000_000).meta({ description: 'Everything that was measured, in any order.' }),
    sources: z.array(sourceSchema).max(1000).default([]).meta({ description: 'Where the numbers come from.' }),
  })
  .meta({ title: 'Facts', description: 'Everything outside the plan that its pay depends on.' });

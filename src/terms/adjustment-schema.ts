import { z } from 'zod';
import type { AdjustmentKind } from '../engine/adjustment';
import { factorSchema } from './factor-schema';
import { decimal, key, measure, notNegative, part, text } from './fields';
import { oneOf, ordered, someOf } from './refinements';

const boundSchema = z
  .strictObject({
    amount: decimal('The bound, in the plan currency.').optional(),
    measure: measure('What holds the bound, instead of `amount`').optional(),
    share: notNegative('The bound is this share of it.').optional(),
  })
  .superRefine(oneOf('amount', 'measure'))
  .meta({ title: 'Bound', description: 'A bound on the sum: an amount, a measure, or a share of one of them.' });

const drawSchema = z
  .strictObject({
    amount: notNegative('What the period pays at least.'),
    isRecoverable: z.boolean().default(true).meta({
      description: 'Whether the advance is taken back from later earnings above the draw. Default true.',
    }),
    balanceMeasure: measure('What is still to be recovered, for a recoverable draw').optional(),
    recoveryShare: part('The part of the earnings above the draw that recovery may take. Default 1.').prefault('1'),
  })
  .refine((draw) => draw.isRecoverable === (draw.balanceMeasure !== undefined), {
    path: ['balanceMeasure'],
    message: 'balanceMeasure belongs to a recoverable draw, and only to it',
  })
  .meta({ title: 'Draw', description: 'An advance against later earnings. Several are recovered in plan order.' });

const reserveSchema = z
  .strictObject({
    share: part('The part of the sum that goes into the fund.'),
    target: notNegative('The balance at which the fund is full.'),
    floor: notNegative('The sum that the fund keeps up; only what lies above it fills the fund.'),
    balanceMeasure: measure('The balance of the fund before this period'),
  })
  .meta({ title: 'Reserve', description: 'A fund that strong periods fill and weak periods draw on.' });

const payoutFeeSchema = z
  .strictObject({
    share: part('The share of what lies above the allowance.').optional(),
    fixed: notNegative('A fixed fee.').optional(),
    allowance: notNegative('The sum up to which no fee is taken.').optional(),
    minimum: notNegative('The least fee.').optional(),
    maximum: notNegative('The most fee.').optional(),
  })
  .superRefine(someOf('share', 'fixed'))
  .superRefine(ordered('minimum', 'maximum'))
  .meta({ title: 'PayoutFee', description: 'What paying out costs the payee.' });

/** The changes to a plan as a whole, each optional: exactly one is given. */
const adjustmentShape = {
  minimum: boundSchema.optional().meta({ description: 'The sum is raised to this.' }),
  maximum: boundSchema.optional().meta({ description: 'The sum is cut to this.' }),
  draw: drawSchema.optional(),
  reserve: reserveSchema.optional(),
  payoutFee: payoutFeeSchema.optional(),
  exchange: factorSchema.optional().meta({
    description: 'The sum changes by factor x sum: anchors from -0.09 to 0.09 make a score worth up to 9 % either way.',
  }),
} satisfies Record<AdjustmentKind, z.ZodType>;

export const ADJUSTMENTS = Object.keys(adjustmentShape) as readonly AdjustmentKind[];

export const adjustmentSchema = z
  .strictObject({
    key: key('The name of the adjustment, unique in the plan; its line carries it.'),
    label: text('What it is for, in words for the partner.').optional(),
    components: z.array(key('The key of a component.')).max(100).default([]).meta({
      description: 'The components it looks at. Default: every line before it.',
    }),
    ...adjustmentShape,
  })
  .superRefine(oneOf(...ADJUSTMENTS))
  .meta({
    title: 'Adjustment',
    description: 'A change to the plan as a whole; what it changes is a line of its own. Applied in order.',
  });

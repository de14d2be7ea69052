import { z } from 'zod';
import type { Kind } from '../engine/payment';
import { attributionSchema } from './attribution-schema';
import { measureConditionSchema } from './condition-schema';
import { factorSchema } from './factor-schema';
import { aboveZero, decimal, key, measure, notNegative, text } from './fields';
import { allocationSchema } from './kinds/allocation';
import { bonusSchema } from './kinds/bonus';
import { bundleSchema } from './kinds/bundle';
import { capitationSchema } from './kinds/capitation';
import { commitmentSchema } from './kinds/commitment';
import { curveSchema } from './kinds/curve';
import { fixedFeeSchema } from './kinds/fixed-fee';
import { guaranteeSchema } from './kinds/guarantee';
import { milestoneSchema } from './kinds/milestone';
import { penaltySchema } from './kinds/penalty';
import { percentageSchema } from './kinds/percentage';
import { rateSchema } from './kinds/rate';
import { serviceCreditSchema } from './kinds/service-credit';
import { sharedSavingsSchema } from './kinds/shared-savings';
import { sustainedSchema } from './kinds/sustained';
import { tieredRateSchema } from './kinds/tiered-rate';
import { atMostOneOf, ordered, someOf } from './refinements';
import { sharesOfWhole } from './share-schema';

/** The payment kinds, each optional: exactly one is given. The GraphQL input of the same name is a @oneOf. */
export const paymentKindSchema = z
  .strictObject({
    fixedFee: fixedFeeSchema.optional(),
    rate: rateSchema.optional(),
    tieredRate: tieredRateSchema.optional(),
    percentage: percentageSchema.optional(),
    curve: curveSchema.optional(),
    bonus: bonusSchema.optional(),
    penalty: penaltySchema.optional(),
    serviceCredit: serviceCreditSchema.optional(),
    sharedSavings: sharedSavingsSchema.optional(),
    capitation: capitationSchema.optional(),
    bundle: bundleSchema.optional(),
    milestone: milestoneSchema.optional(),
    sustained: sustainedSchema.optional(),
    commitment: commitmentSchema.optional(),
    guarantee: guaranteeSchema.optional(),
    allocation: allocationSchema.optional(),
  } satisfies Record<Kind, z.ZodType>)
  .meta({ title: 'PaymentKind', description: 'How a component pays: exactly one kind.' });

export const KINDS = Object.keys(paymentKindSchema.shape) as readonly Kind[];

const range = {
  measure: measure('What is checked; it must be measured'),
  atLeast: decimal('The lower end of the range, which belongs to it.').optional(),
  atMost: decimal('The upper end of the range, which belongs to it.').optional(),
};

const gateSchema = z
  .strictObject({
    ...range,
    otherwise: z.enum(['NOTHING', 'HOLD']).default('NOTHING').meta({
      description: 'What happens outside the range. NOTHING (default): nothing is paid. HOLD: all of it is held back.',
    }),
  })
  .superRefine(someOf('atLeast', 'atMost'))
  .superRefine(ordered('atLeast', 'atMost'))
  .meta({ title: 'Gate', description: 'A range that a measure must be in for the component to pay.' });

const guardrailSchema = z
  .strictObject({
    ...range,
    factor: notNegative('What pay is multiplied by outside the range. Left out: all of it is held.').optional(),
  })
  .superRefine(someOf('atLeast', 'atMost'))
  .superRefine(ordered('atLeast', 'atMost'))
  .meta({ title: 'Guardrail', description: 'A measure that must not worsen while the component pays.' });

const pricingSchema = z
  .strictObject({
    cost: notNegative('What delivering one outcome costs the partner, whether it succeeds or not.'),
    successProbability: aboveZero('The chance that it succeeds, at most 1.'),
    margin: notNegative('The margin for carrying the risk, 0.15 being 15 %.'),
  })
  .meta({
    title: 'RiskPricing',
    description: 'Cost, chance and margin: the plan check shows break-even and fair price.',
  });

/** What can be attached to a component of any kind. */
export const attachmentsSchema = z.strictObject({
  key: key('The name of the component, unique in the plan; lines and statements carry it.'),
  label: text('What the component pays for, in words for the partner.').optional(),
  class: z
    .enum(['INPUT', 'SLA', 'OUTCOME', 'SUCCESS_FEE'])
    .optional()
    .meta({
      description:
        'What sort of contract it is, for reports. INPUT: paid for effort. SLA: paid for service levels. OUTCOME: paid for ' +
        'results. SUCCESS_FEE: paid on success alone.',
    }),
  segmentBy: key(
    'A dimension of the facts: the component is computed once per value of it, one line each. Facts without it are the segment "unknown"; where none has it, the line has no segment.',
  ).optional(),
  where: z.array(measureConditionSchema).max(20).default([]).meta({ description: 'Which facts count for it.' }),
  gates: z.array(gateSchema).max(20).default([]).meta({ description: 'Ranges that must hold for it to pay at all.' }),
  weight: decimal('What the pay is multiplied by.').optional(),
  factors: z.array(factorSchema).max(20).default([]).meta({ description: 'Measures that the pay is multiplied by.' }),
  guardrails: z.array(guardrailSchema).max(20).default([]).meta({ description: 'Measures that must not worsen.' }),
  minimum: decimal('The least this component pays, in the plan currency.').optional(),
  maximum: decimal('The most this component pays, in the plan currency.').optional(),
  maximumMeasure: measure('What holds the most it pays, such as what is left of a budget').optional(),
  split: sharesOfWhole('Who is paid for this component. Default: the split of the plan.'),
  attribution: attributionSchema.optional(),
  pricing: pricingSchema.optional(),
});

export const componentSchema = attachmentsSchema
  .extend(paymentKindSchema.shape)
  .superRefine(oneKind)
  .superRefine(ordered('minimum', 'maximum'))
  .superRefine(atMostOneOf('split', 'attribution'))
  .meta({ title: 'Component', description: 'One rule of pay: a payment kind and what is attached to it.' });

function oneKind(component: Partial<Record<Kind, unknown>>, context: z.RefinementCtx): void {
  const given = KINDS.filter((kind) => component[kind] !== undefined);
  if (given.length === 1) return;
  const found = given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`;
  const message = `a component has exactly one payment kind (${KINDS.join(', ')}), but ${found}`;
  context.addIssue({ code: 'custom', message, params: { code: 'NOT_ONE_KIND' } });
}

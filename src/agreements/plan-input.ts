import { z } from 'zod';
import { id, text } from '../platform/input';
import { attachmentsSchema, paymentKindSchema } from '../terms/component-schema';
import { planSchema } from '../terms/plan-schema';

/** A component as GraphQL takes it: the payment kind, of which exactly one is given, stands in a field of its own. */
const componentShown = z
  .strictObject({
    ...attachmentsSchema.shape,
    pay: paymentKindSchema.meta({ oneOf: true }).describe('How the component pays: exactly one kind.'),
  })
  .meta({ title: 'Component', description: 'One rule of pay: a payment kind and what is attached to it.' });

const { meed: _, components: __, ...settings } = planSchema.shape;

/** A plan as GraphQL shows it, from the same schemas that read plan files. */
const planShown = z
  .strictObject({
    ...settings,
    components: z
      .array(componentShown)
      .describe('The rules of pay. Their order is the order of the lines and of remainders.'),
  })
  .meta({ title: 'Plan', description: 'Compensation terms: what both sides sign.' });

/** A plan field: shown in full, and read by `readTerms`, which knows its whole document and every fault in it. */
export const planField = () => z.unknown().meta({ shownAs: planShown });

const payee = z
  .object({
    payee: text(64).describe('The payee key, as the plan names it.'),
    partnerId: id('partner').describe('The partner who is paid under that key.'),
  })
  .meta({ name: 'PayeeInput', about: 'The partner behind one payee key of a plan.' });

export const payeesField = () =>
  z
    .array(payee)
    .max(50, 'must name at most 50 payees')
    .nullish()
    .describe(
      'The partners behind the payees of the plan. A plan without a split pays `partner`, which is the partner of the agreement unless it is named here.',
    );

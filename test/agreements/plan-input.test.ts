import { isEnumType, isInputObjectType } from 'graphql';
import { z } from 'zod';
import { inputType } from '../../src/platform/graphql/input-type';
import { makeSchema } from '../../src/schema';
import { componentSchema, KINDS, paymentKindSchema } from '../../src/terms/component-schema';
import { planSchema } from '../../src/terms/plan-schema';

const schema = makeSchema();

async function fieldsOf(name: string): Promise<Record<string, string>> {
  const type = (await schema).getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));
}

describe('the GraphQL plan', () => {
  it('has every field of the plan file, from the same schema', async () => {
    expect(Object.keys(await fieldsOf('PlanInput')).sort()).toEqual(
      Object.keys(planSchema.shape)
        .filter((name) => name !== 'meed')
        .sort(),
    );
    const kinds: readonly string[] = KINDS;
    expect(Object.keys(await fieldsOf('ComponentInput')).sort()).toEqual(
      [...Object.keys(componentSchema.shape).filter((name) => !kinds.includes(name)), 'pay'].sort(),
    );
    expect(Object.keys(await fieldsOf('PaymentKindInput'))).toEqual(Object.keys(paymentKindSchema.shape));
  });

  it('asks for what the file must say, and leaves out what has a default', async () => {
    expect(await fieldsOf('FixedFeeInput')).toEqual({
      amount: 'Decimal!',
      per: 'FixedFeePer!',
      proration: 'FixedFeeProration',
    });
    expect(await fieldsOf('PaymentKindInput')).toMatchObject({ tieredRate: 'TieredRateInput', curve: 'CurveInput' });
    expect(await fieldsOf('TieredRateInput')).toMatchObject({ tiers: '[TierInput!]!', flatAtZero: 'Boolean' });
  });

  it('says of each value what the schema says of it', async () => {
    const mode = (await schema).getType('TieredRateMode');
    expect(isEnumType(mode) && mode.getValue('VOLUME')?.description).toBe(
      'The whole quantity at the price of the tier it reaches.',
    );
  });
});

describe('an input made from zod', () => {
  it('has its name for itself: two schemas cannot share one', () => {
    inputType('OnceInput', z.object({ a: z.string().describe('A.') }), 'Once.');
    expect(() => inputType('OnceInput', z.object({ b: z.string().describe('B.') }), 'Twice.')).toThrow('OnceInput');
  });

  it('is not made from fields that nobody described', () => {
    expect(() => inputType('UntoldInput', z.object({ a: z.string() }), 'Untold.')).toThrow('UntoldInput.a');
  });
});

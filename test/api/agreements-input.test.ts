import { isInputObjectType, printSchema } from 'graphql';
import { makeSchema } from '../../src/schema';
import { codes, countRows, draftOf, fields, type Parties, seedParties, simplePlan } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate, seedVendor } from '../support/seed';

let meed: TestHouse;
let parties: Parties;
let foreign: string;
beforeAll(async () => {
  meed = await testHouse('2026-03-10T12:00:00.000Z');
  parties = await seedParties(meed);
  foreign = await (await seedVendor(meed, 'globex')).partner('elsewhere');
});
afterAll(async () => {
  await meed.close();
});

const TABLES = ['agreement', 'agreement_version', 'signature', 'agreement_period', 'baseline', 'audit_entry', 'outbox'];

const planOf = (
  pay: Record<string, unknown>,
  more: Record<string, unknown> = {},
  plan: Record<string, unknown> = {},
) => ({
  plan: { currency: 'EUR', components: [{ key: 'base', pay, ...more }], ...plan },
});
const fee = (amount: string) => ({ fixedFee: { amount, per: 'MONTH' } });
const tiers = (...list: readonly Record<string, unknown>[]) => ({
  tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: list },
});
const split = [
  { payee: 'lead', share: '0.5' },
  { payee: 'field', share: '0.5' },
];

type Case = readonly [name: string, input: () => Record<string, unknown>, code: string, field: string];

const PLANS: readonly Case[] = [
  ['no component', () => ({ plan: { currency: 'EUR', components: [] } }), 'INVALID_PLAN', 'plan.components'],
  [
    'a closed last tier',
    () => planOf(tiers({ upTo: '100', unit: '1.00' })),
    'INVALID_PLAN',
    'plan.components.0.pay.tieredRate.tiers.0.upTo',
  ],
  [
    'tiers that overlap',
    () => planOf(tiers({ upTo: '100', unit: '1.00' }, { upTo: '90', unit: '2.00' }, { unit: '3.00' })),
    'INVALID_PLAN',
    'plan.components.0.pay.tieredRate.tiers.1.upTo',
  ],
  [
    'a negative tier bound',
    () => planOf(tiers({ upTo: '-1', unit: '1.00' }, { unit: '2.00' })),
    'INVALID_PLAN',
    'plan.components.0.pay.tieredRate.tiers.0.upTo',
  ],
  ['an exponent', () => planOf(fee('1e3')), 'INVALID_PLAN', 'plan.components.0.pay.fixedFee.amount'],
  ['not a number', () => planOf(fee('NaN')), 'INVALID_PLAN', 'plan.components.0.pay.fixedFee.amount'],
  ['too many digits of euro', () => planOf(fee('1.005')), 'INVALID_AMOUNT', 'plan.components.0.pay.fixedFee.amount'],
  [
    'too many digits of yen',
    () => ({ ...planOf(fee('100.5'), {}, { currency: 'JPY' }), currency: 'JPY' }),
    'INVALID_AMOUNT',
    'plan.components.0.pay.fixedFee.amount',
  ],
  [
    'too many digits of dinar',
    () => ({ ...planOf(fee('1.0005'), {}, { currency: 'BHD' }), currency: 'BHD' }),
    'INVALID_AMOUNT',
    'plan.components.0.pay.fixedFee.amount',
  ],
  [
    'too many digits in a bound',
    () => planOf(fee('1.00'), { maximum: '9.999' }),
    'INVALID_AMOUNT',
    'plan.components.0.maximum',
  ],
  [
    'an amount beyond all amounts',
    () => planOf(fee('999999999999999999999.00')),
    'INVALID_AMOUNT',
    'plan.components.0.pay.fixedFee.amount',
  ],
  ['an unknown currency', () => planOf(fee('1.00'), {}, { currency: 'XQX' }), 'INVALID_PLAN', 'plan.currency'],
  ['another currency', () => planOf(fee('1.00'), {}, { currency: 'USD' }), 'INVALID_PLAN', 'plan.currency'],
  ['another cadence', () => planOf(fee('1.00'), {}, { cadence: 'YEAR' }), 'INVALID_PLAN', 'plan.cadence'],
  ['a NUL', () => planOf(fee('1.00'), { label: 'a\u0000b' }), 'INVALID_PLAN', 'plan.components.0.label'],
  ['a lone surrogate', () => planOf(fee('1.00'), { label: 'a\ud800b' }), 'INVALID_PLAN', 'plan.components.0.label'],
  [
    'shares that are not one',
    () => ({ ...planOf(fee('1.00'), {}, { split: [{ payee: 'lead', share: '0.9' }] }) }),
    'INVALID_PLAN',
    'plan.split',
  ],
  [
    'a measure that nobody measures',
    () => planOf({ rate: { measure: 'nobodys', unit: '1.00' } }),
    'UNKNOWN_KPI',
    'plan.components.0.pay.rate.measure',
  ],
  [
    'the baseline of no KPI',
    () =>
      planOf({
        sharedSavings: { baselineMeasure: 'baseline.nobodys', actualMeasure: 'cloud_cost', gain: { share: '0.4' } },
      }),
    'UNKNOWN_KPI',
    'plan.components.0.pay.sharedSavings.baselineMeasure',
  ],
  [
    'outcomes that the partner itself verifies',
    () => planOf({ rate: { measure: 'self_reported', unit: '1.00' } }),
    'SELF_VERIFICATION',
    'plan.components.0.pay.rate.measure',
  ],
  ['payees without partners', () => planOf(fee('1.00'), {}, { split }), 'INVALID_INPUT', 'payees'],
  [
    'a payee that the plan does not pay',
    () => ({ payees: [{ payee: 'ghost', partnerId: parties.one }] }),
    'INVALID_INPUT',
    'payees.0.payee',
  ],
  [
    'a payee named twice',
    () => ({
      payees: [
        { payee: 'partner', partnerId: parties.one },
        { payee: 'partner', partnerId: parties.two },
      ],
    }),
    'INVALID_INPUT',
    'payees.1.payee',
  ],
  [
    'the partner of another vendor as payee',
    () => ({ payees: [{ payee: 'partner', partnerId: foreign }] }),
    'NOT_FOUND',
    'payees.0.partnerId',
  ],
];

const AGREEMENTS: readonly Case[] = [
  ['an unknown currency', () => ({ currency: 'XQX' }), 'UNKNOWN_CURRENCY', 'currency'],
  ['a currency in lower case', () => ({ currency: 'eur' }), 'UNKNOWN_CURRENCY', 'currency'],
  ['a time zone of Mars', () => ({ timeZone: 'Mars/Olympus_Mons' }), 'INVALID_INPUT', 'timeZone'],
  ['a day that does not exist', () => ({ startOn: '2026-02-30' }), 'INVALID_INPUT', 'startOn'],
  ['a start in the Middle Ages', () => ({ startOn: '1200-01-01' }), 'INVALID_INPUT', 'startOn'],
  ['an end before the start', () => ({ endOn: '2026-01-14' }), 'INVALID_INPUT', 'endOn'],
  ['an end on the first day', () => ({ endOn: '2026-01-15' }), 'INVALID_INPUT', 'endOn'],
  ['a malformed id', () => ({ partnerId: 'ptn_nobody' }), 'INVALID_INPUT', 'partnerId'],
  ['the id of a customer', () => ({ partnerId: parties.customer }), 'INVALID_INPUT', 'partnerId'],
  ['the partner of another vendor', () => ({ partnerId: foreign }), 'NOT_FOUND', 'partnerId'],
  ['a malformed customer', () => ({ customerId: '' }), 'INVALID_INPUT', 'customerId'],
  ['a NUL', () => ({ name: 'a\u0000b' }), 'INVALID_INPUT', 'name'],
  ['a lone surrogate', () => ({ name: 'a\udc00b' }), 'INVALID_INPUT', 'name'],
  ['a blank name', () => ({ name: ' ' }), 'INVALID_INPUT', 'name'],
];

it.each([...PLANS, ...AGREEMENTS])('refuses %s, names the field, and writes nothing', async (_, input, code, field) => {
  const before = await countRows(meed, ...TABLES);
  const payload = await attempt(
    meed,
    parties.acme.admin,
    'agreementCreate',
    draftOf(parties, input()),
    'agreement { id }',
  );
  expect(payload['agreement']).toBeNull();
  expect([new Set(codes(payload)), new Set(fields(payload))]).toEqual([new Set([code]), new Set([field])]);
  expect(await countRows(meed, ...TABLES)).toEqual(before);
});

it('names every fault of a plan at once', async () => {
  const input = draftOf(parties, {
    plan: {
      currency: 'EUR',
      components: [
        { key: 'a', pay: fee('1e3') },
        { key: 'a', pay: tiers({ upTo: '5', unit: 'x' }) },
      ],
    },
  });
  const payload = await attempt(meed, parties.acme.admin, 'agreementCreate', input);
  expect(fields(payload)).toEqual(
    expect.arrayContaining(['plan.components.0.pay.fixedFee.amount', 'plan.components.1.pay.tieredRate.tiers.0.unit']),
  );
});

it('takes a reference once', async () => {
  const input = draftOf(parties);
  await mutate(meed, parties.acme.admin, 'agreementCreate', input, 'agreement { id }');
  const again = await attempt(meed, parties.acme.admin, 'agreementCreate', input);
  expect([codes(again), fields(again)]).toEqual([['ALREADY_EXISTS'], ['externalReference']]);
});

it('accepts pay on usage, and says that it should follow outcomes', async () => {
  const input = draftOf(parties, planOf({ rate: { measure: 'api_calls', unit: '0.001' } }));
  const { problems } = await mutate(
    meed,
    parties.acme.admin,
    'agreementCreate',
    input,
    'problems { severity code field message }',
  );
  expect(problems).toContainEqual({
    severity: 'WARNING',
    code: 'PAYS_ON_USAGE',
    field: ['plan', 'components', '0', 'pay', 'rate', 'measure'],
    message: '"api_calls" measures usage, not a result (component "base"): pay should follow outcomes.',
  });
});

it.each([
  [
    'two payment kinds',
    { ...simplePlan, components: [{ key: 'base', pay: { ...fee('1.00'), ...tiers({ unit: '1' }) } }] },
  ],
  ['no payment kind', { ...simplePlan, components: [{ key: 'base', pay: {} }] }],
  ['a kind that does not exist', { ...simplePlan, components: [{ key: 'base', pay: { gift: { amount: '1.00' } } }] }],
  ['a JSON number', { ...simplePlan, components: [{ key: 'base', pay: { fixedFee: { amount: 1.5, per: 'MONTH' } } }] }],
  ['a field that does not exist', { ...simplePlan, secret: 'clause' }],
])('turns down %s before anything runs', async (_, plan) => {
  const before = await countRows(meed, ...TABLES);
  const answer = await meed.send(
    parties.acme.admin,
    'mutation($input: AgreementCreateInput!) { agreementCreate(input: $input) { userErrors { code } } }',
    { input: draftOf(parties, { plan }) },
  );
  expect(answer.status).toBe(400);
  expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(answer.text).not.toMatch(/node_modules|\bat .*\.ts/);
  expect(await countRows(meed, ...TABLES)).toEqual(before);
});

it.each([
  ['agreementSign', { agreementId: 'agr_x', termsHash: 'f' }, 'agreementId'],
  ['agreementPropose', { agreementId: 'agr_00000000000000000000000000' }, 'agreementId'],
  ['agreementAmend', { agreementId: 'nonsense', expectedVersion: 1, plan: simplePlan }, 'agreementId'],
  ['agreementEnd', { agreementId: '', endOn: '2026-13-01', reason: 'x' }, 'agreementId,endOn'],
  ['baselinePropose', { agreementId: 'agr_x', kpiId: 'kpi_x', value: '1e9', method: 'm' }, 'agreementId,kpiId,value'],
  ['baselineAccept', { baselineId: 'bas_x', value: '--1' }, 'baselineId,value'],
])('%s names every malformed field', async (name, input, named) => {
  const payload = await attempt(meed, parties.acme.admin, name, input);
  expect(fields(payload).join()).toBe(named);
});

it('turns down malformed ids of queries by name', async () => {
  for (const query of ['{ agreement(id: "agr_1") { id } }', '{ baseline(id: "x") { id } }']) {
    const answer = await meed.send(parties.acme.admin, query);
    expect([answer.status, answer.errors?.[0]?.message]).toEqual([400, expect.stringContaining('`id` is no ')]);
  }
});

it('shows a plan as typed inputs with one payment kind each, and no untyped JSON', async () => {
  const schema = await makeSchema();
  const pay = schema.getType('PaymentKindInput');
  expect(isInputObjectType(pay) && pay.isOneOf).toBe(true);
  expect(printSchema(schema)).toContain('input PaymentKindInput @oneOf');
  expect(schema.getType('JSON')).toBeUndefined();
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const untold = inputs.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => (field.description ? [] : [`${type.name}.${field.name}`])),
  );
  expect(untold).toEqual([]);
});

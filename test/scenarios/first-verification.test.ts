import { active, type Parties, seedParties } from '../support/agreements';
import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { mutate } from '../support/seed';

/** Deals in USD are verified on 2 March at 1.0800 and again on 20 March at 1.2000; whoever gains by the second day gets the first. */
let meed: TestHouse;
let parties: Parties;
let finance: string;
let definitionId: string;
let keys = 0;

const PLAN = {
  currency: 'EUR',
  components: [{ key: 'usd', pay: { percentage: { measure: 'deals-usd', share: '0.1' } } }],
  rateSource: { source: 'ECB', maximumAgeDays: 4 },
};

const run = (token: string, name: string, input: object, fields: string): Promise<Parsed> => {
  keys += 1;
  return mutate(meed, token, name, { idempotencyKey: `first-${keys}`, ...input }, fields);
};

const on = (day: string): void => meed.clock.set(`2026-03-${day}T12:00:00.000Z`);

async function claim(externalReference: string): Promise<string> {
  const of = { definitionId, partnerId: parties.one, customerId: parties.customer, externalReference };
  const input = { ...of, occurredAt: '2026-03-01T10:00:00Z', quantity: '1080' };
  return (await run(parties.acme.admin, 'outcomeClaim', input, 'outcome { id }'))['outcome'].id;
}

const verify = (outcomeId: string) => run(parties.approver, 'outcomeVerify', { outcomeId }, 'outcome { state }');
const reason = 'Looked at twice.';
const record = (rate: string, day: string) => {
  const rates = [{ base: 'EUR', quote: 'USD', rate, statedOn: `2026-03-${day}` }];
  return run(finance, 'exchangeRatesRecord', { source: 'ECB', rates }, 'recordedCount');
};

/** What a result does between its two verifications. */
const ANEW = {
  async reopened(outcomeId: string): Promise<string> {
    await run(parties.approver, 'outcomeReopen', { outcomeId, reason }, 'outcome { state }');
    return outcomeId;
  },
  async 'reversed and claimed again'(outcomeId: string, reference: string): Promise<string> {
    await run(parties.acme.admin, 'outcomeReverse', { outcomeId, reason }, 'outcome { state }');
    return claim(reference);
  },
};

beforeEach(async () => {
  meed = await testHouse('2026-03-01T12:00:00.000Z');
  parties = await seedParties(meed);
  const { admin } = parties.acme;
  finance = await parties.acme.member('FINANCE');
  const kpi = { key: 'won-usd', name: 'Won', unit: 'USD', metricClass: 'OUTCOME' };
  const { kpi: made } = await mutate(meed, admin, 'kpiCreate', kpi, 'kpi { id }');
  const definition = { key: 'deals-usd', name: 'Deals', kpiId: made.id, verifierPolicy: 'CUSTOMER', windowDays: 0 };
  const defined = await mutate(meed, admin, 'outcomeDefinitionCreate', definition, 'outcomeDefinition { id }');
  definitionId = defined['outcomeDefinition'].id;
});
afterEach(async () => {
  await meed.close();
});

const WAYS = Object.entries(ANEW).flatMap(([how, anew]) =>
  ['10', '25'].map((signedOn) => ({ how, anew, signedOn }) as const),
);

test.each(WAYS)('$how, under terms of $signedOn March: the first day decides', async ({ anew, signedOn }) => {
  let agreementId = '';
  const sign = async (day: string) => {
    if (day === signedOn) agreementId = (await active(meed, parties, { startOn: '2026-01-01', plan: PLAN })).id;
  };
  on('02');
  await record('1.08', '02');
  const first = await claim('deal');
  await verify(first);
  on('10');
  await sign('10');
  on('20');
  await record('1.2', '20');
  await verify(await anew(first, 'deal'));
  on('25');
  await sign('25');
  const { run: settled } = await run(
    finance,
    'settlementRun',
    { agreementId, period: '2026-03' },
    'run { lines(first: 5) { nodes { amount { amount } conversions { rate lockedOn } } } }',
  );
  expect(settled.lines.nodes).toEqual([
    { amount: { amount: '100.00' }, conversions: [{ rate: '1.08', lockedOn: '2026-03-02' }] },
  ]);
});

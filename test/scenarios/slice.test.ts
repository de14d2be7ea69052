import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { replay } from '../../src/engine/replay';
import { Rational } from '../../src/kernel/rational';
import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { attempt, mutate, type SeededVendor, seedVendor } from '../support/seed';

/** From nothing to an explained, corrected and live statement, through GraphQL alone. */
let meed: TestHouse;
let acme: SeededVendor;
let finance: string;
let partner: string;
let approver: string;
let client: Client;
const ids: Record<string, string> = {};
let keys = 0;

function run(token: string, name: string, input: Record<string, unknown>, fields: string): Promise<Parsed> {
  keys += 1;
  return mutate(meed, token, name, { idempotencyKey: `slice ${keys}`, ...input }, fields);
}

/** Commands that move no money take no idempotency key. */
const make = (token: string, name: string, input: Record<string, unknown>, fields: string): Promise<Parsed> =>
  mutate(meed, token, name, input, fields);

const PLAN = {
  currency: 'EUR',
  components: [
    { key: 'base', pay: { fixedFee: { amount: '6000.00', per: 'MONTH', proration: 'DAYS' } } },
    {
      key: 'tickets',
      pay: {
        rate: {
          measure: 'ticket',
          unit: '0.80',
          classBy: 'size',
          weights: [
            { class: 'small', weight: '1' },
            { class: 'large', weight: '2.5' },
          ],
        },
      },
    },
    {
      key: 'sites',
      pay: {
        tieredRate: { measure: 'site', mode: 'GRADUATED', tiers: [{ upTo: '2', unit: '50.00' }, { unit: '60.00' }] },
      },
    },
    {
      key: 'adoption',
      pay: {
        curve: {
          measure: 'users',
          target: '500',
          anchors: [
            { attainment: '0.8', payout: '0' },
            { attainment: '1', payout: '1000.00' },
            { attainment: '1.2', payout: '1500.00' },
          ],
        },
      },
    },
    {
      key: 'savings',
      pay: {
        sharedSavings: {
          baselineMeasure: 'baseline.cost',
          actualMeasure: 'cost',
          gain: { minimumRate: '0.02', share: '0.40', maximumRate: '0.10' },
        },
      },
    },
  ],
  holdback: { share: '0.15', release: { on: 'REVIEW' } },
};

beforeAll(async () => {
  meed = await testHouse('2026-01-20T12:00:00.000Z');
  acme = await seedVendor(meed, 'acme', 'EUR', 'Europe/Berlin');
  ids['partner'] = await acme.partner('P-1');
  ids['customer'] = await acme.customer('C-1');
  finance = await acme.member('FINANCE');
  partner = await acme.member('PARTNER_ADMIN', { partnerId: ids['partner'] });
  approver = await acme.member('CUSTOMER_APPROVER', { customerId: ids['customer'] });
  client = createClient({
    url: `ws://127.0.0.1:${meed.port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${partner}` },
  });
});
afterAll(async () => {
  await client.dispose();
  await meed.close();
});

const KPIS = [
  { key: 'tickets', unit: 'ticket' },
  { key: 'sites', unit: 'site' },
  { key: 'users', unit: 'user', aggregation: 'LAST' },
  { key: 'cost', unit: 'EUR', direction: 'LOWER_IS_BETTER' },
];

it('sets up KPIs, sources with an owner and definitions with a verifier policy', async () => {
  for (const kpi of KPIS)
    ids[kpi.key] = (
      await make(acme.admin, 'kpiCreate', { name: kpi.key, metricClass: 'OUTCOME', ...kpi }, 'kpi { id }')
    )['kpi'].id;
  const source = { externalReference: 'desk', name: 'Desk', ownerKind: 'VENDOR' };
  ids['source'] = (await make(acme.admin, 'sourceCreate', source, 'source { id }'))['source'].id;
  const definitions = [
    {
      key: 'ticket',
      kpiId: ids['tickets'],
      verifierPolicy: 'AUTOMATIC',
      sourceId: ids['source'],
      isClaimedByRule: true,
    },
    { key: 'site', kpiId: ids['sites'], verifierPolicy: 'CUSTOMER' },
  ];
  for (const definition of definitions) {
    const made = await make(
      acme.admin,
      'outcomeDefinitionCreate',
      { name: definition.key, ...definition },
      'outcomeDefinition { id }',
    );
    ids[definition.key] = made['outcomeDefinition'].id;
  }
});

it('agrees on five kinds of component and a holdback, signed by both sides, with a baseline', async () => {
  const terms = {
    externalReference: 'A-1',
    name: 'All five',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    cadence: 'MONTH',
    startOn: '2026-01-13',
    plan: PLAN,
  };
  const created = await make(
    acme.admin,
    'agreementCreate',
    { partnerId: ids['partner'], customerId: ids['customer'], ...terms },
    'agreement { id versions { termsHash } }',
  );
  ids['agreement'] = created['agreement'].id;
  const agreementId = ids['agreement'];
  const { termsHash } = created['agreement'].versions[0];
  await make(acme.admin, 'agreementPropose', { agreementId }, 'agreement { status }');
  for (const token of [acme.admin, partner])
    await make(token, 'agreementSign', { agreementId, termsHash }, 'agreement { status }');
  const proposed = await make(
    acme.admin,
    'baselinePropose',
    { agreementId, kpiId: ids['cost'], value: '10000.00', method: 'Mean of 2025.' },
    'baseline { id }',
  );
  await make(partner, 'baselineAccept', { baselineId: proposed['baseline'].id, value: '10000' }, 'baseline { status }');
  const target = {
    name: 'Sites',
    definitionId: ids['site'],
    partnerId: ids['partner'],
    customerId: ids['customer'],
    quantity: '4',
    startOn: '2026-01-01',
    endOn: '2026-04-01',
    timeZone: 'UTC',
  };
  ids['target'] = (await make(acme.admin, 'outcomeTargetCreate', target, 'outcomeTarget { id }'))['outcomeTarget'].id;
});

it('pushes progress and earnings while results arrive, and goes on after a cursor without a gap', async () => {
  const progress = `subscription($after: Cursor) { outcomeTargetProgress(targetId: "${ids['target']}", after: $after) { kind cursor outcomeTarget { progress { claimed verified } } } }`;
  const first = await next(progress, {}, 'outcomeTargetProgress', () => true);
  expect(first['outcomeTarget'].progress).toEqual({ claimed: '0', verified: '0' });
  for (const n of [1, 2, 3]) ids[`site-${n}`] = await claim(n);
  const seen = await next(
    progress,
    { after: first['cursor'] },
    'outcomeTargetProgress',
    ({ outcomeTarget }) => outcomeTarget.progress.claimed === '3',
  );
  for (const n of [1, 2, 3]) await run(approver, 'outcomeVerify', { outcomeId: ids[`site-${n}`] }, 'outcome { state }');
  await next(
    progress,
    { after: seen['cursor'] },
    'outcomeTargetProgress',
    ({ outcomeTarget }) => outcomeTarget.progress.verified === '3',
  );
  const earnings = `subscription { earningsUpdated(partnerId: "${ids['partner']}", period: "2026-01") { kind earnings { currency projected { amount } } } }`;
  await measure();
  await next(earnings, {}, 'earningsUpdated', ({ earnings: [one] }) => one?.projected.amount === '6679.42');
});

it('lets nobody verify its own pay', async () => {
  const outcomeId = await claim(9);
  const refused = await attempt(meed, partner, 'outcomeVerify', { idempotencyKey: 'own', outcomeId });
  expect(refused['userErrors'][0].code).toBe('SELF_VERIFICATION');
  await run(approver, 'outcomeReject', { outcomeId, reason: 'Not there yet.' }, 'outcome { state }');
});

const BUCKETS =
  'accrued { amount } held { amount } disputed { amount } payable { amount } clearing { amount } paid { amount } receivable { amount } total { amount }';

it('closes the period, books balanced transfers, and books nothing the second time', async () => {
  const period = { agreementId: ids['agreement'], period: '2026-01' };
  const early = await attempt(meed, finance, 'periodClose', { idempotencyKey: 'early', ...period });
  expect(early['userErrors'][0].code).toBe('PERIOD_OPEN');
  meed.clock.set('2026-02-02T12:00:00.000Z');
  await run(finance, 'periodClose', period, '__typename');
  const [january] = await earningsOf('2026-01');
  expect(amounts(january)).toMatchObject({ accrued: '5677.51', held: '1001.91', receivable: '0.00', total: '6679.42' });
  const transfers = async () =>
    (await meed.send(finance, '{ ledgerTransfers(first: 100) { totalCount } }')).data['ledgerTransfers'].totalCount;
  const before = await transfers();
  await run(finance, 'settlementRun', period, '__typename');
  expect(await transfers()).toBe(before);
});

it('shows a statement whose lines explain themselves', async () => {
  const answer = await meed.send(
    partner,
    '{ statements(first: 1) { nodes { period state total { amount } lines(first: 20) { nodes { component amount { amount } sentence explanation { document } } } } } }',
  );
  const [statement] = answer.data['statements'].nodes;
  expect(statement).toMatchObject({ period: '2026-01', state: 'DRAFT', total: { amount: '6679.42' } });
  const lines: Parsed[] = statement.lines.nodes;
  expect(Object.fromEntries(lines.map((line) => [line.component, line.amount.amount]))).toEqual({
    base: '3677.42',
    tickets: '1312.00',
    sites: '160.00',
    adoption: '1250.00',
    savings: '280.00',
  });
  for (const { amount, explanation, sentence } of lines) {
    const replayed = replay(JSON.parse(explanation.document));
    expect(replayed.faults).toEqual([]);
    const [numerator = '0', denominator = '1'] = replayed.amount.split('/');
    expect(Rational.of(BigInt(numerator), BigInt(denominator)).toDecimalString()).toBe(
      Rational.parse(amount.amount)?.toDecimalString(),
    );
    expect(sentence.replaceAll(',', '')).toContain(amount.amount);
  }
});

it('posts a late reversal as a revision in the open period', async () => {
  await run(
    approver,
    'outcomeReopen',
    { outcomeId: ids['site-3'], reason: 'It went down again.' },
    'outcome { state }',
  );
  await run(finance, 'settlementRun', { agreementId: ids['agreement'], period: '2026-01' }, '__typename');
  const [january] = await earningsOf('2026-01');
  expect(amounts(january)['total']).toBe('6679.42');
  const [february] = await earningsOf('2026-02');
  expect(amounts(february)['total']).toBe('-60.00');
});

async function claim(n: number): Promise<string> {
  const claimed = await run(
    partner,
    'outcomeClaim',
    {
      definitionId: ids['site'],
      partnerId: ids['partner'],
      customerId: ids['customer'],
      externalReference: `site-${n}`,
      occurredAt: '2026-01-15T10:00:00Z',
      quantity: '1',
      evidence: [{ mediaType: 'text/plain', content: Buffer.from(`protocol ${n}`).toString('base64') }],
    },
    'outcome { id }',
  );
  return claimed['outcome'].id;
}

/** 900 small and 296 large tickets make 1,640 credits; 550 users; a bill of 9,300.00. */
async function measure(): Promise<void> {
  const about = { partnerReference: 'P-1', customerReference: 'C-1', at: '2026-01-18T10:00:00Z' };
  const row = (kpiKey: string, name: string, quantity: string, unit: string, dimensions: unknown[] = []) => ({
    ...about,
    key: name,
    externalReference: name,
    kpiKey,
    quantity,
    unit,
    dimensions,
  });
  const measurements = [
    row('tickets', 'small tickets', '900', 'ticket', [{ name: 'size', value: 'small' }]),
    row('tickets', 'large tickets', '296', 'ticket', [{ name: 'size', value: 'large' }]),
    row('users', 'users', '550', 'user'),
    row('cost', 'bill', '9300.00', 'EUR'),
  ];
  const { rejected } = await run(
    acme.admin,
    'measurementsIngest',
    { sourceId: ids['source'], measurements },
    'accepted rejected { index code message }',
  );
  expect(rejected).toEqual([]);
}

async function earningsOf(period: string): Promise<Parsed[]> {
  const answer = await meed.send(
    partner,
    `{ earnings(partnerId: "${ids['partner']}", period: "${period}") { currency ${BUCKETS} } }`,
  );
  return answer.data['earnings'];
}

const amounts = (node: Parsed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null ? [[name, String(Reflect.get(value, 'amount'))]] : [],
    ),
  );

/** The first event of a stream that is what a test waits for. */
async function next(
  query: string,
  variables: Record<string, unknown>,
  field: string,
  is: (event: Parsed) => boolean,
): Promise<Parsed> {
  for await (const { data, errors } of client.iterate<Record<string, Parsed>>({ query, variables })) {
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    const event: Parsed = data?.[field];
    if (is(event)) return event;
  }
  throw new Error('the stream ended early');
}

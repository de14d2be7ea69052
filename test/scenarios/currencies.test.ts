import { Client } from 'pg';
import { replay } from '../../src/engine/replay';
import { active, type Parties, seedParties } from '../support/agreements';
import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { attempt, mutate } from '../support/seed';

/** A vendor pays EUR for deals in USD and JPY whose rates change from day to day, through GraphQL alone. */
let meed: TestHouse;
let parties: Parties;
let finance: string;
let agreement: string;
let keys = 0;
const definitions: Record<string, string> = {};

const RATE_SOURCE = { source: 'ECB', maximumAgeDays: 4 };
const PLAN = {
  currency: 'EUR',
  components: [
    { key: 'usd', pay: { percentage: { measure: 'deals-usd', share: '0.125' } } },
    { key: 'jpy', pay: { percentage: { measure: 'deals-jpy', share: '0.07' } } },
    { key: 'fees', pay: { percentage: { measure: 'fees-usd', share: '1' } } },
  ],
  rateSource: RATE_SOURCE,
};

const fresh = (): string => {
  keys += 1;
  return `currencies-${keys}`;
};

const run = (token: string, name: string, input: object, fields: string): Promise<Parsed> =>
  mutate(meed, token, name, { idempotencyKey: fresh(), ...input }, fields);

const record = (rates: readonly object[], source = 'ECB') =>
  run(finance, 'exchangeRatesRecord', { source, rates }, 'recordedCount correctedCount unchangedCount lockedCount');

const rate = (base: string, quote: string, value: string, statedOn: string) => ({ base, quote, rate: value, statedOn });

async function deal(currency: 'usd' | 'jpy', quantity: string, occurredAt: string): Promise<string> {
  const claim = { definitionId: definitions[currency], partnerId: parties.one, customerId: parties.customer };
  const input = { ...claim, externalReference: fresh(), occurredAt, quantity };
  const { outcome } = await run(parties.acme.admin, 'outcomeClaim', input, 'outcome { id }');
  return outcome.id;
}

const verify = async (outcomeId: string): Promise<string> =>
  (await run(parties.approver, 'outcomeVerify', { outcomeId }, 'outcome { state }'))['outcome'].state;

const LINE = `id component revision amount { amount currency minorUnits } inputHash explanation { document }
  conversions { from original to converted base quote rate source statedOn lockedOn }`;

const settle = (period = '2026-03', agreementId = agreement) =>
  attempt(
    meed,
    finance,
    'settlementRun',
    { agreementId, period, idempotencyKey: fresh() },
    `postedLineCount run { id lines(first: 10) { nodes { ${LINE} } } }`,
  );

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Parsed> {
  const answer = await meed.send(finance, query, variables);
  if (answer.errors !== undefined) throw new Error(answer.text);
  return answer.data;
}

/** What the audit trail says was locked last. */
async function lastLocked(): Promise<Parsed> {
  const client = new Client({ connectionString: meed.store.adminUrl });
  await client.connect();
  const audit = `select after -> 'locks' as locks from audit_entry where action = 'rates.locked' order by at desc, id desc limit 1`;
  const { rows } = await client.query(audit).finally(() => client.end());
  return rows[0].locks;
}

const linesOf = (payload: Parsed): readonly Parsed[] => payload['run'].lines.nodes;

beforeAll(async () => {
  meed = await testHouse('2026-03-01T12:00:00.000Z');
  parties = await seedParties(meed);
  const { admin } = parties.acme;
  finance = await parties.acme.member('FINANCE');
  for (const [currency, unit] of [
    ['usd', 'USD'],
    ['jpy', 'JPY'],
  ] as const) {
    const kpi = { key: `won-${currency}`, name: `Won in ${unit}`, unit, metricClass: 'OUTCOME' };
    const { kpi: made } = await mutate(meed, admin, 'kpiCreate', kpi, 'kpi { id }');
    const definition = {
      key: `deals-${currency}`,
      name: `Deals in ${unit}`,
      kpiId: made.id,
      verifierPolicy: 'CUSTOMER',
    };
    const payload = await mutate(
      meed,
      admin,
      'outcomeDefinitionCreate',
      { ...definition, windowDays: 0 },
      'outcomeDefinition { id }',
    );
    definitions[currency] = payload['outcomeDefinition'].id;
  }
  const fees = { key: 'fees-usd', name: 'Fees', unit: 'USD', metricClass: 'OUTPUT' };
  await mutate(meed, admin, 'kpiCreate', fees, 'kpi { id }');
  agreement = (await active(meed, parties, { startOn: '2026-01-01', plan: PLAN })).id;
});
afterAll(async () => {
  await meed.close();
});

// What the test knows for itself: amounts and the rates that should hold, as fractions of whole numbers.
type Fraction = readonly [bigint, bigint];
const F = (text: string): Fraction => {
  const [whole = '', decimals = ''] = text.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
};
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const sum = (all: readonly Fraction[]): Fraction =>
  all.reduce(([a, b], [c, d]): Fraction => [a * d + c * b, b * d], [0n, 1n]);
/** Half away from zero, for amounts that are not negative. */
const cents = ([a, b]: Fraction): bigint => (a * 100n * 2n + b) / (2n * b);

const expected: Record<'usd' | 'jpy' | 'fees', Fraction[]> = { usd: [], jpy: [], fees: [] };
const due = () => ({
  usd: String(cents(times(sum(expected.usd), F('0.125')))),
  jpy: String(cents(times(sum(expected.jpy), F('0.07')))),
  fees: String(cents(sum(expected.fees))),
});
const paid = new Map<string, bigint>();
const post = (lines: readonly Parsed[]): void => {
  for (const { component, amount } of lines)
    paid.set(component, (paid.get(component) ?? 0n) + BigInt(amount.minorUnits));
};
const posted = () => Object.fromEntries([...paid].map(([component, minor]) => [component, String(minor)]));

describe('deals in other currencies', () => {
  let first = '';
  let sunday = '';

  test('rates are recorded once, exactly', async () => {
    const rates = [rate('EUR', 'USD', '1.0842', '2026-03-02'), rate('EUR', 'JPY', '163.27', '2026-03-02')];
    const input = { source: 'ECB', rates, idempotencyKey: 'the second of March' };
    const fields = 'recordedCount correctedCount unchangedCount lockedCount';
    const counts = { recordedCount: 2, correctedCount: 0, unchangedCount: 0, lockedCount: 0 };
    expect(await mutate(meed, finance, 'exchangeRatesRecord', input, fields)).toMatchObject({
      ...counts,
      isReplayed: false,
    });
    expect(await mutate(meed, finance, 'exchangeRatesRecord', input, fields)).toMatchObject({
      ...counts,
      isReplayed: true,
    });
    expect(await record(rates)).toMatchObject({ recordedCount: 0, unchangedCount: 2 });
  });

  test('two verifications a minute apart take the rates of two days, as the agreement counts days', async () => {
    meed.clock.set('2026-03-02T22:50:00.000Z');
    await record([rate('EUR', 'USD', '1.0917', '2026-03-03'), rate('EUR', 'JPY', '161.08', '2026-03-03')]);
    first = await deal('usd', '1000.00', '2026-03-02T10:00:00Z');
    const second = await deal('usd', '2500.10', '2026-03-02T10:00:00Z');
    const third = await deal('jpy', '123456', '2026-03-02T10:00:00Z');
    meed.clock.set('2026-03-02T22:59:30.000Z');
    await verify(first);
    meed.clock.set('2026-03-02T23:00:30.000Z');
    await verify(second);
    await verify(third);
    expected.usd.push(over(F('1000.00'), F('1.0842')), over(F('2500.10'), F('1.0917')));
    expected.jpy.push(over(F('123456'), F('161.08')));
  });

  test('a measurement takes the rate of the day on which it was taken', async () => {
    const source = { externalReference: 'till', name: 'Till', ownerKind: 'VENDOR' };
    const made = await mutate(meed, parties.acme.admin, 'sourceCreate', source, 'source { id }');
    const measurement = { kpiKey: 'fees-usd', partnerReference: 'one', customerReference: 'shop', unit: 'USD' };
    meed.clock.set('2026-03-03T12:00:00.000Z');
    const measurements = [
      { ...measurement, key: 'fee-1', externalReference: 'fee', at: '2026-03-02T09:00:00Z', quantity: '33.33' },
      { ...measurement, key: 'fee-2', externalReference: 'fee', at: '2026-03-03T09:00:00Z', quantity: '44.44' },
      { ...measurement, key: 'fee-3', at: '2026-03-03T09:00:00Z', quantity: '10' },
    ];
    const payload = await run(
      parties.acme.admin,
      'measurementsIngest',
      { sourceId: made['source'].id, measurements },
      'accepted rejected { message }',
    );
    expect(payload).toMatchObject({ accepted: 3, rejected: [] });
    // The second report corrects the first one, which keeps its lock.
    expected.fees.push(over(F('44.44'), F('1.0842')), over(F('10'), F('1.0917')));
  });

  test('settlement pays what an independent computation pays, and shows both amounts of every line', async () => {
    const payload = await settle();
    expect(payload['userErrors']).toEqual([]);
    post(linesOf(payload));
    expect(posted()).toEqual(due());
    const usd = linesOf(payload).find(({ component }) => component === 'usd');
    const known = { from: 'USD', to: 'EUR', base: 'EUR', quote: 'USD', source: 'ECB' };
    expect(usd.conversions).toEqual([
      {
        ...known,
        original: '1000',
        converted: '5000000/5421',
        rate: '1.0842',
        statedOn: '2026-03-02',
        lockedOn: '2026-03-02',
      },
      {
        ...known,
        original: '2500.1',
        converted: '25001000/10917',
        rate: '1.0917',
        statedOn: '2026-03-03',
        lockedOn: '2026-03-03',
      },
    ]);
    for (const { explanation, amount } of linesOf(payload)) {
      const replayed = replay(JSON.parse(explanation.document));
      expect(replayed.faults).toEqual([]);
      const [numerator, denominator] = replayed.amount.split('/').map(BigInt);
      expect(numerator).toBe((BigInt(amount.minorUnits) * (denominator ?? 1n)) / 100n);
    }
  });

  test('settling again posts nothing, also after a late correction of a rate', async () => {
    expect((await settle())['postedLineCount']).toBe(0);
    const corrected = await record([rate('EUR', 'USD', '1.2', '2026-03-02')]);
    expect(corrected).toMatchObject({ recordedCount: 0, correctedCount: 1, lockedCount: 0 });
    expect((await settle())['postedLineCount']).toBe(0);
    const { exchangeRates } = await ask(
      `{ exchangeRates(first: 5, filter: { statedOn: { eq: "2026-03-02" }, quote: { eq: "USD" } }, orderBy: [{ field: RECORDED_AT, direction: ASC }])
        { nodes { id rate revision supersedesId } } }`,
    );
    expect(exchangeRates.nodes).toMatchObject([
      { rate: '1.0842', revision: 1, supersedesId: null },
      { rate: '1.2', revision: 2, supersedesId: exchangeRates.nodes[0].id },
    ]);
  });

  test('reopening and verifying anew keeps the lock of the first verification', async () => {
    meed.clock.set('2026-03-06T12:00:00.000Z');
    await run(parties.approver, 'outcomeReopen', { outcomeId: first, reason: 'Looked at twice.' }, 'outcome { state }');
    expect((await settle())['postedLineCount']).toBe(1);
    expect(await verify(first)).toBe('VERIFIED');
    const again = await settle();
    expect(linesOf(again)[0]?.conversions).toEqual(
      expect.arrayContaining([expect.objectContaining({ original: '1000', rate: '1.0842', lockedOn: '2026-03-02' })]),
    );
    expect((await settle())['postedLineCount']).toBe(0);
    expect(linesOf(again)[0]?.amount.minorUnits).toBe(String(cents(times(expected.usd[0] ?? F('0'), F('0.125')))));
  });

  test('without a rate a deal is verified, and settlement names what is missing', async () => {
    meed.clock.set('2026-03-08T12:00:00.000Z');
    sunday = await deal('usd', '777.77', '2026-03-08T10:00:00Z');
    expect(await verify(sunday)).toBe('VERIFIED');
    const stopped = await settle();
    expect(stopped['userErrors']).toMatchObject([{ code: 'INVALID_STATE', field: ['agreementId'] }]);
    expect(stopped['userErrors'][0].message).toContain(
      `RATE_NOT_LOCKED at facts: "deals-usd" (${sunday}) comes in USD and has no locked rate to EUR: ECB has stated none between USD and EUR for 2026-03-08, nor for the 4 days before it.`,
    );
    const { earnings } = await ask(
      'query($id: ID!) { earnings(partnerId: $id, period: "2026-03") { currency projected { amount } problems { code isBlocking } } }',
      { id: parties.one },
    );
    expect(earnings).toEqual([
      { currency: 'EUR', projected: expect.anything(), problems: [{ code: 'RATE_NOT_LOCKED', isBlocking: true }] },
    ]);
  });

  test('the rate is locked when it arrives, and audited', async () => {
    meed.clock.set('2026-03-09T12:00:00.000Z');
    // Neither the day after the verification nor a day too old answers it.
    expect(await record([rate('EUR', 'USD', '9', '2026-03-09')])).toMatchObject({ lockedCount: 0 });
    expect(await record([rate('EUR', 'USD', '1.0950', '2026-03-06')])).toMatchObject({ lockedCount: 1 });
    expect(await record([rate('EUR', 'USD', '8', '2026-03-07')])).toMatchObject({ lockedCount: 0 });
    expected.usd.push(over(F('777.77'), F('1.0950')));
    expect(await lastLocked()).toMatchObject([{ rate: '1.095', neededOn: '2026-03-08', statedOn: '2026-03-06' }]);
    const payload = await settle();
    expect(payload['userErrors']).toEqual([]);
    post(linesOf(payload));
    expect(posted()).toEqual(due());
    expect(linesOf(payload)[0]?.conversions.at(-1)).toMatchObject({
      rate: '1.095',
      statedOn: '2026-03-06',
      lockedOn: '2026-03-08',
    });
  });

  test('terms that nobody had signed yet lock by the day of verification when they are settled', async () => {
    const plan = { ...PLAN, components: [{ key: 'late', pay: { percentage: { measure: 'deals-jpy', share: '1' } } }] };
    const late = (await active(meed, parties, { startOn: '2026-01-01', plan })).id;
    const payload = await settle('2026-03', late);
    expect(payload['userErrors']).toEqual([]);
    expect(linesOf(payload)).toMatchObject([
      {
        amount: { minorUnits: String(cents(over(F('123456'), F('161.08')))) },
        conversions: [{ lockedOn: '2026-03-03' }],
      },
    ]);
    expect((await settle('2026-03', late))['postedLineCount']).toBe(0);
  });

  test('an estimate takes for granted the rate of today for what is only claimed', async () => {
    const pending = async () => {
      const { earnings } = await ask(
        'query($id: ID!) { earnings(partnerId: $id, period: "2026-03") { pendingVerification { minorUnits } problems { code } } }',
        { id: parties.one },
      );
      return earnings;
    };
    const before = await pending();
    const claimed = await deal('jpy', '100000', '2026-03-08T10:00:00Z');
    expect(await pending()).toEqual(before);
    await record([rate('EUR', 'JPY', '160', '2026-03-09')]);
    // 100,000 / 160 = 625 EUR: 7 % under the first agreement, all of it under the second
    expect(await pending()).toMatchObject([{ pendingVerification: { minorUnits: '66875' }, problems: [] }]);
    await run(parties.approver, 'outcomeReject', { outcomeId: claimed, reason: 'Not won.' }, 'outcome { state }');
  });

  test('closing and what comes after it keep one statement per currency', async () => {
    const plan = {
      currency: 'USD',
      components: [{ key: 'home', pay: { percentage: { measure: 'deals-usd', share: '0.01' } } }],
    };
    const dollars = (await active(meed, parties, { startOn: '2026-01-01', plan, currency: 'USD' })).id;
    meed.clock.set('2026-04-02T12:00:00.000Z');
    for (const period of ['2026-01', '2026-02', '2026-03'])
      for (const agreementId of [agreement, dollars])
        await run(finance, 'periodClose', { agreementId, period }, 'period');
    const { statements, earnings } = await ask(
      `query($id: ID!) { statements(first: 10, filter: { period: { eq: "2026-03" } }) { nodes { currency total { amount currency } } }
        earnings(partnerId: $id, period: "2026-03") { currency total { currency } } }`,
      { id: parties.one },
    );
    const currencies = (nodes: readonly Parsed[]) =>
      nodes.map(({ currency, total }) => [currency, total.currency]).sort();
    expect(currencies(statements.nodes)).toEqual([
      ['EUR', 'EUR'],
      ['USD', 'USD'],
    ]);
    expect(currencies(earnings)).toEqual([
      ['EUR', 'EUR'],
      ['USD', 'USD'],
    ]);
    // 1 % of 1,000.00 + 2,500.10 + 777.77 USD, which needed no rate
    const usd = statements.nodes.find(({ currency }: Parsed) => currency === 'USD');
    expect(usd.total.amount).toBe('42.78');
  });
});

describe('rates that cannot be used', () => {
  const good = rate('EUR', 'USD', '1.1', '2026-03-02');
  test.each<[string, readonly object[], string, string]>([
    ['an exponent', [{ ...good, rate: '1e3' }], 'INVALID_INPUT', 'rates.0.rate'],
    ['a negative rate', [{ ...good, rate: '-1.1' }], 'INVALID_INPUT', 'rates.0.rate'],
    ['no rate at all', [{ ...good, rate: '0' }], 'INVALID_INPUT', 'rates.0.rate'],
    ['an unknown currency', [good, { ...good, quote: 'XQZ' }], 'UNKNOWN_CURRENCY', 'rates.1.quote'],
    ['the same currency twice', [{ ...good, quote: 'EUR' }], 'INVALID_INPUT', 'rates.0.quote'],
    ['the same pair and day twice', [good, { ...good, rate: '1.2' }], 'INVALID_INPUT', 'rates.1'],
    ['a day to come', [{ ...good, statedOn: '2027-01-01' }], 'INVALID_INPUT', 'rates.0.statedOn'],
    ['a day that does not exist', [{ ...good, statedOn: '2026-02-30' }], 'INVALID_INPUT', 'rates.0.statedOn'],
    ['nothing', [], 'INVALID_INPUT', 'rates'],
  ])('%s', async (_name, rates, code, field) => {
    const input = { source: 'ECB', rates, idempotencyKey: fresh() };
    const { userErrors } = await attempt(meed, finance, 'exchangeRatesRecord', input);
    expect(userErrors.map((error: Parsed) => [error.code, error.field.join('.')])).toEqual([[code, field]]);
  });

  test('a float, or somebody who does not keep the books', async () => {
    const answer = await meed.send(
      finance,
      'mutation($input: ExchangeRatesRecordInput!) { exchangeRatesRecord(input: $input) { recordedCount } }',
      { input: { source: 'ECB', idempotencyKey: fresh(), rates: [{ ...good, rate: 1.1 }] } },
    );
    expect(answer.errors?.[0]?.message).toContain('Decimal takes a string');
    const stranger = attempt(meed, parties.partnerOne, 'exchangeRatesRecord', { source: 'ECB', rates: [good] });
    await expect(stranger).rejects.toThrow('not for the role PARTNER_ADMIN');
  });
});

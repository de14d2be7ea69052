import { Client } from 'pg';
import { systemHat } from '../../src/access/hat.rules';
import { Request } from '../../src/access/request';
import { uuidOf } from '../../src/kernel/id';
import { statement } from '../../src/platform/statement';
import { wall } from '../../src/platform/wall';
import { WhatIfResolver } from '../../src/settlement/what-if/what-if.resolver';
import { type Parties, proposed, seedParties, signing } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate } from '../support/seed';
import { graduated } from '../support/settling';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Json = Record<string, any>;

const MONEY = '{ amount currency }';
const LINES = `{ agreementId component amount ${MONEY} held ${MONEY} sentence }`;
const ESTIMATE = `query($input: EarningsEstimateInput!) { earningsEstimate(input: $input) {
  period assumptions problems { isBlocking code field agreementId message }
  changes { currency now ${LINES} after ${LINES} nowTotal ${MONEY} afterTotal ${MONEY} difference ${MONEY} projected ${MONEY} sentences }
} }`;
const COMPARED = `posted ${MONEY} draft ${MONEY} difference ${MONEY}`;
const PREVIEW = `query($input: PlanPreviewInput!) { planPreview(input: $input) {
  rowCount rows(first: 100) { agreementId period partner { externalReference } ${COMPARED} }
  totals { currency ${COMPARED} postedRange { lowest ${MONEY} highest ${MONEY} } draftRange { lowest ${MONEY} highest ${MONEY} }
    gains { partner { externalReference } ${COMPARED} } losses { partner { externalReference } ${COMPARED} } }
  planProblems { severity code field message } problems { isBlocking code field agreementId period message }
} }`;
const CHECK = `query($input: PlanCheckInput!) { planCheck(input: $input) { isAcceptable termsHash problems { severity code field message }
  report { components { component basis class measures } maximumGain maximumPenalty gainToPenalty prices { component } } } }`;

const fee = (amount: string): Json => ({
  currency: 'EUR',
  components: [{ key: 'base', pay: { fixedFee: { amount, per: 'MONTH' } } }],
});

const D = { name: 'kind', value: 'a' };

let meed: TestHouse;
let parties: Parties;
let finance = '';
let definition = '';
let made = 0;
const agreements: Record<'euro' | 'yen' | 'fee' | 'shop' | 'two', string> = {
  ...{ euro: '', yen: '', fee: '', shop: '', two: '' },
};

beforeAll(async () => {
  meed = await testHouse('2026-02-20T12:00:00.000Z');
  parties = await seedParties(meed);
  finance = await parties.acme.member('FINANCE');
  const definitions = await meed.send(
    parties.acme.admin,
    '{ outcomeDefinitions(first: 1, filter: { key: { eq: "resolved" } }) { nodes { id } } }',
  );
  definition = definitions.data['outcomeDefinitions'].nodes[0].id;
  const { partnerOne, partnerTwo, two, customer } = parties;
  agreements.euro = await signed(partnerOne, { plan: graduated() });
  agreements.yen = await signed(partnerOne, { plan: graduated('JPY', 0), currency: 'JPY' });
  agreements.fee = await signed(partnerOne, { plan: fee('100.00') });
  agreements.shop = await signed(partnerOne, { plan: rate('resolved', '1.00'), customerId: customer });
  agreements.two = await signed(partnerTwo, { plan: fee('80.00'), partnerId: two });
  await resolved('10', '2026-01-20T10:00:00Z');
  await resolved('95', '2026-02-10T10:00:00Z');
  for (const agreementId of Object.values(agreements))
    await mutate(meed, finance, 'periodClose', { agreementId, period: '2026-01', idempotencyKey: key() }, 'period');
});
afterAll(async () => {
  await meed.close();
});

const rate = (measure: string, unit: string): Json => ({
  currency: 'EUR',
  components: [{ key: 'each', pay: { rate: { measure, unit } } }],
});

function key(): string {
  made += 1;
  return `what-if-${made}`;
}

async function signed(partner: string, more: Json): Promise<string> {
  const agreement = await proposed(meed, parties, { startOn: '2026-01-01', timeZone: 'UTC', ...more });
  for (const token of [parties.acme.admin, partner])
    expect((await signing(meed, token, agreement))['userErrors']).toEqual([]);
  return agreement.id;
}

async function resolved(quantity: string, occurredAt: string): Promise<void> {
  const whose = { definitionId: definition, partnerId: parties.one, customerId: parties.customer };
  const claim = { ...whose, idempotencyKey: key(), externalReference: key(), occurredAt, quantity };
  const { outcome } = await mutate(meed, parties.acme.admin, 'outcomeClaim', claim, 'outcome { id }');
  const verify = { idempotencyKey: key(), outcomeId: outcome.id };
  await mutate(meed, parties.approver, 'outcomeVerify', verify, 'outcome { id }');
}

async function ask(token: string, query: string, input: Json): Promise<Json> {
  const answer = await meed.send(token, query, { input });
  if (answer.errors !== undefined) throw new Error(answer.text);
  return Object.values(answer.data)[0] as Json;
}

const more = (quantity: string, rest: Json = {}): Json => ({ measure: 'resolved', quantity, unit: '1', ...rest });

const estimate = (additional: readonly Json[], { token = parties.partnerOne, ...rest }: Json = {}): Promise<Json> =>
  ask(token, ESTIMATE, { partnerId: parties.one, period: '2026-02', additional, ...rest });

const preview = (plan: Json, rest: Json = { agreementIds: [agreements.euro] }): Promise<Json> =>
  ask(finance, PREVIEW, { plan, ...rest });

const lineOf = (lines: readonly Json[], agreementId: string): Json | undefined =>
  lines
    .map((line) => [line['agreementId'], line['amount'].amount, line['held'].amount])
    .find(([id]) => id === agreementId);

const euros = ({ changes }: Json): Json => changes.find(({ currency }: Json) => currency === 'EUR');

describe('an estimate', () => {
  it('crosses a tier with twelve more: 95 x 50 now, 100 x 50 + 7 x 60 after, a tenth of it held, in euro and in yen', async () => {
    const { changes, problems, assumptions } = await estimate([more('12')]);
    expect(problems).toEqual([]);
    const [euro, yen] = changes;
    expect([euro.currency, yen.currency]).toEqual(['EUR', 'JPY']);
    expect(lineOf(euro.now, agreements.euro)).toEqual([agreements.euro, '4750.00', '475.00']);
    expect(lineOf(euro.after, agreements.euro)).toEqual([agreements.euro, '5420.00', '542.00']);
    expect(lineOf(yen.now, agreements.yen)).toEqual([agreements.yen, '4750', '475']);
    expect(lineOf(yen.after, agreements.yen)).toEqual([agreements.yen, '5420', '542']);
    expect(lineOf(euro.after, agreements.shop)).toEqual([agreements.shop, '107.00', '0.00']);
    expect(euro.difference).toEqual({ amount: '682.00', currency: 'EUR' });
    expect(yen.difference).toEqual({ amount: '670', currency: 'JPY' });
    expect(yen.sentences).toEqual([
      'In total: 4,750 JPY now, 5,420 JPY after, 670 JPY more.',
      'Resolved: 4,750 JPY now, 5,420 JPY after, 670 JPY more, 67 JPY more of it held back.',
    ]);
    expect(yen.after[0].sentence).toContain('5,420 JPY');
    expect(assumptions.at(-1)).toBe(
      'additional.0: 12 (1) of "resolved" is verified and counts at the last moment of the period, because no instant is given, for whichever customer an agreement covers, because none is named.',
    );
  });

  it('leaves every agreement alone whose plan does not read the measure', async () => {
    const { changes } = await estimate([more('12')]);
    for (const side of ['now', 'after'])
      expect(lineOf(changes[0][side], agreements.fee)).toEqual([agreements.fee, '100.00', '0.00']);
  });

  it('with nothing additional is what `earnings` projects, also when part of it has been posted', async () => {
    const projected = async (): Promise<Json[]> => {
      const query = 'query($id: ID!) { earnings(partnerId: $id, period: "2026-02") { currency projected { amount } } }';
      const { data } = await meed.send(parties.partnerOne, query, { id: parties.one });
      return data['earnings'].map(({ currency, projected: { amount } }: Json) => ({ currency, amount }));
    };
    const shown = async (): Promise<Json[]> => {
      const { changes } = await estimate([]);
      for (const { now, after, difference } of changes) {
        expect(after).toEqual(now);
        expect(Number(difference.amount)).toBe(0);
      }
      return changes.map(({ currency, projected: { amount } }: Json) => ({ currency, amount }));
    };
    expect(await shown()).toEqual(await projected());
    expect(await shown()).toContainEqual({ currency: 'JPY', amount: '4750' });
    const run = { agreementId: agreements.yen, period: '2026-02', idempotencyKey: key() };
    await mutate(meed, finance, 'settlementRun', run, 'postedLineCount');
    expect(await shown()).toEqual(await projected());
    expect(await shown()).toContainEqual({ currency: 'JPY', amount: '0' });
  });

  it('is what verifying the same would give', async () => {
    const { changes } = await estimate([more('3', { at: '2026-02-15T10:00:00Z', customerReference: 'shop' })]);
    await resolved('3', '2026-02-15T10:00:00Z');
    const { changes: real } = await estimate([]);
    expect(changes.map(({ after }: Json) => after)).toEqual(real.map(({ now }: Json) => now));
  });

  it('counts nothing that the gatherer would not find, and says so', async () => {
    const additional = [
      more('5', { measure: 'tickets' }),
      more('5', { at: '2026-03-01T00:00:00Z' }),
      more('5', { at: '2026-01-31T23:59:59Z' }),
    ];
    const answer = await estimate(additional);
    expect(answer['problems'].map(({ code, field }: Json) => [code, field])).toEqual(
      additional.map((_, place) => ['NOT_COUNTED', ['additional', String(place)]]),
    );
    for (const { difference } of answer['changes']) expect(Number(difference.amount)).toBe(0);
    const other = euros(await estimate([more('2', { customerReference: 'elsewhere' })]));
    expect(lineOf(other['after'], agreements.shop)).toEqual(lineOf(other['now'], agreements.shop));
    expect(lineOf(other['after'], agreements.euro)).not.toEqual(lineOf(other['now'], agreements.euro));
  });

  it('leaves an agreement as it is where the additional facts do not fit its plan', async () => {
    const plan = { ...rate('resolved', '1.00'), measures: [{ key: 'resolved', unit: '1' }] };
    agreements.fee = await signed(parties.partnerOne, { plan });
    const { problems, ...answer } = await estimate([more('4', { unit: 'hour' })]);
    expect(problems).toContainEqual(expect.objectContaining({ isBlocking: true, agreementId: agreements.fee }));
    const { now, after } = euros(answer);
    expect(lineOf(after, agreements.fee)).toEqual(lineOf(now, agreements.fee));
  });

  it('shows a foreign partner nothing, and a customer not even the question', async () => {
    expect(await estimate([more('12')], { token: parties.partnerTwo })).toMatchObject({
      changes: [],
      problems: [{ code: 'NO_OPEN_PERIOD', isBlocking: false }],
    });
    const input = { partnerId: parties.one, period: '2026-02', additional: [] };
    expect((await meed.send(parties.approver, ESTIMATE, { input })).status).toBe(403);
  });

  it.each([
    ['a period that is none', { period: 'soon' }, /input\.period/],
    ['a quantity with an exponent', { additional: [{ measure: 'a', unit: '1', quantity: '1e3' }] }, /quantity|Decimal/],
    [
      'a dimension given twice',
      { additional: [more('1', { dimensions: [D, D] })] },
      /input\.additional\.0\.dimensions/,
    ],
    ['an id of another kind', { partnerId: 'agr_1' }, /input\.partnerId/],
  ])('refuses %s by name', async (_, wrong, message) => {
    const input = { partnerId: parties.one, period: '2026-02', additional: [], ...wrong };
    const { errors } = await meed.send(parties.partnerOne, ESTIMATE, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(message) }]);
  });
});

describe('a preview', () => {
  it('of the plan that is in force differs by nothing', async () => {
    const { rows, totals, problems } = await preview(graduated());
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        ...{ agreementId: agreements.euro, period: '2026-01', partner: { externalReference: 'one' } },
        ...{ posted: { amount: '500.00' }, draft: { amount: '500.00' }, difference: { amount: '0.00' } },
      },
    ]);
    expect(totals).toMatchObject([{ currency: 'EUR', difference: { amount: '0.00' }, gains: [], losses: [] }]);
  });

  it('says who gains and who loses, with the range of what periods cost', async () => {
    const { rowCount, totals } = await preview(fee('90.00'), { agreementIds: [agreements.euro, agreements.two] });
    expect(rowCount).toBe(2);
    expect(totals).toMatchObject([
      {
        ...{ posted: { amount: '580.00' }, draft: { amount: '180.00' }, difference: { amount: '-400.00' } },
        ...{ draftRange: { lowest: { amount: '180.00' }, highest: { amount: '180.00' } } },
        gains: [{ partner: { externalReference: 'two' }, difference: { amount: '10.00' } }],
        losses: [{ partner: { externalReference: 'one' }, difference: { amount: '-410.00' } }],
      },
    ]);
  });

  it('tries the active agreements of partners, and names those whose currency the draft does not pay', async () => {
    const answer = await preview(fee('90.00'), { partnerIds: [parties.one], periods: 1 });
    expect(new Set(answer['rows'].map(({ agreementId }: Json) => agreementId))).toEqual(
      new Set([agreements.euro, agreements.shop, await firstFee()]),
    );
    expect(answer['planProblems']).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', code: 'INVALID_PLAN', field: ['plan', 'currency'] }),
    );
    expect(answer['totals'].map(({ currency }: Json) => currency)).toEqual(['EUR']);
  });

  it('costs as many statements for many agreements as for one', async () => {
    const cost = async (agreementIds: readonly string[]): Promise<number> => {
      const before = meed.house.database.statementCount;
      await preview(fee('90.00'), { agreementIds });
      return meed.house.database.statementCount - before;
    };
    const { euro, shop, two } = agreements;
    expect(await cost([euro, shop, two])).toBe(await cost([euro]));
  });

  it('answers what is wrong with the draft as data, with its path into the input', async () => {
    const broken = {
      currency: 'EUR',
      components: [{ key: 'base', pay: { fixedFee: { amount: 'much', per: 'MONTH' } } }],
    };
    const { planProblems, rows } = await preview(broken);
    expect(rows).toEqual([]);
    expect(planProblems[0]).toMatchObject({
      severity: 'ERROR',
      field: ['plan', 'components', '0', 'pay', 'fixedFee', 'amount'],
    });
    const unknown = await preview(rate('nobody-measures-this', '1.00'));
    expect(unknown['planProblems']).toContainEqual(expect.objectContaining({ severity: 'ERROR', code: 'UNKNOWN_KPI' }));
  });

  it('leaves out a period whose facts do not go with the draft, and a payee nobody stands behind', async () => {
    const split = [
      { payee: 'lead', share: '0.5' },
      { payee: 'field', share: '0.5' },
    ];
    const { rows, problems } = await preview({ ...fee('90.00'), split });
    expect([rows, problems]).toMatchObject([[], [{ isBlocking: true, code: 'UNKNOWN_PAYEE', period: '2026-01' }]]);
    const payees = [
      { payee: 'lead', partnerId: parties.one },
      { payee: 'field', partnerId: parties.two },
    ];
    const named = await preview({ ...fee('90.00'), split }, { agreementIds: [agreements.euro], payees });
    expect(
      named['rows'].map(({ partner, posted, draft }: Json) => [partner.externalReference, posted.amount, draft.amount]),
    ).toEqual([
      ['one', '500.00', '45.00'],
      ['two', '0.00', '45.00'],
    ]);
  });

  it('tries nothing on an agreement that would refuse it for a key it has used otherwise, and says so in the same words', async () => {
    const fund = { key: 'fund', reserve: { share: '0.1', target: '50', floor: '0', balanceMeasure: 'fund-balance' } };
    const agreementId = await signed(parties.partnerOne, { plan: { ...fee('100.00'), adjustments: [fund] } });
    const closing = { agreementId, period: '2026-01', idempotencyKey: key() };
    await mutate(meed, finance, 'periodClose', closing, 'period');
    const reusing = { currency: 'EUR', components: [{ ...fee('90.00')['components'][0], key: 'fund' }] };
    const { rows, planProblems, problems } = await preview(reusing, { agreementIds: [agreementId, agreements.two] });
    expect(planProblems.filter(({ severity }: Json) => severity === 'ERROR')).toEqual([]);
    expect(rows.map((row: Json) => row['agreementId'])).toEqual([agreements.two]);
    const amended = { agreementId, expectedVersion: 1, plan: reusing };
    const { userErrors } = await attempt(meed, parties.acme.admin, 'agreementAmend', amended);
    const [{ code, field, message }] = userErrors;
    expect(userErrors).toHaveLength(1);
    expect(message).toContain('"fund" names a reserve in version 1');
    expect(problems).toEqual([{ isBlocking: true, code, field, agreementId, period: null, message }]);
  });

  it('names what it cannot try', async () => {
    const strange = parties.one.replace('ptn_', 'agr_');
    const { problems } = await preview(fee('1.00'), {
      agreementIds: [strange],
      partnerIds: [parties.customer.replace('cus_', 'ptn_')],
    });
    expect(problems.map(({ code, field }: Json) => [code, field])).toEqual([
      ['NOT_FOUND', ['agreementIds', '0']],
      ['NO_AGREEMENT', ['partnerIds', '0']],
    ]);
    const { errors } = await meed.send(finance, PREVIEW, { input: { plan: fee('1.00') } });
    expect(errors?.[0]?.message).toContain('input.agreementIds');
    for (const token of [parties.partnerOne, parties.approver])
      expect((await meed.send(token, PREVIEW, { input: { plan: fee('1.00'), agreementIds: [strange] } })).status).toBe(
        403,
      );
  });
});

describe('a check', () => {
  it('says of a draft what writing it down would say, errors and doubts alike', async () => {
    const tiers = [{ upTo: '10', unit: '2.00' }, { unit: '1.00' }];
    const doubtful = {
      currency: 'EUR',
      components: [{ key: 'calls', pay: { tieredRate: { measure: 'api_calls', mode: 'VOLUME', tiers } } }],
    };
    const checked = await ask(finance, CHECK, { currency: 'EUR', plan: doubtful });
    expect(checked).toMatchObject({ isAcceptable: true, termsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const codes = checked['problems'].map(({ code }: Json) => code);
    expect(codes).toEqual(expect.arrayContaining(['NON_MONOTONE_TIERS', 'PAYS_ON_USAGE']));
    expect(codes).not.toContain('MISSING_MECHANISM');
    const input = { ...written(), plan: doubtful };
    const fields = 'problems { severity code field message }';
    const { problems } = await mutate(meed, parties.acme.admin, 'agreementCreate', input, fields);
    expect(problems).toEqual(checked['problems']);
  });

  it('reports what is fixed, what is at risk and how far it can go', async () => {
    const capped = {
      key: 'each',
      class: 'OUTCOME',
      pay: { rate: { measure: 'resolved', unit: '2.00' } },
      maximum: '50.00',
    };
    const plan = { currency: 'EUR', components: [...fee('5.00')['components'], capped] };
    expect((await ask(finance, CHECK, { currency: 'EUR', plan }))['report']).toEqual({
      components: [
        { component: 'base', basis: 'FIXED', class: null, measures: [] },
        { component: 'each', basis: 'DYNAMIC', class: 'OUTCOME', measures: ['resolved'] },
      ],
      ...{ maximumGain: '55', maximumPenalty: '0', gainToPenalty: null, prices: [] },
    });
    const open = { currency: 'EUR', plan: rate('resolved', '2.00') };
    expect((await ask(finance, CHECK, open))['report']).toMatchObject({ maximumGain: null });
  });

  it('refuses what can never hold, here and there', async () => {
    const plan = {
      ...fee('5.00'),
      adjustments: [
        { key: 'low', minimum: { amount: '9.00' } },
        { key: 'high', maximum: { amount: '1.00' } },
      ],
    };
    const checked = await ask(finance, CHECK, { currency: 'EUR', plan });
    expect(checked).toMatchObject({
      isAcceptable: false,
      termsHash: null,
      report: null,
      problems: [{ severity: 'ERROR', field: ['plan', 'adjustments', '1', 'maximum'] }],
    });
    await expect(
      mutate(meed, parties.acme.admin, 'agreementCreate', { ...written(), plan }, 'problems { code }'),
    ).rejects.toThrow('INVALID_PLAN');
    expect((await ask(finance, CHECK, { currency: 'USD', plan: fee('5.00') }))['problems']).toMatchObject([
      { severity: 'ERROR', field: ['plan', 'currency'] },
    ]);
  });
});

describe('a question writes nothing', () => {
  it('in no table', async () => {
    const before = await checksums();
    await estimate([more('12')]);
    await preview(fee('90.00'), { partnerIds: [parties.one, parties.two] });
    await ask(finance, CHECK, { currency: 'EUR', plan: fee('5.00') });
    expect(await checksums()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(20);
  });

  it('and could not: PostgreSQL refuses a write in the transaction that answered it', async () => {
    const vendorId = uuidOf('vendor', parties.acme.id) ?? '';
    const partnerId = uuidOf('partner', parties.one) ?? '';
    const agreementIds = [uuidOf('agreement', agreements.euro) ?? ''];
    const resolver = new WhatIfResolver();
    const questions = [
      (request: Request) => resolver.earningsEstimate({ request }, { partnerId, period: '2026-02', additional: [] }),
      (request: Request) => resolver.planPreview({ request }, { plan: fee('9.00'), agreementIds }),
      (request: Request) => resolver.planCheck({ request }, { plan: fee('9.00'), currency: 'EUR' }),
    ];
    const write = statement('test.write', `update partner p set name = p.name where ${wall('p', 'partner')}`);
    for (const question of questions) {
      const request = new Request(meed.house, { ...systemHat(vendorId), role: 'MANAGER' });
      await question(request);
      expect(request.scope.statementCount).toBeGreaterThan(0);
      await expect(request.scope.rows(write)).rejects.toMatchObject({ code: '25006' });
      await request.finish();
    }
  });
});

const written = (): Json => ({
  ...{ externalReference: key(), name: 'Draft', partnerId: parties.one, currency: 'EUR', timeZone: 'UTC' },
  ...{ cadence: 'MONTH', startOn: '2026-01-01' },
});

/** The agreement with a fee that was closed for January. */
async function firstFee(): Promise<string> {
  const { data } = await meed.send(
    finance,
    `{ statements(first: 20, filter: { partnerId: { eq: "${parties.one}" } }) { nodes { lines(first: 20) { nodes { component agreement { id } } } } } }`,
  );
  const lines: Json[] = data['statements'].nodes.flatMap((one: Json) => one['lines'].nodes);
  return lines.find(({ component }) => component === 'base')?.['agreement'].id;
}

/** One checksum per table over all of its rows, read past every wall. */
async function checksums(): Promise<Record<string, string>> {
  const client = new Client({ connectionString: meed.store.adminUrl });
  await client.connect();
  try {
    const tables = await client.query(`select tablename from pg_tables where schemaname = 'public' order by tablename`);
    const sums: Record<string, string> = {};
    for (const { tablename } of tables.rows) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${tablename}" t`,
      );
      sums[tablename] = rows[0].sum;
    }
    return sums;
  } finally {
    await client.end();
  }
}

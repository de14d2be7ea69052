import { replay } from '../../src/engine/replay';
import { active, type Parties, seedParties } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate } from '../support/seed';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Json = Record<string, any>;

const MONEY = '{ amount currency minorUnits }';
const BUCKETS = ['accrued', 'held', 'disputed', 'payable', 'clearing', 'paid'];
const EARNINGS = `period currency partner { externalReference } ${[...BUCKETS, 'receivable', 'total', 'projected', 'pendingVerification'].map((field) => `${field} ${MONEY}`).join(' ')}
  components(first: 10) { component label amount ${MONEY} held ${MONEY} sentence } problems { code isBlocking }`;
const LINE = `id component label segment payee revision period postedPeriod amount ${MONEY} held ${MONEY} computed ${MONEY} sentence
  partner { externalReference } agreement { externalReference } revises { id revision }`;
const EXPLANATION = `explanation { sentence amount held document inputs { measure facts refs } steps { position op is of } }`;

const plan = {
  currency: 'EUR',
  components: [
    { key: 'base', label: 'Service desk', pay: { fixedFee: { amount: '100.00', per: 'MONTH' } } },
    { key: 'resolved', pay: { rate: { measure: 'resolved', unit: '12.50' } } },
  ],
  holdback: { share: '0.1', release: { on: 'REVIEW' } },
};

let meed: TestHouse;
let parties: Parties;
let agreement = '';
let finance = '';
let definition = '';
let made = 0;

beforeAll(async () => {
  meed = await testHouse('2026-02-20T12:00:00.000Z');
  parties = await seedParties(meed);
  finance = await parties.acme.member('FINANCE');
  const definitions = await meed.send(
    parties.acme.admin,
    '{ outcomeDefinitions(first: 10, filter: { key: { eq: "resolved" } }) { nodes { id } } }',
  );
  definition = definitions.data['outcomeDefinitions'].nodes[0].id;
  agreement = (await active(meed, parties, { startOn: '2026-01-01', plan })).id;
});
afterAll(async () => {
  await meed.close();
});

const key = (): string => {
  made += 1;
  return `key-${made}`;
};

const named = (period: string, more: Json = {}): Json => ({
  agreementId: agreement,
  period,
  idempotencyKey: key(),
  ...more,
});

async function ask(token: string, query: string, variables: Json = {}): Promise<Json> {
  const answer = await meed.send(token, query, variables);
  if (answer.errors !== undefined) throw new Error(answer.text);
  return answer.data;
}

const earnings = async (period: string, token = parties.acme.admin, partnerId = parties.one): Promise<Json[]> =>
  (
    await ask(
      token,
      `query($id: ID!, $period: String!) { earnings(partnerId: $id, period: $period) { ${EARNINGS} } }`,
      { id: partnerId, period },
    )
  )['earnings'];

/** An outcome that the customer has confirmed. */
async function resolved(quantity: string, occurredAt: string): Promise<string> {
  const claim = {
    idempotencyKey: key(),
    definitionId: definition,
    partnerId: parties.one,
    customerId: parties.customer,
  };
  const input = { ...claim, externalReference: key(), occurredAt, quantity };
  const { outcome } = await mutate(meed, parties.acme.admin, 'outcomeClaim', input, 'outcome { id }');
  await mutate(
    meed,
    parties.approver,
    'outcomeVerify',
    { idempotencyKey: key(), outcomeId: outcome.id },
    'outcome { id }',
  );
  return outcome.id;
}

const settle = (period: string, more: Json = {}) =>
  attempt(
    meed,
    finance,
    'settlementRun',
    named(period, more),
    `postedLineCount run { id number period postedPeriod inputHash engineVersion
    agreement { id } version { number } lines(first: 10) { totalCount nodes { ${LINE} } } }`,
  );

const close = (period: string, more: Json = {}) =>
  attempt(
    meed,
    finance,
    'periodClose',
    named(period, more),
    `period run { number period } corrections { period postedPeriod }
    statements { id period currency state total ${MONEY} held ${MONEY} lines(first: 10) { nodes { ${LINE} } } }`,
  );

describe('from a verified outcome to a statement', () => {
  it('shows the estimate first, with the words of its components', async () => {
    await resolved('10', '2026-01-20T10:00:00Z');
    const [row] = await earnings('2026-01');
    expect(row).toMatchObject({
      period: '2026-01',
      currency: 'EUR',
      partner: { externalReference: 'one' },
      problems: [],
    });
    expect(
      [row?.['total'], row?.['projected'], row?.['pendingVerification']].map(({ amount }: Json) => amount),
    ).toEqual(['0.00', '225.00', '0.00']);
    expect(
      row?.['components'].map(({ component, label, amount, held }: Json) => [
        component,
        label,
        amount.amount,
        held.amount,
      ]),
    ).toEqual([
      ['base', 'Service desk', '100.00', '10.00'],
      ['resolved', 'resolved', '125.00', '12.50'],
    ]);
    expect(row?.['components'][1].sentence).toContain('125.00 EUR');
  });

  it('settles it, and again under another key posts nothing', async () => {
    const first = await settle('2026-01');
    expect(first).toMatchObject({ userErrors: [], isReplayed: false, postedLineCount: 2 });
    expect(first['run']).toMatchObject({
      number: 1,
      period: '2026-01',
      postedPeriod: '2026-01',
      engineVersion: '1',
      version: { number: 1 },
      lines: { totalCount: 2 },
    });
    const second = await settle('2026-01');
    expect(second).toMatchObject({ postedLineCount: 0, isReplayed: false, run: { id: first['run'].id } });
  });

  it('answers a repeat with the first result, and refuses another period under the same key', async () => {
    const idempotencyKey = key();
    const first = await settle('2026-02', { idempotencyKey });
    const again = await settle('2026-02', { idempotencyKey });
    expect(again).toMatchObject({
      isReplayed: true,
      run: { id: first['run'].id },
      postedLineCount: first['postedLineCount'],
    });
    expect((await settle('2026-01', { idempotencyKey }))['userErrors']).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  it('closes it: buckets are ledger balances, the statement says the same, and each line can be recomputed', async () => {
    const closed = await close('2026-01');
    expect(closed).toMatchObject({ userErrors: [], period: '2026-01', corrections: [] });
    const [statement] = closed['statements'];
    expect(statement).toMatchObject({
      period: '2026-01',
      state: 'DRAFT',
      total: { amount: '225.00' },
      held: { amount: '22.50' },
    });
    const [row] = await earnings('2026-01');
    const minor = (field: string): bigint => BigInt(row?.[field].minorUnits);
    expect([minor('accrued'), minor('held'), minor('total')]).toEqual([20_250n, 2_250n, 22_500n]);
    expect(BUCKETS.reduce((sum, bucket) => sum + minor(bucket), 0n) - minor('receivable')).toBe(minor('total'));
    const { ledgerAccounts } = await ask(
      finance,
      `{ ledgerAccounts(first: 20, filter: { agreementId: { eq: "${agreement}" } }) { nodes { kind agreementId partner { id } balance ${MONEY} } } }`,
    );
    const balances = Object.fromEntries(ledgerAccounts.nodes.map(({ kind, balance }: Json) => [kind, balance.amount]));
    expect(balances).toEqual({ PARTNER_ACCRUED: '292.50', PARTNER_HELD: '32.50' });
    for (const { id, computed, sentence } of statement.lines.nodes) {
      const { statementLine } = await ask(
        finance,
        `query($id: ID!) { statementLine(id: $id) { ${LINE} ${EXPLANATION} } }`,
        { id },
      );
      expect(statementLine).toMatchObject({
        id,
        sentence,
        revision: 1,
        revises: null,
        partner: { externalReference: 'one' },
      });
      const document = JSON.parse(statementLine.explanation.document);
      const replayed = replay(document);
      expect(replayed.faults).toEqual([]);
      expect(ratio(replayed.amount, 100n)).toBe(BigInt(computed.minorUnits));
      expect(statementLine.explanation.steps.at(document.amount).is).toBe(document.steps[document.amount].is);
    }
  });

  it('posts a late reversal as a revision in the open period, with a reference to the line it revises', async () => {
    const late = await resolved('2', '2026-01-21T10:00:00Z');
    const added = await settle('2026-01');
    expect(added['run']).toMatchObject({ number: 2, period: '2026-01', postedPeriod: '2026-02' });
    const reversal = { idempotencyKey: key(), outcomeId: late, reason: 'came back' };
    await mutate(meed, parties.acme.admin, 'outcomeReverse', reversal, 'outcome { state }');
    await moveTo('2026-03-02T08:00:00.000Z');
    const closed = await close('2026-02');
    expect(closed['corrections']).toEqual([{ period: '2026-01', postedPeriod: '2026-02' }]);
    const [statement] = closed['statements'];
    const revisions = statement.lines.nodes.filter(({ period }: Json) => period === '2026-01');
    expect(
      revisions.map(({ revision, amount, computed, revises }: Json) => [
        revision,
        amount.amount,
        computed.amount,
        revises?.revision,
      ]),
    ).toEqual([
      [2, '25.00', '150.00', 1],
      [3, '-25.00', '125.00', 2],
    ]);
    expect(statement.total.amount).toBe('100.00');
    const [january] = await earnings('2026-01');
    expect(january?.['total'].amount).toBe('225.00');
  });

  it('lists statements and transfers, filtered and in pages', async () => {
    const { statements } = await ask(
      finance,
      `{ statements(first: 5, filter: { currency: { eq: "EUR" }, state: { eq: DRAFT } }) { totalCount nodes { period partner { id } } } }`,
    );
    expect(statements).toMatchObject({ totalCount: 2, nodes: [{ period: '2026-02' }, { period: '2026-01' }] });
    const { ledgerTransfers } = await ask(
      finance,
      `query($filter: LedgerTransferFilter) { ledgerTransfers(first: 3, filter: $filter) { totalCount pageInfo { hasNextPage }
        nodes { amount ${MONEY} debitAccount { kind } creditAccount { kind } reasonKind reasonId period postingId line agreementId bookedAt } } }`,
      {
        filter: {
          partnerId: { eq: parties.one },
          agreementId: { eq: agreement },
          reasonKind: { eq: 'settlementRun' },
          bookedAt: { gte: '2026-01-01T00:00:00Z' },
        },
      },
    );
    expect(ledgerTransfers.nodes).toHaveLength(3);
    expect(ledgerTransfers.pageInfo.hasNextPage).toBe(true);
    for (const { reasonId, agreementId } of ledgerTransfers.nodes)
      expect([reasonId.slice(0, 4), agreementId]).toEqual(['run_', agreement]);
  });
});

describe('who may see and do it', () => {
  it('the partner its own, without the accounts of the vendor', async () => {
    const [row] = await earnings('2026-01', parties.partnerOne);
    expect(row?.['total'].amount).toBe('225.00');
    const seen = await ask(
      parties.partnerOne,
      `{ ledgerTransfers(first: 1, orderBy: [{ field: BOOKED_AT, direction: ASC }]) { nodes { debitAccount { kind } creditAccount { kind balance { amount } } } }
        statements(first: 5) { totalCount nodes { lines(first: 1) { nodes { id explanation { sentence } } } } } }`,
    );
    expect(seen['ledgerTransfers'].nodes).toMatchObject([
      { debitAccount: null, creditAccount: { kind: 'PARTNER_ACCRUED' } },
    ]);
    expect(seen['statements'].totalCount).toBe(2);
    expect(seen['statements'].nodes[0].lines.nodes[0].explanation.sentence).toBeTruthy();
  });

  it('another partner nothing of it', async () => {
    expect(await earnings('2026-01', parties.partnerTwo)).toEqual([]);
    const { statements } = await ask(
      finance,
      '{ statements(first: 1) { nodes { id lines(first: 1) { nodes { id } } } } }',
    );
    const [{ id, lines }] = statements.nodes;
    const seen = await ask(
      parties.partnerTwo,
      `query($statement: ID!, $line: ID!) { statement(id: $statement) { id } statementLine(id: $line) { id } statements(first: 1) { totalCount } ledgerTransfers(first: 1) { totalCount } ledgerAccounts(first: 1) { totalCount } }`,
      { statement: id, line: lines.nodes[0].id },
    );
    expect(seen).toEqual({
      statement: null,
      statementLine: null,
      statements: { totalCount: 0 },
      ledgerTransfers: { totalCount: 0 },
      ledgerAccounts: { totalCount: 0 },
    });
  });

  it('and nobody settles or closes but finance', async () => {
    for (const token of [parties.partnerOne, parties.approver])
      for (const name of ['settlementRun', 'periodClose']) {
        const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
        const query = `mutation($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
        expect((await meed.send(token, query, { input: named('2026-03') })).status).toBe(403);
      }
    const refused = await meed.send(
      parties.approver,
      `{ earnings(partnerId: "${parties.one}", period: "2026-01") { currency } }`,
    );
    expect(refused.status).toBe(403);
  });
});

describe('bad input', () => {
  it.each([
    ['a period that is none', '2026-13', 'INVALID_INPUT'],
    ['a period that has not begun', '2026-04', 'NOT_FOUND'],
    ['a period of another cadence', '2026-Q1', 'NOT_FOUND'],
  ])('%s is refused by name', async (_, period, code) => {
    expect((await settle(period))['userErrors']).toMatchObject([{ code, field: ['period'] }]);
    expect((await close(period))['userErrors']).toMatchObject([{ code, field: ['period'] }]);
  });

  it('an agreement that is none is refused by name', async () => {
    const agreementId = parties.one.replace('ptn_', 'agr_');
    expect((await settle('2026-03', { agreementId }))['userErrors']).toMatchObject([
      { code: 'NOT_FOUND', field: ['agreementId'] },
    ]);
  });

  it('a label, an id or a page size that is none stops the query', async () => {
    const queries = [
      `{ earnings(partnerId: "${parties.one}", period: "last month") { currency } }`,
      `{ earnings(partnerId: "nobody", period: "2026-01") { currency } }`,
      `{ earnings(partnerId: "${parties.one}", period: "2026-01") { components(first: 101) { component } } }`,
      '{ statement(id: "agr_1") { id } }',
      '{ ledgerTransfers { totalCount } }',
    ];
    for (const query of queries) {
      const answer = await meed.send(parties.acme.admin, query);
      expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([expect.any(Number), 'BAD_USER_INPUT']);
    }
  });

  it('closing out of order or before the end is refused with the reason', async () => {
    const [early] = (await close('2026-03'))['userErrors'];
    expect(early).toMatchObject({ code: 'PERIOD_OPEN', field: ['period'] });
    expect((await close('2026-02'))['userErrors']).toMatchObject([{ code: 'PERIOD_CLOSED', field: ['period'] }]);
  });
});

/** Moves the clock, and hands everybody a fresh token. */
async function moveTo(instant: string): Promise<void> {
  meed.clock.set(instant);
  const fresh = (token: string) =>
    meed.token(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  finance = await fresh(finance);
  parties = {
    ...parties,
    acme: { ...parties.acme, admin: await fresh(parties.acme.admin) },
    partnerOne: await fresh(parties.partnerOne),
    partnerTwo: await fresh(parties.partnerTwo),
    approver: await fresh(parties.approver),
  };
}

/** A fraction of the main unit as minor units. */
const ratio = (text: string, units: bigint): bigint => {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return (BigInt(numerator) * units) / BigInt(denominator);
};

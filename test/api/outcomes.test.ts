import { graphql } from 'graphql';
import { Client } from 'pg';
import { systemHat } from '../../src/access/hat.rules';
import { Request } from '../../src/access/request';
import { publicId, uuidOf } from '../../src/kernel/id';
import { systemIds } from '../../src/platform/ports';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate, type SeededVendor, seedVendor } from '../support/seed';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Json = Record<string, any>;

let meed: TestHouse;
let acme: SeededVendor;
let made = 0;
const ids: Record<'partner' | 'rival' | 'customer' | 'other' | 'kpi' | 'cost' | 'source' | 'partnerSource', string> = {
  partner: '',
  rival: '',
  customer: '',
  other: '',
  kpi: '',
  cost: '',
  source: '',
  partnerSource: '',
};
const tokens: Record<'partner' | 'viewer' | 'rival' | 'customer' | 'other' | 'verifier' | 'manager', string> = {
  partner: '',
  viewer: '',
  rival: '',
  customer: '',
  other: '',
  verifier: '',
  manager: '',
};

const key = (): string => {
  made += 1;
  return `key-${made}`;
};
const OUTCOME = `outcome { id state revision quantity unit occurredAt maturesAt externalReference dimensions { name value }
  partner { name } customer { externalReference } definition { key verifierPolicy }
  events { sequence type organisation at reason } evidence { mediaType sha256 size content } }`;
const COUNTS = 'accepted duplicates claimed verified rejected { index code field message }';
const PROOF = { mediaType: 'text/plain', content: Buffer.from('it works').toString('base64') };

beforeAll(async () => {
  meed = await testHouse('2026-03-10T12:00:00.000Z');
  acme = await seedVendor(meed, 'acme', 'EUR', 'Europe/Berlin');
  ids.partner = await acme.partner('one');
  ids.rival = await acme.partner('two');
  ids.customer = await acme.customer('shop');
  ids.other = await acme.customer('bank');
  tokens.partner = await acme.member('PARTNER_ADMIN', { partnerId: ids.partner });
  tokens.viewer = await acme.member('PARTNER_VIEWER', { partnerId: ids.partner });
  tokens.rival = await acme.member('PARTNER_ADMIN', { partnerId: ids.rival });
  tokens.customer = await acme.member('CUSTOMER_APPROVER', { customerId: ids.customer });
  tokens.other = await acme.member('CUSTOMER_APPROVER', { customerId: ids.other });
  tokens.verifier = await acme.member('VERIFIER');
  tokens.manager = await acme.member('MANAGER');
  const kpi = { key: 'incidents_resolved', name: 'Resolved incidents', unit: 'credit', metricClass: 'OUTCOME' };
  ids.kpi = (await mutate(meed, acme.admin, 'kpiCreate', kpi, 'kpi { id }'))['kpi'].id;
  const cost = { key: 'cloud_cost', name: 'Cost', unit: 'EUR', metricClass: 'OUTPUT', direction: 'LOWER_IS_BETTER' };
  ids.cost = (await mutate(meed, acme.admin, 'kpiCreate', cost, 'kpi { id }'))['kpi'].id;
  ids.source = await source({ externalReference: 'service-desk', name: 'Service desk', ownerKind: 'VENDOR' });
  ids.partnerSource = await source({
    externalReference: 'own-desk',
    name: 'Own desk',
    ownerKind: 'PARTNER',
    partnerId: ids.partner,
  });
  // The vendor brings partner and customer together, which lets them see each other.
  await target(await definition('VENDOR'), { customerId: ids.customer });
});
afterAll(async () => {
  await meed.close();
});

const source = async (input: Json): Promise<string> =>
  (await mutate(meed, acme.admin, 'sourceCreate', input, 'source { id }'))['source'].id;

async function definition(verifierPolicy: string, more: Json = {}): Promise<string> {
  const input = { key: `def-${key()}`, name: 'Resolved', kpiId: ids.kpi, verifierPolicy, windowDays: 14, ...more };
  const payload = await mutate(meed, acme.admin, 'outcomeDefinitionCreate', input, 'outcomeDefinition { id }');
  return payload['outcomeDefinition'].id;
}

const TARGET = `outcomeTarget { id version name quantity status startOn endOn unit
  progress { claimed verified attainment remaining paceExpected updatedAt } customer { id } partner { id } definition { id } }`;

async function target(definitionId: string, more: Json = {}): Promise<Json> {
  const span = { startOn: '2026-03-01', endOn: '2026-04-01', timeZone: 'Europe/Berlin' };
  const input = { definitionId, partnerId: ids.partner, name: 'March', quantity: '8', ...span, ...more };
  return (await mutate(meed, acme.admin, 'outcomeTargetCreate', input, TARGET))['outcomeTarget'];
}

async function progressOf(id: string, token = acme.admin): Promise<Json> {
  const answer = await meed.send(
    token,
    `query($id: ID!) { ${TARGET.replace('outcomeTarget', 'outcomeTarget(id: $id)')} }`,
    { id },
  );
  return answer.data['outcomeTarget']?.progress;
}

const claimInput = (definitionId: string, more: Json = {}): Json => ({
  idempotencyKey: key(),
  definitionId,
  partnerId: ids.partner,
  customerId: ids.customer,
  externalReference: `INC-${key()}`,
  occurredAt: '2026-03-05T10:00:00Z',
  quantity: '2.5',
  evidence: [PROOF],
  ...more,
});

async function claimed(definitionId: string, token = tokens.partner, more: Json = {}): Promise<Json> {
  return (await mutate(meed, token, 'outcomeClaim', claimInput(definitionId, more), OUTCOME))['outcome'];
}

const decide = (token: string, verb: string, outcomeId: string, more: Json = {}): Promise<Json> =>
  attempt(meed, token, `outcome${verb}`, { idempotencyKey: key(), outcomeId, ...more }, OUTCOME);

describe('the catalogue', () => {
  it('answers by id and as lists', async () => {
    const answer = await meed.send(
      tokens.viewer,
      `query($id: ID!) { kpi(id: $id) { key unit metricClass direction aggregation description }
        kpis(first: 10, filter: { metricClass: { eq: OUTPUT } }) { totalCount nodes { key } }
        outcomeDefinitions(first: 10, filter: { verifierPolicy: { eq: VENDOR } }) { nodes { kpi { key } source { name } windowDays } }
        sources(first: 10) { nodes { name ownerKind partnerId } } }`,
      { id: ids.kpi },
    );
    expect(answer.data).toMatchObject({
      kpi: {
        key: 'incidents_resolved',
        unit: 'credit',
        direction: 'HIGHER_IS_BETTER',
        aggregation: 'SUM',
        description: '',
      },
      kpis: { totalCount: 1, nodes: [{ key: 'cloud_cost' }] },
      // A partner sees the sources it owns and no others.
      sources: { nodes: [{ name: 'Own desk', ownerKind: 'PARTNER', partnerId: ids.partner }] },
    });
    expect(answer.data['outcomeDefinitions'].nodes[0]).toEqual({
      kpi: { key: 'incidents_resolved' },
      source: null,
      windowDays: 14,
    });
  });
});

describe('an outcome', () => {
  it('is claimed with evidence and verified by another organisation, and moves its target', async () => {
    const definitionId = await definition('CUSTOMER');
    const { id: targetId } = await target(definitionId);
    const outcome = await claimed(definitionId, tokens.partner, { dimensions: [{ name: 'priority', value: 'high' }] });
    expect(outcome).toMatchObject({
      state: 'CLAIMED',
      revision: 1,
      unit: 'credit',
      maturesAt: '2026-03-19T10:00:00.000Z',
      dimensions: [{ name: 'priority', value: 'high' }],
      partner: { name: 'Partner one' },
      customer: { externalReference: 'shop' },
      events: [{ sequence: 1, type: 'CLAIMED', organisation: 'PARTNER', reason: null }],
      evidence: [{ ...PROOF, size: 8, sha256: 'f06058665bb4627a2ab017d6625ff0a3487d583cd91ed650037ef11c2cb8defb' }],
    });
    expect(await progressOf(targetId)).toMatchObject({
      claimed: '2.5',
      verified: '0',
      remaining: '8',
      attainment: '0.0000',
    });
    const verified = await decide(tokens.customer, 'Verify', outcome['id']);
    expect(verified['userErrors']).toEqual([]);
    expect(verified['outcome'].state).toBe('VERIFIED');
    expect(verified['outcome'].events.at(-1)).toMatchObject({
      sequence: 2,
      type: 'VERIFIED',
      organisation: 'CUSTOMER',
    });
    // 9 days, 12 hours less the hour of Berlin, of 31 days less the hour that the clocks leap: 8 x 229 / 743.
    expect(await progressOf(targetId, tokens.partner)).toEqual({
      claimed: '0',
      verified: '2.5',
      remaining: '5.5',
      attainment: '0.3125',
      paceExpected: '2.4657',
      updatedAt: '2026-03-10T12:00:00.000Z',
    });
  });

  it('is reopened, verified again, reversed, and then claimed anew as the next revision', async () => {
    const definitionId = await definition('VENDOR');
    const { id: targetId } = await target(definitionId, { customerId: ids.customer });
    const { id, externalReference } = await claimed(definitionId);
    const reason = 'the ticket came back';
    const walk: readonly [string, string, Json, Json][] = [
      [tokens.verifier, 'Verify', {}, { verified: '2.5', claimed: '0' }],
      [tokens.verifier, 'Reopen', { reason }, { verified: '0', claimed: '2.5' }],
      [acme.admin, 'Verify', {}, { verified: '2.5', claimed: '0' }],
      [tokens.manager, 'Reverse', { reason }, { verified: '0', claimed: '0' }],
    ];
    for (const [token, verb, more, progress] of walk) {
      expect((await decide(token, verb, id, more))['userErrors']).toEqual([]);
      expect(await progressOf(targetId)).toMatchObject(progress);
    }
    const again = await decide(tokens.verifier, 'Verify', id);
    expect(again['userErrors'][0]).toMatchObject({ code: 'INVALID_STATE', field: ['outcomeId'] });
    expect(await claimed(definitionId, tokens.partner, { externalReference })).toMatchObject({
      revision: 2,
      state: 'CLAIMED',
    });
  });

  it('is rejected for a reason and counts for nothing', async () => {
    const definitionId = await definition('CUSTOMER');
    const { id: targetId } = await target(definitionId);
    const { id } = await claimed(definitionId);
    const rejected = await decide(tokens.customer, 'Reject', id, { reason: 'never happened' });
    expect(rejected['outcome']).toMatchObject({ state: 'REJECTED' });
    expect(rejected['outcome'].events.at(-1)).toMatchObject({ type: 'REJECTED', reason: 'never happened' });
    expect(await progressOf(targetId)).toMatchObject({ claimed: '0', verified: '0' });
  });

  it('under DUAL needs two organisations, of which the paid one may be one', async () => {
    const { id } = await claimed(await definition('DUAL'));
    expect((await decide(tokens.partner, 'Verify', id))['outcome'].state).toBe('CLAIMED');
    const twice = await decide(tokens.partner, 'Verify', id);
    expect(twice['userErrors'][0]).toMatchObject({
      code: 'ALREADY_VERIFIED',
      message: expect.stringContaining('by the partner at 2026'),
    });
    expect((await decide(tokens.customer, 'Verify', id))['outcome'].state).toBe('VERIFIED');
  });

  it.each([
    ['VENDOR', 'partner', 'SELF_VERIFICATION'],
    ['CUSTOMER', 'verifier', 'POLICY_REFUSED'],
    ['VENDOR', 'customer', 'POLICY_REFUSED'],
    ['VENDOR', 'rival', 'NOT_FOUND'],
    ['CUSTOMER', 'other', 'NOT_FOUND'],
  ] as const)('under %s is not verified by the %s: %s', async (policy, who, code) => {
    const { id } = await claimed(await definition(policy));
    const payload = await decide(tokens[who], 'Verify', id);
    expect(payload['userErrors'][0]).toMatchObject({ code, field: ['outcomeId'] });
  });

  it('under INDEPENDENT is not verified by the organisation that claimed it', async () => {
    const { id } = await claimed(await definition('INDEPENDENT'), tokens.manager);
    expect((await decide(tokens.verifier, 'Verify', id))['userErrors'][0].code).toBe('POLICY_REFUSED');
    expect((await decide(tokens.customer, 'Verify', id))['outcome'].state).toBe('VERIFIED');
  });

  it('is not verified by somebody who also belongs to the paid partner', async () => {
    const sub = meed.person();
    const hat = async (input: Json) => {
      const { invitationCode } = await mutate(meed, acme.admin, 'memberInvite', input, 'invitationCode');
      const guest = await meed.token({ sub });
      const { membershipId } = await mutate(
        meed,
        guest,
        'memberAccept',
        { invitationCode, displayName: 'Both' },
        'membershipId',
      );
      return meed.token({ sub, vnd: acme.id, mbr: membershipId });
    };
    const { id } = await claimed(await definition('VENDOR'));
    const asVendor = await hat({ role: 'VERIFIER' });
    await hat({ role: 'PARTNER_VIEWER', partnerId: ids.partner });
    expect((await decide(asVendor, 'Verify', id))['userErrors'][0].code).toBe('SELF_VERIFICATION');
  });

  it('tells the customer whom it confirms: the name, of the partners that serve it, and nothing more', async () => {
    const { id } = await claimed(await definition('CUSTOMER'));
    const of = (token: string, fields: string, partnerId = ids.partner) =>
      Promise.all([
        meed.send(token, `query($id: ID!) { outcome(id: $id) { partner { ${fields} } } }`, { id }),
        meed.send(token, `query($id: ID!) { node(id: $id) { ... on Partner { ${fields} } } }`, { id: partnerId }),
      ]);
    const [known, node] = await of(tokens.customer, 'id name');
    expect(known?.data['outcome'].partner).toEqual({ id: ids.partner, name: 'Partner one' });
    expect(node?.text).not.toContain('Partner one');
    for (const field of ['externalReference', 'stage', 'createdAt'])
      for (const answer of await of(tokens.customer, field)) expect(answer.status).toBe(403);
    const list = await meed.send(
      tokens.customer,
      '{ partners(first: 10, filter: { stage: { eq: RECRUIT } }) { totalCount } }',
    );
    expect(list.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    for (const answer of await of(tokens.customer, 'name', ids.rival)) expect(answer.text).not.toContain('Partner two');
    const [unrelated] = await of(tokens.other, 'name');
    expect(unrelated?.text).not.toContain('Partner one');
  });

  it('is listed by who has to confirm it: what waits for a source of record waits for nobody here', async () => {
    const kpi = { key: 'by-rule', name: 'By rule', unit: 'credit', metricClass: 'OUTCOME' };
    const kpiId = (await mutate(meed, acme.admin, 'kpiCreate', kpi, 'kpi { id }'))['kpi'].id;
    const byRule = { kpiId, sourceId: ids.source, isClaimedByRule: true };
    const [human, automatic] = [await definition('CUSTOMER'), await definition('AUTOMATIC', byRule)];
    const waiting = [(await claimed(human)).id];
    await claimed(automatic);
    const query = `query($definitions: [ID!]!) { outcomes(first: 10, filter: { state: { in: [CLAIMED, REOPENED] },
      definitionId: { in: $definitions }, verifierPolicy: { in: [CUSTOMER, VENDOR, INDEPENDENT, DUAL] } }) { totalCount nodes { id } } }`;
    for (const token of [tokens.customer, tokens.verifier]) {
      const answer = await meed.send(token, query, { definitions: [human, automatic] });
      expect(answer.data['outcomes']).toEqual({ totalCount: 1, nodes: waiting.map((id) => ({ id })) });
    }
  });

  it('is seen by its partner and customer and by nobody else', async () => {
    const definitionId = await definition('VENDOR');
    const { id } = await claimed(definitionId);
    const query = `query($id: ID!, $definition: ID!) { outcome(id: $id) { id } outcomes(first: 10,
      filter: { definitionId: { eq: $definition }, state: { in: [CLAIMED] }, occurredAt: { gte: "2026-03-05T00:00:00Z" } }) { nodes { id } } }`;
    for (const [who, sees] of Object.entries({
      partner: true,
      viewer: true,
      customer: true,
      verifier: true,
      rival: false,
      other: false,
    })) {
      const answer = await meed.send(tokens[who as keyof typeof tokens], query, { id, definition: definitionId });
      expect([who, answer.data]).toEqual([
        who,
        { outcome: sees ? { id } : null, outcomes: { nodes: sees ? [{ id }] : [] } },
      ]);
    }
  });

  it('answers a repeated request with what the first one did', async () => {
    const definitionId = await definition('VENDOR');
    const input = claimInput(definitionId);
    const first = await attempt(meed, tokens.partner, 'outcomeClaim', input, OUTCOME);
    const second = await attempt(meed, tokens.partner, 'outcomeClaim', input, OUTCOME);
    expect(second).toEqual({ ...first, isReplayed: true });
    const other = await attempt(meed, tokens.partner, 'outcomeClaim', { ...input, quantity: '3' });
    expect(other['userErrors'][0]).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] });
  });
});

describe('a target', () => {
  it('counts what is there already, and counts anew when its days change', async () => {
    const definitionId = await definition('VENDOR');
    for (const day of ['01', '05', '09'])
      await claimed(definitionId, tokens.partner, { occurredAt: `2026-03-${day}T08:00:00Z` });
    const { id, progress, version } = await target(definitionId, { startOn: '2026-03-05' });
    expect(progress).toMatchObject({ claimed: '5' });
    const change = {
      outcomeTargetId: id,
      expectedVersion: version,
      startOn: '2026-03-01',
      quantity: '10',
      status: 'CLOSED',
    };
    const updated = (await mutate(meed, acme.admin, 'outcomeTargetUpdate', change, TARGET))['outcomeTarget'];
    expect(updated).toMatchObject({
      version: 2,
      quantity: '10',
      status: 'CLOSED',
      name: 'March',
      progress: { claimed: '7.5', remaining: '10' },
    });
    const stale = await attempt(meed, acme.admin, 'outcomeTargetUpdate', change);
    expect(stale['userErrors'][0]).toMatchObject({ code: 'STALE_VERSION', field: ['expectedVersion'] });
  });

  it('begins and ends with the days of its own time zone', async () => {
    const definitionId = await definition('VENDOR');
    const { id } = await target(definitionId, { startOn: '2026-03-02', endOn: '2026-03-04' });
    // Midnight in Berlin is 23:00 UTC of the day before.
    for (const occurredAt of [
      '2026-03-01T22:59:59Z',
      '2026-03-01T23:00:00Z',
      '2026-03-03T22:59:59Z',
      '2026-03-03T23:00:00Z',
    ])
      await claimed(definitionId, tokens.partner, { occurredAt, quantity: '1' });
    expect(await progressOf(id)).toMatchObject({ claimed: '2' });
  });

  it('of all customers moves when a customer who may not see it verifies', async () => {
    const definitionId = await definition('CUSTOMER');
    const { id: targetId } = await target(definitionId);
    const { id } = await claimed(definitionId);
    await decide(tokens.customer, 'Verify', id);
    expect(await progressOf(targetId)).toMatchObject({ verified: '2.5' });
    expect(await progressOf(targetId, tokens.customer)).toBeUndefined();
  });

  it('is listed with all it names in at most five statements, however many there are', async () => {
    const nodes = `nodes { ${TARGET.slice(TARGET.indexOf('{') + 1)}`;
    for (const first of [1, 20]) {
      const request = new Request(meed.house, systemHat(uuidOf('vendor', acme.id) ?? ''));
      const source = `{ outcomeTargets(first: ${first}) { ${nodes} } }`;
      const answer = await graphql({ schema: meed.app.schema, source, contextValue: { request } });
      await request.finish();
      expect(answer.errors).toBeUndefined();
      expect(request.scope.statementCount).toBeLessThanOrEqual(5);
    }
  });
});

const measurement = (more: Json = {}): Json => ({
  key: key(),
  kpiKey: 'cloud_cost',
  partnerReference: 'one',
  customerReference: 'shop',
  at: '2026-03-03T10:00:00Z',
  quantity: '12.50',
  unit: 'EUR',
  dimensions: [{ name: 'region', value: 'eu' }],
  ...more,
});
const ingest = (measurements: readonly Json[], token = acme.admin, sourceId = ids.source): Promise<Json> =>
  attempt(meed, token, 'measurementsIngest', { idempotencyKey: key(), sourceId, measurements }, COUNTS);

describe('a batch of measurements', () => {
  it('is recorded once, row by row, and names what it leaves out', async () => {
    const good = measurement();
    const batch = [
      good,
      measurement({ kpiKey: 'unknown' }),
      measurement({ partnerReference: 'nobody' }),
      measurement({ customerReference: 'nobody' }),
      measurement({ unit: 'USD' }),
      measurement({ quantity: '1e3' }),
      measurement({ quantity: 'NaN' }),
      measurement({ at: '2026-02-30T10:00:00Z' }),
      measurement({ at: '2026-05-01T10:00:00Z' }),
      measurement({ key: 'a\u0000b' }),
      measurement({ externalReference: '\ud800' }),
      measurement({
        dimensions: [
          { name: 'a', value: 'x' },
          { name: 'a', value: 'y' },
        ],
      }),
      good,
      { ...good, quantity: '13' },
      { ...good, quantity: '12.5', at: '2026-03-03T11:00:00.000+01:00' },
    ];
    const payload = await ingest(batch);
    expect(payload).toMatchObject({ accepted: 1, duplicates: 2, claimed: 0, verified: 0, userErrors: [] });
    expect(payload['rejected'].map(({ index, code, field }: Json) => [index, code, field.join('.')])).toEqual([
      [1, 'UNKNOWN_KPI', 'kpiKey'],
      [2, 'NOT_FOUND', 'partnerReference'],
      [3, 'NOT_FOUND', 'customerReference'],
      [4, 'INVALID_INPUT', 'unit'],
      [5, 'INVALID_INPUT', 'quantity'],
      [6, 'INVALID_INPUT', 'quantity'],
      [7, 'INVALID_INPUT', 'at'],
      [8, 'INVALID_INPUT', 'at'],
      [9, 'INVALID_INPUT', 'key'],
      [10, 'INVALID_INPUT', 'externalReference'],
      [11, 'INVALID_INPUT', 'dimensions'],
      [13, 'IDEMPOTENCY_KEY_REUSED', 'key'],
    ]);
    expect(await ingest([good])).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  });

  it('claims by rule; the source of record verifies at once, and corrects', async () => {
    const kpi = { key: 'tickets', name: 'Tickets', unit: 'ticket', metricClass: 'OUTCOME' };
    const kpiId = (await mutate(meed, acme.admin, 'kpiCreate', kpi, 'kpi { id }'))['kpi'].id;
    const automatic = { kpiId, sourceId: ids.source, isClaimedByRule: true };
    const definitionId = await definition('AUTOMATIC', automatic);
    const { id: targetId } = await target(definitionId);
    const row = (reference: string, quantity: string, more: Json = {}) =>
      measurement({ kpiKey: 'tickets', unit: 'ticket', externalReference: reference, quantity, ...more });
    expect(await ingest([row('T1', '3'), row('T2', '4')])).toMatchObject({
      accepted: 2,
      claimed: 2,
      verified: 2,
      rejected: [],
    });
    expect(await progressOf(targetId)).toMatchObject({ claimed: '0', verified: '7', attainment: '0.8750' });
    expect(await ingest([row('T1', '1'), row('T2', '0'), row('T1', '2')])).toMatchObject({
      accepted: 3,
      claimed: 2,
      verified: 2,
    });
    expect(await progressOf(targetId)).toMatchObject({ verified: '2' });
    const list = `query($id: ID!) { outcomes(first: 10, filter: { definitionId: { eq: $id } }, orderBy: [{ field: CREATED_AT, direction: ASC }])
      { nodes { externalReference revision state quantity events { type organisation reason } } } }`;
    const { nodes } = (await meed.send(acme.admin, list, { id: definitionId })).data['outcomes'];
    expect(
      nodes.map((node: Json) => [node['externalReference'], node['revision'], node['state'], node['quantity']]),
    ).toEqual([
      ['T1', 1, 'REVERSED', '3'],
      ['T2', 1, 'REVERSED', '4'],
      ['T1', 2, 'REVERSED', '1'],
      ['T1', 3, 'VERIFIED', '2'],
    ]);
    expect(nodes[0].events).toEqual([
      { type: 'CLAIMED', organisation: 'VENDOR', reason: null },
      { type: 'VERIFIED', organisation: 'SOURCE', reason: null },
      { type: 'REVERSED', organisation: 'SOURCE', reason: 'superseded' },
    ]);
    const [negative, nobody, moved] = [
      row('T9', '-1'),
      row('T9', '1', { partnerReference: null }),
      row('T1', '1', { partnerReference: 'two' }),
    ];
    const rejected = await ingest([negative, nobody, moved]);
    expect(rejected['rejected'].map(({ code, field }: Json) => [code, field[0]])).toEqual([
      ['INVALID_INPUT', 'quantity'],
      ['INVALID_INPUT', 'partnerReference'],
      ['INVALID_STATE', 'partnerReference'],
    ]);
    // What the partner's own source says is a claim that nobody has confirmed, until the source of record speaks.
    expect(await ingest([row('T7', '5')], tokens.partner, ids.partnerSource)).toMatchObject({
      accepted: 1,
      claimed: 1,
      verified: 0,
    });
    expect(await progressOf(targetId)).toMatchObject({ claimed: '5', verified: '2' });
    const { id } = (
      await meed.send(
        acme.admin,
        `query($id: ID!) { outcomes(first: 1, filter: { definitionId: { eq: $id }, externalReference: { eq: "T7" } }) { nodes { id } } }`,
        { id: definitionId },
      )
    ).data['outcomes'].nodes[0];
    expect((await decide(tokens.verifier, 'Verify', id))['userErrors'][0].code).toBe('POLICY_REFUSED');
    expect(await ingest([row('T7', '4')])).toMatchObject({ claimed: 1, verified: 1 });
    expect(await progressOf(targetId)).toMatchObject({ claimed: '0', verified: '6' });
    expect(await ingest([row('T7', '9')], tokens.partner, ids.partnerSource)).toMatchObject({
      accepted: 1,
      claimed: 0,
    });
  });

  it('is taken from a customer about the partners that serve it', async () => {
    const own = await source({
      externalReference: 'shop-erp',
      name: 'ERP',
      ownerKind: 'CUSTOMER',
      customerId: ids.customer,
    });
    const [served, foreign, other] = [
      measurement(),
      measurement({ partnerReference: 'two' }),
      measurement({ customerReference: 'bank' }),
    ];
    const payload = await ingest([served, foreign, other], tokens.customer, own);
    expect(payload).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 1, code: 'NOT_FOUND' },
        { index: 2, code: 'NOT_FOUND' },
      ],
    });
    const unnamed = await ingest(
      [measurement({ partnerReference: null, customerReference: null })],
      tokens.customer,
      own,
    );
    expect(unnamed['rejected'][0]).toMatchObject({ code: 'INVALID_INPUT', field: ['customerReference'] });
    const ofPartner = await ingest([measurement({ partnerReference: null })], tokens.partner, ids.partnerSource);
    expect(ofPartner['rejected'][0]).toMatchObject({ code: 'INVALID_INPUT', field: ['partnerReference'] });
  });
});

describe('bad input writes nothing, names its field, and is no surprise', () => {
  const counted = [
    'kpi',
    'source',
    'outcome_definition',
    'outcome_target',
    'target_rollup',
    'measurement',
    'ingest_key',
  ];
  const all = [...counted, 'outcome', 'outcome_event', 'evidence_item', 'audit_entry', 'outbox', 'idempotency'];
  const rows = async (): Promise<unknown> => {
    const client = new Client({ connectionString: meed.store.adminUrl });
    await client.connect();
    const counts = all.map((table) => `(select count(*)::int from "${table}") as "${table}"`);
    const { rows: found } = await client.query(`select ${counts.join(', ')}`);
    await client.end();
    return found[0];
  };

  const kpi = { key: 'new', name: 'New', unit: 'x', metricClass: 'OUTCOME' };
  const cases: readonly (readonly [string, () => Json | Promise<Json>, string, string])[] = [
    ['kpiCreate', () => ({ ...kpi, key: 'Not A Slug' }), 'key', 'INVALID_INPUT'],
    ['kpiCreate', () => ({ ...kpi, name: 'a\u0000b' }), 'name', 'INVALID_INPUT'],
    ['kpiCreate', () => ({ ...kpi, unit: '\udfff' }), 'unit', 'INVALID_INPUT'],
    ['kpiCreate', () => ({ ...kpi, key: 'cloud_cost' }), 'key', 'ALREADY_EXISTS'],
    ['sourceCreate', () => ({ externalReference: 'n', name: 'N', ownerKind: 'PARTNER' }), 'partnerId', 'INVALID_INPUT'],
    [
      'sourceCreate',
      () => ({ externalReference: 'n', name: 'N', ownerKind: 'VENDOR', customerId: ids.customer }),
      'customerId',
      'INVALID_INPUT',
    ],
    [
      'sourceCreate',
      () => ({ externalReference: 'n', name: 'N', ownerKind: 'PARTNER', partnerId: unknown('partner') }),
      'partnerId',
      'NOT_FOUND',
    ],
    ['outcomeDefinitionCreate', () => define({ verifierPolicy: 'AUTOMATIC' }), 'sourceId', 'INVALID_INPUT'],
    [
      'outcomeDefinitionCreate',
      () => define({ verifierPolicy: 'AUTOMATIC', sourceId: ids.source }),
      'isClaimedByRule',
      'INVALID_INPUT',
    ],
    [
      'outcomeDefinitionCreate',
      () => define({ verifierPolicy: 'AUTOMATIC', sourceId: ids.partnerSource, isClaimedByRule: true }),
      'sourceId',
      'POLICY_REFUSED',
    ],
    ['outcomeDefinitionCreate', () => define({ kpiId: unknown('kpi') }), 'kpiId', 'UNKNOWN_KPI'],
    ['outcomeDefinitionCreate', () => define({ sourceId: unknown('source') }), 'sourceId', 'UNKNOWN_SOURCE'],
    ['outcomeDefinitionCreate', () => define({ windowDays: -1 }), 'windowDays', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ partnerId: 'ptn_nonsense' }), 'partnerId', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ quantity: '1e3' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ quantity: 'NaN' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ quantity: '-1' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ quantity: '0.000' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ startOn: '2026-02-29' }), 'startOn', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ endOn: '2026-03-01' }), 'endOn', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ endOn: '2026-02-01' }), 'endOn', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ timeZone: 'Mars/Base' }), 'timeZone', 'INVALID_INPUT'],
    ['outcomeTargetCreate', () => aim({ definitionId: unknown('outcomeDefinition') }), 'definitionId', 'NOT_FOUND'],
    ['outcomeClaim', () => claim({ customerId: ids.partner }), 'customerId', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ quantity: '-1' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ quantity: '1.0000000000001' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ quantity: '12345678901234567890123456789' }), 'quantity', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ occurredAt: '2026-03-05' }), 'occurredAt', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ occurredAt: '2026-03-05T25:00:00Z' }), 'occurredAt', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ occurredAt: '2026-04-01T00:00:00Z' }), 'occurredAt', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ idempotencyKey: '\u0000' }), 'idempotencyKey', 'INVALID_INPUT'],
    ['outcomeClaim', () => claim({ partnerId: unknown('partner') }), 'partnerId', 'NOT_FOUND'],
    [
      'outcomeClaim',
      () => claim({ evidence: [{ mediaType: 'text', content: 'AAAA' }] }),
      'evidence.0.mediaType',
      'INVALID_INPUT',
    ],
    [
      'outcomeClaim',
      () => claim({ evidence: [{ mediaType: 'text/plain', content: 'no base64!' }] }),
      'evidence.0.content',
      'INVALID_INPUT',
    ],
    ['outcomeVerify', () => ({ idempotencyKey: key(), outcomeId: unknown('outcome') }), 'outcomeId', 'NOT_FOUND'],
    [
      'outcomeReject',
      () => ({ idempotencyKey: key(), outcomeId: unknown('outcome'), reason: ' ' }),
      'reason',
      'INVALID_INPUT',
    ],
    [
      'measurementsIngest',
      () => ({ idempotencyKey: key(), sourceId: unknown('source'), measurements: [measurement()] }),
      'sourceId',
      'UNKNOWN_SOURCE',
    ],
    [
      'measurementsIngest',
      () => ({ idempotencyKey: key(), sourceId: 'src_1', measurements: [measurement()] }),
      'sourceId',
      'INVALID_INPUT',
    ],
    [
      'measurementsIngest',
      () => ({ idempotencyKey: key(), sourceId: ids.source, measurements: [] }),
      'measurements',
      'INVALID_INPUT',
    ],
    [
      'measurementsIngest',
      () => ({
        idempotencyKey: key(),
        sourceId: ids.source,
        measurements: Array.from({ length: 1001 }, () => measurement()),
      }),
      'measurements',
      'LIMIT_EXCEEDED',
    ],
  ];
  let definitionId = '';
  const unknown = (kind: Parameters<typeof publicId>[0]) => publicId(kind, systemIds.next());
  const define = (more: Json) => ({ key: `d-${key()}`, name: 'D', kpiId: ids.kpi, verifierPolicy: 'VENDOR', ...more });
  const aim = (more: Json) => ({
    definitionId,
    partnerId: ids.partner,
    name: 'T',
    quantity: '1',
    startOn: '2026-03-01',
    endOn: '2026-04-01',
    timeZone: 'UTC',
    ...more,
  });
  const claim = (more: Json) => claimInput(definitionId, more);

  beforeAll(async () => {
    definitionId = await definition('VENDOR');
  });

  const named = cases.map(([name, input, field, code]) => [name, field, code, input] as const);
  it.each(named)('%s refuses %s: %s (%#)', async (name, field, code, input) => {
    const before = await rows();
    const payload = await attempt(meed, acme.admin, name, await input());
    expect(payload['userErrors'][0]).toMatchObject({ code, field: field.split('.') });
    expect(payload['userErrors'][0].message).toMatch(new RegExp(`^${field}: `));
    expect(payload['userErrors'][0].message).not.toMatch(/ at .*\.ts|node_modules|select |insert /);
    expect(await rows()).toEqual(before);
  });

  it('of a partner without evidence', async () => {
    const payload = await attempt(meed, tokens.partner, 'outcomeClaim', claim({ evidence: [] }));
    expect(payload['userErrors'][0]).toMatchObject({ code: 'INVALID_INPUT', field: ['evidence'] });
  });

  it.each([
    ['quantity', 12.5],
    ['at', 1],
  ])('of a number where a string belongs: %s', async (field, value) => {
    const before = await rows();
    const input = { idempotencyKey: key(), sourceId: ids.source, measurements: [measurement({ [field]: value })] };
    const mutation = 'mutation($input: MeasurementsIngestInput!) { measurementsIngest(input: $input) { accepted } }';
    const answer = await meed.send(acme.admin, mutation, { input });
    expect(answer.status).toBe(400);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.errors?.[0]?.message).toContain(field);
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['measurementsIngest', 'viewer'],
    ['outcomeVerify', 'viewer'],
    ['outcomeReverse', 'partner'],
    ['outcomeTargetCreate', 'partner'],
    ['kpiCreate', 'customer'],
  ] as const)('%s is not for the %s', async (name, who) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const answer = await meed.send(
      tokens[who],
      `mutation($input: ${type}!) { ${name}(input: $input) { isReplayed } }`,
      { input: {} },
    );
    expect([answer.status === 200, answer.errors?.[0]?.extensions['code']]).not.toEqual([true, undefined]);
  });
});

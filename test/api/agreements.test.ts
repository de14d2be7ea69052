import { planHash } from '../../src/terms/plan-hash';
import {
  active,
  codes,
  countRows,
  draftOf,
  fields,
  type Made,
  type Parties,
  proposed,
  seedParties,
  signing,
  simplePlan,
} from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate } from '../support/seed';

let meed: TestHouse;
let parties: Parties;
beforeAll(async () => {
  meed = await testHouse('2026-03-10T12:00:00.000Z');
  parties = await seedParties(meed);
});
afterAll(async () => {
  await meed.close();
});
beforeEach(() => meed.clock.set('2026-03-10T12:00:00.000Z'));

const fiveKinds = {
  currency: 'EUR',
  components: [
    { key: 'base', label: 'Service desk', pay: { fixedFee: { amount: '6000.00', per: 'MONTH' } } },
    {
      key: 'credits',
      pay: {
        rate: { measure: 'tickets', unit: '0.80', classBy: 'class', weights: [{ class: 'simple', weight: '1' }] },
      },
    },
    {
      key: 'resolved',
      pay: {
        tieredRate: {
          measure: 'resolved',
          mode: 'GRADUATED',
          tiers: [{ upTo: '100', unit: '50.00' }, { unit: '75.00' }],
        },
      },
    },
    {
      key: 'volume',
      pay: {
        curve: {
          measure: 'tickets',
          target: '100',
          anchors: [
            { attainment: '0.8', payout: '0' },
            { attainment: '1', payout: '10000' },
          ],
        },
      },
    },
    {
      key: 'savings',
      pay: {
        sharedSavings: {
          baselineMeasure: 'baseline.cloud_cost',
          actualMeasure: 'cloud_cost',
          gain: { minimumRate: '0.02', share: '0.4', maximumRate: '0.1' },
        },
      },
    },
  ],
  split: [
    { payee: 'lead', share: '0.65' },
    { payee: 'field', share: '0.35' },
  ],
  holdback: { share: '0.15', release: { on: 'REVIEW' } },
};

const AGREEMENT = `{ agreement(id: $id) {
  id externalReference status currency timeZone cadence startOn endOn version
  partner { name } customer { name }
  versions { number effectiveOn termsHash payees { payee partnerId } signatures { side signedAt personId }
    plan { document components { key label kind sentence } } }
  periods(first: 10, orderBy: [{ field: START, direction: ASC }]) { totalCount nodes { label start endExclusive timeZone state closedAt } }
} }`;
const read = async (token: string, id: string) =>
  (await meed.send(token, `query($id: ID!) ${AGREEMENT}`, { id })).data['agreement'];

it('takes terms of five kinds with a split and a holdback from the draft to the signature of both sides', async () => {
  const { acme, one, two, partnerOne, partnerTwo, customer } = parties;
  const payees = [
    { payee: 'lead', partnerId: one },
    { payee: 'field', partnerId: two },
  ];
  const input = draftOf(parties, { plan: fiveKinds, payees, customerId: customer, externalReference: 'five' });
  const { agreement: draft, problems } = await mutate(
    meed,
    acme.admin,
    'agreementCreate',
    input,
    'agreement { id status version versions { termsHash } } problems { severity code field message }',
  );
  expect(draft).toMatchObject({ status: 'DRAFT', version: 0 });
  expect(problems.filter(({ code }: { code: string }) => code === 'PAYS_ON_USAGE')).toEqual([]);
  const made: Made = { id: draft.id, hash: draft.versions[0].termsHash };

  expect(codes(await signing(meed, acme.admin, made))).toEqual(['INVALID_STATE']);
  await mutate(meed, acme.admin, 'agreementPropose', { agreementId: made.id }, 'agreement { status }');
  expect((await signing(meed, acme.admin, made))['agreement']).toEqual({ status: 'PROPOSED', version: 0 });
  expect((await read(partnerOne, made.id)).customer).toBeNull();
  expect((await signing(meed, partnerOne, made))['agreement']).toEqual({ status: 'ACTIVE', version: 1 });

  const agreement = await read(partnerOne, made.id);
  expect(agreement).toMatchObject({
    externalReference: 'five',
    status: 'ACTIVE',
    version: 1,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    cadence: 'MONTH',
    startOn: '2026-01-15',
    endOn: null,
    partner: { name: 'Partner one' },
    customer: { name: 'Customer shop' },
  });
  const [version] = agreement.versions;
  expect(version).toMatchObject({ number: 1, effectiveOn: '2026-01-15', payees });
  expect(version.signatures.map(({ side }: { side: string }) => side).sort()).toEqual(['PARTNER', 'VENDOR']);
  expect(planHash(JSON.parse(version.plan.document))).toBe(version.termsHash);
  expect(JSON.parse(version.plan.document)).toMatchObject({
    meed: 'plan/1',
    components: [{ fixedFee: { per: 'MONTH' } }, {}, {}, {}, {}],
  });
  expect(version.plan.components[2]).toEqual({
    key: 'resolved',
    label: null,
    kind: 'tieredRate',
    sentence:
      'Tiered rate: measure resolved, mode GRADUATED, tiers (up to 100, unit 50.00), (unit 75.00), package rounding UP, flat at zero false.',
  });
  expect(agreement.periods).toEqual({
    totalCount: 3,
    nodes: [
      {
        label: '2026-01',
        start: '2026-01-15',
        endExclusive: '2026-02-01',
        timeZone: 'Europe/Berlin',
        state: 'OPEN',
        closedAt: null,
      },
      {
        label: '2026-02',
        start: '2026-02-01',
        endExclusive: '2026-03-01',
        timeZone: 'Europe/Berlin',
        state: 'OPEN',
        closedAt: null,
      },
      {
        label: '2026-03',
        start: '2026-03-01',
        endExclusive: '2026-04-01',
        timeZone: 'Europe/Berlin',
        state: 'OPEN',
        closedAt: null,
      },
    ],
  });
  expect(await read(partnerTwo, made.id)).toBeNull();
});

it('shows money terms to the vendor and to the partner of the agreement, to nobody else', async () => {
  const agreement = await active(meed, parties, { externalReference: 'walled' });
  const list = '{ agreements(first: 10, filter: { externalReference: { eq: "walled" } }) { totalCount nodes { id } } }';
  const seen = async (token: string) => (await meed.send(token, list)).data?.['agreements'];
  expect(await seen(parties.acme.admin)).toEqual({ totalCount: 1, nodes: [{ id: agreement.id }] });
  expect(await seen(parties.partnerOne)).toEqual({ totalCount: 1, nodes: [{ id: agreement.id }] });
  expect(await seen(parties.partnerTwo)).toEqual({ totalCount: 0, nodes: [] });
  const refused = await meed.send(parties.approver, list);
  expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect(codes(await signing(meed, parties.partnerTwo, agreement))).toEqual(['NOT_FOUND']);
  const asked = `{ agreements(first: 10, filter: { partnerId: { eq: "${parties.two}" }, status: { eq: ACTIVE } }) { totalCount } }`;
  expect((await meed.send(parties.acme.admin, asked)).data['agreements']).toEqual({ totalCount: 0 });
});

it('lets each side sign once, by its own person, the terms it has read', async () => {
  const agreement = await proposed(meed, parties);
  expect(codes(await signing(meed, parties.partnerOne, { ...agreement, hash: 'f'.repeat(64) }))).toEqual([
    'STALE_VERSION',
  ]);
  expect(codes(await signing(meed, parties.partnerOne, agreement))).toEqual([]);
  expect(codes(await signing(meed, parties.partnerOne, agreement))).toEqual(['INVALID_STATE']);
  const viewer = await parties.acme.member('PARTNER_VIEWER', { partnerId: parties.one });
  for (const token of [await parties.acme.member('AUDITOR'), viewer])
    await expect(signing(meed, token, agreement)).rejects.toThrow('FORBIDDEN');
});

it('refuses that one person signs for both sides', async () => {
  const agreement = await proposed(meed, parties);
  const sub = meed.person();
  const join = async (input: Record<string, unknown>) => {
    const { invitationCode } = await mutate(meed, parties.acme.admin, 'memberInvite', input, 'invitationCode');
    const guest = await meed.token({ sub });
    const { membershipId } = await mutate(
      meed,
      guest,
      'memberAccept',
      { invitationCode, displayName: 'Both' },
      'membershipId',
    );
    return meed.token({ sub, vnd: parties.acme.id, mbr: membershipId });
  };
  const [manager, partner] = [
    await join({ role: 'MANAGER' }),
    await join({ role: 'PARTNER_ADMIN', partnerId: parties.one }),
  ];
  expect(codes(await signing(meed, manager, agreement))).toEqual([]);
  expect(codes(await signing(meed, partner, agreement))).toEqual(['SELF_VERIFICATION']);
  expect((await signing(meed, parties.partnerOne, agreement))['agreement']).toEqual({ status: 'ACTIVE', version: 1 });
});

describe('at once', () => {
  it('both sides sign: the agreement is active, with one signature per side and its periods once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const agreement = await proposed(meed, parties);
      const signed = await Promise.all([
        signing(meed, parties.acme.admin, agreement),
        signing(meed, parties.partnerOne, agreement),
      ]);
      expect(signed.flatMap(codes)).toEqual([]);
      const { status, version, versions, periods } = await read(parties.acme.admin, agreement.id);
      expect({ status, version, signatures: versions[0].signatures.length, periods: periods.totalCount }).toEqual({
        status: 'ACTIVE',
        version: 1,
        signatures: 2,
        periods: 3,
      });
    }
  });

  it('one side signs eight times: one signature stands, seven are told why', async () => {
    const agreement = await proposed(meed, parties);
    const signed = await Promise.all(Array.from({ length: 8 }, () => signing(meed, parties.partnerOne, agreement)));
    expect(signed.flatMap(codes)).toEqual(Array.from({ length: 7 }, () => 'INVALID_STATE'));
    expect((await read(parties.acme.admin, agreement.id)).versions[0].signatures).toHaveLength(1);
  });

  it('the terms change while the partner signs: it has signed what it read, or nothing', async () => {
    const dearer = {
      ...simplePlan,
      components: [{ key: 'base', pay: { fixedFee: { amount: '1.00', per: 'MONTH' } } }],
    };
    for (let round = 0; round < 5; round += 1) {
      const agreement = await proposed(meed, parties);
      const input = { agreementId: agreement.id, expectedVersion: 1, plan: dearer };
      const [amended, signed] = await Promise.all([
        attempt(meed, parties.acme.admin, 'agreementAmend', input),
        signing(meed, parties.partnerOne, agreement),
      ]);
      expect(codes(amended)).toEqual([]);
      const { versions } = await read(parties.acme.admin, agreement.id);
      expect(versions.map((version: { signatures: unknown[] }) => version.signatures.length)).toEqual([
        codes(signed).length === 0 ? 1 : 0,
        0,
      ]);
      expect([[], ['STALE_VERSION']]).toContainEqual(codes(signed));
    }
  });
});

describe('an amendment', () => {
  const dearer = {
    ...simplePlan,
    components: [{ key: 'base', pay: { fixedFee: { amount: '120.00', per: 'MONTH' } } }],
  };
  const amend = (agreementId: string, more: Record<string, unknown> = {}) =>
    attempt(
      meed,
      parties.acme.admin,
      'agreementAmend',
      { agreementId, expectedVersion: 1, plan: dearer, ...more },
      'agreement { version versions { number effectiveOn termsHash signatures { side } } }',
    );

  it('binds from the next period on, once both sides have signed it', async () => {
    const { id } = await active(meed, parties);
    const { agreement } = await amend(id);
    expect(agreement.version).toBe(1);
    expect(agreement.versions[1]).toMatchObject({ number: 2, effectiveOn: '2026-04-01', signatures: [] });
    const next: Made = { id, hash: agreement.versions[1].termsHash };
    expect((await signing(meed, parties.acme.admin, next))['agreement']).toEqual({ status: 'ACTIVE', version: 1 });
    expect((await signing(meed, parties.partnerOne, next))['agreement']).toEqual({ status: 'ACTIVE', version: 2 });
  });

  it('binds from the day it names, also one that has passed', async () => {
    const { id } = await active(meed, parties);
    const { agreement } = await amend(id, { effectiveOn: '2026-02-01' });
    expect(agreement.versions[1]).toMatchObject({ number: 2, effectiveOn: '2026-02-01', signatures: [] });
  });

  it('takes the place of one that nobody signed, and before the first signatures of the first terms', async () => {
    const { id, hash } = await proposed(meed, parties);
    expect((await amend(id))['agreement'].versions[1]).toMatchObject({ number: 2, effectiveOn: '2026-01-15' });
    expect(codes(await signing(meed, parties.partnerOne, { id, hash }))).toEqual(['STALE_VERSION']);
    expect(codes(await amend(id))).toEqual(['STALE_VERSION']);
    expect(fields(await amend(id, { expectedVersion: 2, effectiveOn: '2026-02-01' }))).toEqual(['effectiveOn']);
    expect(fields(await amend(id))).toEqual(['expectedVersion']);
  });

  it('with the same terms for other payees is not signed by the hash alone', async () => {
    const { id, hash } = await proposed(meed, parties);
    const payees = [{ payee: 'partner', partnerId: parties.two }];
    await amend(id, { plan: simplePlan, payees });
    const signed = await signing(meed, parties.partnerOne, { id, hash });
    expect([codes(signed), fields(signed)]).toEqual([['STALE_VERSION'], ['expectedVersion']]);
    expect(codes(await signing(meed, parties.partnerOne, { id, hash }, { expectedVersion: 1 }))).toEqual([
      'STALE_VERSION',
    ]);
    expect(codes(await signing(meed, parties.partnerOne, { id, hash }, { expectedVersion: 2 }))).toEqual([]);
  });

  it('is the work of the vendor, on an agreement that has not ended', async () => {
    const { id } = await active(meed, parties);
    const input = { agreementId: id, expectedVersion: 1, plan: dearer };
    await expect(attempt(meed, parties.partnerOne, 'agreementAmend', input)).rejects.toThrow('FORBIDDEN');
    await mutate(
      meed,
      parties.acme.admin,
      'agreementEnd',
      { agreementId: id, endOn: '2026-03-20', reason: 'done' },
      '',
    );
    expect(codes(await amend(id))).toEqual(['INVALID_STATE']);
  });
});

describe('the end', () => {
  const end = (agreementId: string, endOn: string | null, token = parties.acme.admin) =>
    attempt(
      meed,
      token,
      'agreementEnd',
      { agreementId, endOn, reason: 'The project is over.' },
      'agreement { status endOn }',
    );

  it('lies ahead, and cuts the period in which it falls', async () => {
    const { id } = await active(meed, parties);
    for (const day of ['2026-03-10', '2026-02-15', '2025-01-01']) {
      const refused = await end(id, day);
      expect([codes(refused), fields(refused)]).toEqual([['INVALID_INPUT'], ['endOn']]);
    }
    expect(codes(await end(id, null))).toEqual(['INVALID_INPUT']);
    expect((await end(id, '2026-03-21'))['agreement']).toEqual({ status: 'ENDED', endOn: '2026-03-21' });
    const { nodes } = (await read(parties.partnerOne, id)).periods;
    expect(nodes.at(-1)).toMatchObject({ label: '2026-03', start: '2026-03-01', endExclusive: '2026-03-21' });
    expect(codes(await end(id, '2026-03-22'))).toEqual(['INVALID_STATE']);
  });

  it('withdraws at once what binds nobody', async () => {
    const agreement = await proposed(meed, parties);
    expect(fields(await end(agreement.id, '2026-03-21'))).toEqual(['endOn']);
    expect((await end(agreement.id, null))['agreement']).toEqual({ status: 'ENDED', endOn: null });
    expect(codes(await signing(meed, parties.partnerOne, agreement))).toEqual(['INVALID_STATE']);
  });
});

it('leaves a trace of every step, and news for the partner', async () => {
  const [audit, outbox] = await countRows(meed, 'audit_entry', 'outbox');
  await active(meed, parties);
  const after = await countRows(meed, 'audit_entry', 'outbox');
  // created, version written, proposed, signed twice, bound; one announcement of earnings.
  expect([after[0]! - audit!, after[1]! - outbox!]).toEqual([6, 1]);
});

describe('a baseline', () => {
  const BASELINE = 'baseline { id status value unit proposedBySide acceptedAt kpi { key } }';
  const propose = (token: string, agreementId: string, value: string) =>
    attempt(
      meed,
      token,
      'baselinePropose',
      { agreementId, kpiId: parties.costKpi, value, method: 'Mean of three months before the start.' },
      BASELINE,
    );
  const accept = (token: string, baselineId: string, value: string) =>
    attempt(meed, token, 'baselineAccept', { baselineId, value }, BASELINE);

  it('is proposed by one side, countered by the other, accepted by the first, and then stands', async () => {
    const { id } = await active(meed, parties);
    const { baseline } = await propose(parties.acme.admin, id, '500000.00');
    expect(baseline).toMatchObject({
      status: 'PROPOSED',
      unit: 'EUR',
      proposedBySide: 'VENDOR',
      kpi: { key: 'cloud_cost' },
    });
    expect(codes(await accept(parties.acme.admin, baseline.id, '500000.00'))).toEqual(['SELF_VERIFICATION']);
    expect((await propose(parties.partnerOne, id, '480000.00'))['baseline']).toMatchObject({
      id: baseline.id,
      proposedBySide: 'PARTNER',
    });
    expect(codes(await accept(parties.partnerOne, baseline.id, '480000.00'))).toEqual(['SELF_VERIFICATION']);
    const stale = await accept(parties.acme.admin, baseline.id, '500000.00');
    expect([codes(stale), fields(stale)]).toEqual([['STALE_VERSION'], ['value']]);
    expect((await accept(parties.acme.admin, baseline.id, '480000'))['baseline']).toMatchObject({
      status: 'AGREED',
      value: '480000',
    });
    expect(codes(await accept(parties.acme.admin, baseline.id, '480000'))).toEqual(['INVALID_STATE']);
    expect(codes(await propose(parties.partnerOne, id, '470000.00'))).toEqual(['INVALID_STATE']);
    const query = `{ baseline(id: "${baseline.id}") { value } agreement(id: "${id}") { baselines(first: 5) { totalCount nodes { status } } } }`;
    expect((await meed.send(parties.partnerOne, query)).data).toEqual({
      baseline: { value: '480000' },
      agreement: { baselines: { totalCount: 1, nodes: [{ status: 'AGREED' }] } },
    });
    expect((await meed.send(parties.partnerTwo, query)).data).toEqual({ baseline: null, agreement: null });
  });

  it('proposed by both sides at once has one proposal, which the other side may accept', async () => {
    const { id } = await active(meed, parties);
    const proposals = await Promise.all([
      propose(parties.acme.admin, id, '1.00'),
      propose(parties.partnerOne, id, '2.00'),
    ]);
    expect(proposals.flatMap(codes)).toEqual([]);
    const query = `{ agreement(id: "${id}") { baselines(first: 5) { nodes { id value proposedBySide } } } }`;
    const { nodes } = (await meed.send(parties.acme.admin, query)).data['agreement'].baselines;
    expect(nodes).toHaveLength(1);
    const [{ value, proposedBySide, id: baselineId }] = nodes;
    expect(value).toBe(proposedBySide === 'VENDOR' ? '1' : '2');
    const other = proposedBySide === 'VENDOR' ? parties.partnerOne : parties.acme.admin;
    expect(codes(await accept(other, baselineId, value))).toEqual([]);
  });
});

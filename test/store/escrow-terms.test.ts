import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { createKpi } from '../../src/kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../src/kpis/create-outcome-definition.command';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { releaseEscrow } from '../../src/pots/release-escrow.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { flat, type Plan, Settling } from '../support/settling';

/** An escrow pays for a result only where the signed terms count it; other results have accrued what it could take. */
let store: TestDatabase;
let acme: Settling;
let live: string;
let made = 0;

beforeAll(async () => {
  store = await testDatabase(10);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  const kpi = { key: 'sites', name: 'Sites', description: 'd', unit: '1', metricClass: 'OUTCOME' };
  const kpiId = acme.id('kpi', (await acme.done(createKpi, kpi)).kpiId);
  const definition = { key: 'live', name: 'Live', kpiId, verifierPolicy: 'VENDOR', windowDays: 0 };
  live = (await acme.done(createOutcomeDefinition, definition)).outcomeDefinitionId;
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

/** 1.00 for each resolved incident, and for each site, counted under a measure. */
const resolved = flat('1');
const withSites = (measure: string, more: object = {}): Plan => ({
  ...resolved,
  components: ['resolved', measure].map((read) => ({ key: read, pay: { rate: { measure: read, unit: '1' } } })),
  ...more,
});
const both = withSites('live');
const toDate = withSites('so_far', { measures: [{ key: 'so_far', facts: { measure: 'live', span: 'TO_DATE' } }] });

/** 1.00 for each site that meets a condition. */
function onlyIn(condition: object): Plan {
  const [incidents, sites] = both['components'] as object[];
  return { ...both, components: [incidents, { ...sites, where: [{ measure: 'live', ...condition }] }] };
}

/** 300.00 have accrued for the incidents of January, and the customer has paid in as much. */
async function funded(plan: Plan, more: Record<string, unknown> = {}): Promise<string> {
  const agreementId = await acme.agreement(plan, more);
  await acme.outcome('300', '2026-01-20T10:00:00Z');
  await acme.settle(agreementId, '2026-01');
  const terms = { agreementId: acme.id('agreement', agreementId), amount: '300', expiresOn: '2026-06-30' };
  await acme.done(fundEscrow, { ...terms, idempotencyKey: systemIds.next() });
  return agreementId;
}

async function liveOn(occurredAt: string, region: string | null = null): Promise<string> {
  made += 1;
  const { outcomeId } = await acme.done(claimOutcome, {
    ...{ idempotencyKey: systemIds.next(), externalReference: `site-${made}`, occurredAt, quantity: '1' },
    definitionId: acme.id('outcomeDefinition', live),
    partnerId: acme.id('partner', acme.partners.lead),
    customerId: acme.id('customer', acme.customerId),
    dimensions: region === null ? [] : [{ name: 'region', value: region }],
  });
  await acme.verify(outcomeId);
  return outcomeId;
}

async function amend(agreement: string, plan: Plan, effectiveOn: string): Promise<void> {
  const agreementId = acme.id('agreement', agreement);
  const before = await acme.reading((scope) => latestVersion(scope, agreement));
  await acme.done(amendAgreement, { agreementId, expectedVersion: before?.number, plan, effectiveOn });
  const version = await acme.reading((scope) => latestVersion(scope, agreement));
  const { termsHash, number: expectedVersion } = version ?? {};
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, { agreementId, termsHash, expectedVersion }, { hat });
}

/** What became of a release of 1.00 for a site: DONE, or the whole refusal. */
const paid = (agreementId: string, outcomeId: string): Promise<unknown> => {
  const what = { agreementId: acme.id('agreement', agreementId), outcomeId: acme.id('outcome', outcomeId) };
  return acme.done(releaseEscrow, { ...what, amount: '1', idempotencyKey: systemIds.next() }).then(
    () => 'DONE',
    ({ refusals }) => refusals,
  );
};
const uncounted = (day: string) => [
  {
    code: 'NOT_FOUND',
    field: ['outcomeId'],
    message: `outcomeId: no signed terms of the agreement pay its partner for this "live" of ${day}`,
  },
];

it('pays nothing for a result that the terms never read, though another one has accrued', async () => {
  const agreement = await funded(resolved);
  expect(await paid(agreement, await liveOn('2026-02-10T10:00:00Z'))).toEqual(uncounted('2026-02-10'));
});

it('pays for what the terms of its day read, in the zone of the agreement, once they are signed', async () => {
  const agreement = await funded(resolved, { timeZone: 'Pacific/Auckland' });
  const before = await liveOn('2026-01-31T10:59:59Z');
  const site = await liveOn('2026-01-31T11:00:00Z');
  expect(await paid(agreement, site)).toEqual(uncounted('2026-02-01'));
  await amend(agreement, both, '2026-02-01');
  expect(await paid(agreement, before)).toEqual(uncounted('2026-01-31'));
  expect(await paid(agreement, site)).toBe('DONE');
});

it('pays for nothing that only older or later terms read', async () => {
  const agreement = await funded(toDate);
  await amend(agreement, resolved, '2026-02-01');
  await amend(agreement, both, '2026-03-01');
  expect(await paid(agreement, await liveOn('2026-02-10T10:00:00Z'))).toEqual(uncounted('2026-02-10'));
  expect(await paid(agreement, await liveOn('2026-01-10T10:00:00Z'))).toBe('DONE');
  expect(await paid(agreement, await liveOn('2026-03-10T10:00:00Z'))).toBe('DONE');
});

it('pays for what later terms read of the time before them, once they have begun', async () => {
  const agreement = await funded(resolved);
  const site = await liveOn('2026-02-10T10:00:00Z');
  await amend(agreement, toDate, '2026-04-01');
  expect(await paid(agreement, site)).toEqual(uncounted('2026-02-10'));
  acme.clock.set('2026-04-01T00:00:00.000Z');
  expect(await paid(agreement, site)).toBe('DONE');
});

it('pays for nothing from before its first day or after its last', async () => {
  acme.clock.set('2026-01-25T12:00:00.000Z');
  const agreement = await funded(toDate);
  const end = { agreementId: acme.id('agreement', agreement), endOn: '2026-02-01', reason: 'done' };
  await acme.done(endAgreement, end);
  acme.clock.set('2026-03-15T12:00:00.000Z');
  expect(await paid(agreement, await liveOn('2025-12-31T10:00:00Z'))).toEqual(uncounted('2025-12-31'));
  expect(await paid(agreement, await liveOn('2026-02-01T00:00:00Z'))).toEqual(uncounted('2026-02-01'));
  expect(await paid(agreement, await liveOn('2026-01-31T23:59:59Z'))).toBe('DONE');
});

const gated = {
  components: [{ ...(resolved['components'] as object[])[0], gates: [{ measure: 'sites', atLeast: '0' }] }],
  measures: [{ key: 'sites', facts: { measure: 'live', aggregate: 'COUNT' } }],
};
const lessSites = { key: 'net', difference: { of: 'resolved', minus: ['live'] } };
const north = { dimension: 'region', is: ['north'] };
const inNorth = { key: 'live_north', facts: { measure: 'live', where: [north] } };

it.each<[string, Plan, string | null]>([
  ['that a figure shows', { ...resolved, figures: ['live'] }, null],
  ['that a gate asks for', { ...resolved, ...gated }, null],
  ['that is taken away', withSites('net', { measures: [lessSites] }), null],
  ['that a measure leaves out', withSites('live_north', { measures: [inNorth] }), 'south'],
  ['without what a measure asks for', withSites('live_north', { measures: [inNorth] }), null],
  ['that a component leaves out', onlyIn(north), 'south'],
])('pays for no result %s', async (_, plan, region) => {
  const agreement = await funded(plan);
  expect(await paid(agreement, await liveOn('2026-02-10T10:00:00Z', region))).toEqual(uncounted('2026-02-10'));
});

it.each<[string, Plan]>([
  ['that a measure counts', withSites('live_north', { measures: [inNorth] })],
  ['that a component counts', onlyIn(north)],
])('pays for a result %s', async (_, plan) => {
  const agreement = await funded(plan);
  expect(await paid(agreement, await liveOn('2026-02-10T10:00:00Z', 'north'))).toBe('DONE');
});

it.each<[string, object, string]>([
  ['what only another payee is paid for', { split: [{ payee: 'field', share: '1' }] }, 'NOT_FOUND'],
  [
    'what the partner shares',
    {
      split: [
        { payee: 'partner', share: '0.1' },
        { payee: 'field', share: '0.9' },
      ],
    },
    'DONE',
  ],
])('pays the partner for its own part: of %s', async (_, split, code) => {
  const [incidents, sites] = both['components'] as object[];
  const payees = [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }];
  const agreement = await funded({ ...both, components: [incidents, { ...sites, ...split }] }, { payees });
  const said = await paid(agreement, await liveOn('2026-02-10T10:00:00Z'));
  expect(said).toEqual(code === 'DONE' ? code : uncounted('2026-02-10'));
});

import { systemIds } from '../../src/platform/ports';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { resultOf } from '../support/results';
import { Settling } from '../support/settling';

/** Worked examples of the mechanisms, from a verified result through settlement to the books. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const definition = (key: string, unit: string) => resultOf(acme, key, unit);

/** What every account of an agreement stands at, credits minus debits; empty ones left out. */
async function books(agreementId: string): Promise<Record<string, bigint>> {
  const nets: Record<string, bigint> = {};
  for (const { kind, net } of await acme.balances(agreementId)) nets[kind] = (nets[kind] ?? 0n) + net;
  return Object.fromEntries(Object.entries(nets).filter(([, net]) => net !== 0n));
}

async function locked(agreementId: string, period: string): Promise<void> {
  await acme.close(agreementId, period);
  await paying.lock(paying.statement(period));
}

const perResult = { key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } };

it('row 22: two of three milestones are 100,000, 90,000 payable and 10,000 retained until the third', async () => {
  const accepted = await definition('accepted', '1');
  const milestones = [
    { key: 'design', share: '0.20' },
    { key: 'build', share: '0.30' },
    { key: 'launch', share: '0.50' },
  ];
  const agreementId = await acme.agreement({
    currency: 'EUR',
    components: [{ key: 'project', pay: { milestone: { price: '200000', acceptedMeasure: 'accepted', milestones } } }],
    holdback: { share: '0.10', pot: 'RETENTION', release: { on: 'MILESTONE', milestone: 'launch' } },
  });
  const release = (amount: string) => {
    const of = { agreementId: acme.id('agreement', agreementId), pot: 'RETENTION', amount };
    return acme.done(releaseHoldback, { ...of, idempotencyKey: systemIds.next() });
  };
  await accepted('1', '2026-01-10T10:00:00Z', { milestone: 'design' });
  await accepted('1', '2026-01-20T10:00:00Z', { milestone: 'build' });
  await locked(agreementId, '2026-01');
  expect(await books(agreementId)).toEqual({
    VENDOR_EXPENSE: -10_000_000n,
    PARTNER_PAYABLE: 9_000_000n,
    PARTNER_RETENTION: 1_000_000n,
  });
  expect(await codeOf(release('10000'))).toBe('INVALID_STATE');
  await accepted('1', '2026-02-10T10:00:00Z', { milestone: 'launch' });
  await release('10000');
  await locked(agreementId, '2026-02');
  expect(await books(agreementId)).toEqual({
    VENDOR_EXPENSE: -20_000_000n,
    PARTNER_PAYABLE: 19_000_000n,
    PARTNER_RETENTION: 1_000_000n,
  });
  await release('10000');
  expect(await books(agreementId)).toMatchObject({ PARTNER_ACCRUED: 1_000_000n, PARTNER_PAYABLE: 19_000_000n });
});

it('row 26: of 8,000 that were paid a regression on day 45 of 90 takes 4,000 back', async () => {
  const regressed = await definition('regressed', 'EUR');
  const clawback = { paidMeasure: 'regressed', mode: 'PRORATED', warrantyDays: 90 };
  const agreementId = await acme.agreement({
    currency: 'EUR',
    components: [perResult, { key: 'warranty', pay: { penalty: { clawback } } }],
  });
  await acme.outcome('8000', '2026-01-05T10:00:00Z');
  await locked(agreementId, '2026-01');
  await payAll(acme);
  expect(await books(agreementId)).toEqual({ VENDOR_EXPENSE: -800_000n, PARTNER_PAID: 800_000n });
  await regressed('8000', '2026-02-19T10:00:00Z', { day: '45' });
  await acme.settle(agreementId, '2026-02');
  expect(await books(agreementId)).toEqual({
    VENDOR_EXPENSE: -400_000n,
    PARTNER_PAID: 800_000n,
    PARTNER_RECEIVABLE: -400_000n,
  });
});

it('row 8: a shared loss of 18,000 is owed, and recovered from what becomes payable later', async () => {
  const cost = await definition('actual_cost', 'EUR');
  const loss = { minimumRate: '0.02', share: '0.30', maximumRate: '0.04' };
  const sharedSavings = { baseline: '1000000', actualMeasure: 'actual_cost', loss };
  const agreementId = await acme.agreement({
    currency: 'EUR',
    components: [{ key: 'risk', pay: { sharedSavings } }, perResult],
  });
  await cost('1060000', '2026-01-31T10:00:00Z');
  await locked(agreementId, '2026-01');
  expect(await books(agreementId)).toEqual({ VENDOR_EXPENSE: 1_800_000n, PARTNER_RECEIVABLE: -1_800_000n });
  await cost('1000000', '2026-02-28T10:00:00Z');
  await acme.outcome('50000', '2026-02-10T10:00:00Z');
  await locked(agreementId, '2026-02');
  expect(await books(agreementId)).toEqual({ VENDOR_EXPENSE: -3_200_000n, PARTNER_PAYABLE: 3_200_000n });
  expect(await paying.figures(paying.statement('2026-02'))).toMatchObject({
    recovered: 1_800_000n,
    payable: 3_200_000n,
  });
});

/** @jest-environment node */
import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import type { ParkedSettlement } from '../../src/settlement/safety/parked-settlement.entity';
import { releaseSettlement } from '../../src/settlement/safety/release-settlement.command';
import { excessOf } from '../../src/settlement/safety/safety.rules';
import { advanceSettlementBatch } from '../../src/statements/batch/advance-settlement-batch.command';
import { refusalsOfBatch } from '../../src/statements/batch/settlement-batch.repository';
import { startSettlementBatch } from '../../src/statements/batch/start-settlement-batch.command';
import { runSettlement } from '../../src/statements/run-settlement.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf } from '../support/paying';
import { type Plan, Settling } from '../support/settling';

jest.mock('../../src/settlement/safety/safety.rules', () => {
  const rules = jest.requireActual<object & { excessOf: typeof excessOf }>('../../src/settlement/safety/safety.rules');
  return { ...rules, excessOf: jest.fn(rules.excessOf) };
});

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const perResult = (unit: string, more: object = {}): Plan => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  ...more,
});
const parked = () => acme.all<ParkedSettlement>('parked_settlement');

async function amend(agreement: string, plan: Plan): Promise<void> {
  const agreementId = acme.id('agreement', agreement);
  const before = await acme.reading((scope) => latestVersion(scope, agreement));
  await acme.done(amendAgreement, { agreementId, expectedVersion: before?.number, plan });
  const after = await acme.reading((scope) => latestVersion(scope, agreement));
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, { agreementId, termsHash: after?.termsHash }, { hat });
}

/** January paid 1.00; from April on a result pays 101.00. */
async function absurd(): Promise<string> {
  const agreement = await acme.agreement(perResult('1'));
  await acme.outcome('1', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await amend(agreement, perResult('101'));
  for (const label of ['2026-02', '2026-03']) {
    acme.clock.set('2026-04-15T08:00:00.000Z');
    await acme.close(agreement, label);
  }
  acme.clock.set('2026-05-02T08:00:00.000Z');
  await acme.outcome('1', '2026-04-10T10:00:00Z');
  return agreement;
}

const release = (parkedSettlementId: string, hat = acme.hat('FINANCE')) =>
  acme.done(
    releaseSettlement,
    {
      parkedSettlementId: acme.id('parkedSettlement', parkedSettlementId),
      reason: 'the rate is right',
      idempotencyKey: systemIds.next(),
    },
    { hat },
  );

const paid = async (agreement: string, label: string) =>
  (await acme.lines(agreement)).filter(({ periodLabel }) => periodLabel === label).map(({ amount }) => amount);

it('parks a hundredfold rate once, pays nothing of it, and keeps why', async () => {
  const agreement = await absurd();
  const before = await acme.balances(agreement);
  const first = await acme.settle(agreement, '2026-04');
  expect(first).toMatchObject({ runId: null, lineCount: 0 });
  expect(await acme.settle(agreement, '2026-04')).toEqual(first);
  const rows = await parked();
  expect(rows).toMatchObject([{ id: first.parkedSettlementId, agreementId: agreement, multiple: '100' }]);
  expect(rows.map(({ computed, trailing }) => [BigInt(computed), BigInt(trailing ?? 0n)])).toEqual([[10_100n, 100n]]);
  const lead = acme.id('partner', acme.partners.lead);
  expect(rows[0]?.reason).toBe(
    `the period would pay 101.00 EUR to ${lead}, more than 100 times the trailing figure of 1.00 EUR`,
  );
  expect(await acme.balances(agreement)).toEqual(before);
  expect(await paid(agreement, '2026-04')).toEqual([]);
});

it('pays the absurd sum where nobody bounds it', async () => {
  const agreement = await absurd();
  jest.mocked(excessOf).mockReturnValueOnce(null);
  await acme.settle(agreement, '2026-04');
  expect((await paid(agreement, '2026-04')).map(BigInt)).toEqual([10_100n]);
  expect(await parked()).toEqual([]);
});

it('says in the estimate that a period is beyond its bound, and in no other', async () => {
  await absurd();
  const problems = async (label: string) => (await acme.earnings(label)).flatMap(({ estimate }) => estimate.problems);
  expect((await problems('2026-04')).map(({ code }) => code)).toEqual(['SAFETY_BOUND']);
  expect(await problems('2026-05')).toEqual([]);
});

it('goes on with the others of a batch', async () => {
  const agreement = await absurd();
  const other = await acme.agreement(perResult('3'));
  const start = { idempotencyKey: systemIds.next(), period: '2026-04' };
  const { settlementBatchId } = await acme.done(startSettlementBatch, start);
  const advance = {
    idempotencyKey: systemIds.next(),
    settlementBatchId: acme.id('settlementBatch', settlementBatchId),
  };
  await acme.done(advanceSettlementBatch, advance);
  const refusals = await acme.reading((scope) => refusalsOfBatch.batch(scope, [settlementBatchId]));
  expect(refusals.get(settlementBatchId)).toMatchObject([{ agreementId: agreement, code: 'PARKED' }]);
  expect(await parked()).toHaveLength(1);
  expect((await paid(other, '2026-04')).map(BigInt)).toEqual([300n]);
});

it('lets nobody alone release what a machine parked in the batch that they started', async () => {
  await absurd();
  const starter = acme.hat('FINANCE');
  const start = { idempotencyKey: systemIds.next(), period: '2026-04' };
  const { settlementBatchId } = await acme.done(startSettlementBatch, start, { hat: starter });
  const advance = {
    idempotencyKey: systemIds.next(),
    settlementBatchId: acme.id('settlementBatch', settlementBatchId),
  };
  await acme.done(advanceSettlementBatch, advance, { hat: acme.hat('SYSTEM') });
  const [row] = await parked();
  expect(row?.parkedBy).toBe(starter.personId);
  expect(await codeOf(release(row?.id ?? '', starter))).toBe('FOUR_EYES');
  await release(row?.id ?? '');
});

it('would let them if the machine alone were the cause', async () => {
  await absurd();
  const starter = acme.hat('FINANCE');
  const started = await acme.done(
    startSettlementBatch,
    { idempotencyKey: systemIds.next(), period: '2026-04' },
    { hat: { ...acme.hat('SYSTEM'), personId: null } },
  );
  const settlementBatchId = acme.id('settlementBatch', started.settlementBatchId);
  const advance = { idempotencyKey: systemIds.next(), settlementBatchId };
  await acme.done(advanceSettlementBatch, advance, { hat: { ...acme.hat('SYSTEM'), personId: null } });
  const [row] = await parked();
  expect(row?.parkedBy).toBeNull();
  await release(row?.id ?? '', starter);
});

it('answers a repeat with what was parked, also after its release; a new key posts', async () => {
  const agreement = await absurd();
  const hat = acme.hat('FINANCE');
  const input = { agreementId: acme.id('agreement', agreement), period: '2026-04', idempotencyKey: 'april' };
  const first = await acme.done(runSettlement, input, { hat });
  await release(first.parkedSettlementId ?? '');
  expect(await acme.done(runSettlement, input, { hat })).toEqual(first);
  expect(await paid(agreement, '2026-04')).toEqual([]);
  expect(await acme.settle(agreement, '2026-04')).toMatchObject({ lineCount: 1 });
});

it('closes all of an agreement or nothing: what came late is not posted while its period is parked', async () => {
  const agreement = await absurd();
  const other = await acme.agreement(perResult('3'));
  for (const label of ['2026-01', '2026-02', '2026-03']) await acme.close(other, label);
  await acme.outcome('2', '2026-03-10T10:00:00Z');
  const before = await acme.balances(agreement);
  const start = { idempotencyKey: systemIds.next(), period: '2026-04', isClosing: true };
  const { settlementBatchId } = await acme.done(startSettlementBatch, start);
  const advance = {
    idempotencyKey: systemIds.next(),
    settlementBatchId: acme.id('settlementBatch', settlementBatchId),
  };
  await acme.done(advanceSettlementBatch, advance);
  const refusals = await acme.reading((scope) => refusalsOfBatch.batch(scope, [settlementBatchId]));
  expect(refusals.get(settlementBatchId)).toMatchObject([{ agreementId: agreement, code: 'PARKED' }]);
  expect(await acme.balances(agreement)).toEqual(before);
  // March came late to both, and only the other one could be closed.
  expect((await paid(agreement, '2026-03')).map(BigInt)).toEqual([0n]);
  expect((await paid(other, '2026-03')).map(BigInt)).toEqual([0n, 600n]);
  const rows = await parked();
  expect(new Set(rows.map(({ agreementId }) => agreementId))).toEqual(new Set([agreement]));
  const audits = await acme.all<{ readonly action: string }>('audit_entry');
  expect(audits.filter(({ action }) => action === 'period.parked')).toHaveLength(rows.length);
  for (const { id } of rows) await release(id);
  await acme.close(agreement, '2026-04');
  expect((await paid(agreement, '2026-03')).map(BigInt)).toEqual([0n, 200n]);
  expect((await paid(agreement, '2026-04')).map(BigInt)).toEqual([10_100n]);
});

it('does not close a parked period', async () => {
  const agreement = await absurd();
  expect(await acme.close(agreement, '2026-04')).toMatchObject({ periodId: null, runId: null });
  expect(await parked()).toHaveLength(1);
  expect(await paid(agreement, '2026-04')).toEqual([]);
});

it('posts once what another person released, and only that', async () => {
  const agreement = await absurd();
  const settler = acme.hat('FINANCE');
  const { parkedSettlementId } = await acme.settle(agreement, '2026-04', acme.house, settler);
  const id = parkedSettlementId ?? '';
  expect(await codeOf(release(id, settler))).toBe('FOUR_EYES');
  await release(id);
  expect(await codeOf(release(id))).toBe('INVALID_STATE');
  expect(await acme.settle(agreement, '2026-04')).toMatchObject({ lineCount: 1, parkedSettlementId: null });
  expect(await acme.settle(agreement, '2026-04')).toMatchObject({ lineCount: 0, parkedSettlementId: null });
  expect((await paid(agreement, '2026-04')).map(BigInt)).toEqual([10_100n]);
});

it('judges changed facts anew after a release', async () => {
  const agreement = await absurd();
  await release((await acme.settle(agreement, '2026-04')).parkedSettlementId ?? '');
  await acme.outcome('1', '2026-04-11T10:00:00Z');
  expect((await acme.settle(agreement, '2026-04')).runId).toBeNull();
  expect(await parked()).toHaveLength(2);
  expect(await paid(agreement, '2026-04')).toEqual([]);
});

it('is cured by a correction of the facts', async () => {
  const agreement = await acme.agreement(perResult('1'));
  await acme.outcome('1', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const wrong = await acme.outcome('101', '2026-02-10T10:00:00Z');
  expect((await acme.settle(agreement, '2026-02')).runId).toBeNull();
  const reversal = { idempotencyKey: systemIds.next(), outcomeId: acme.id('outcome', wrong), reason: 'mistyped' };
  await acme.done(reverseOutcome, reversal);
  await acme.outcome('2', '2026-02-10T10:00:00Z');
  expect(await acme.settle(agreement, '2026-02')).toMatchObject({ lineCount: 1, parkedSettlementId: null });
});

it('parks once when fifty settle at the same moment', async () => {
  const agreement = await absurd();
  const all = await Promise.all(Array.from({ length: 50 }, () => acme.settle(agreement, '2026-04')));
  expect(new Set(all.map(({ parkedSettlementId }) => parkedSettlementId)).size).toBe(1);
  expect(await parked()).toHaveLength(1);
});

it('bounds a first period only where the plan says so', async () => {
  const free = await acme.agreement(perResult('1000000'));
  await acme.outcome('1', '2026-01-20T10:00:00Z');
  expect((await acme.settle(free, '2026-01')).lineCount).toBe(1);
  const bound = await acme.agreement(perResult('2', { safety: { firstPeriodMaximum: '1.99' } }));
  expect((await acme.settle(bound, '2026-01')).runId).toBeNull();
});

import { settleVendor } from '../../src/cli/settle/settle-vendor';
import { present } from '../../src/kernel/assert';
import { publicId } from '../../src/kernel/id';
import { systemIds } from '../../src/platform/ports';
import { Unit } from '../../src/platform/unit';
import { advanceSettlementBatch } from '../../src/statements/batch/advance-settlement-batch.command';
import { settlePart } from '../../src/statements/batch/settle-part';
import { batchById, claimPart } from '../../src/statements/batch/settlement-batch.repository';
import { startSettlementBatch } from '../../src/statements/batch/start-settlement-batch.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, type Plan, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
});
afterAll(async () => {
  await store.drop();
});

const run = (more: { readonly isClosing?: boolean; readonly workers?: number; readonly period?: string } = {}) =>
  settleVendor(acme.house, { vendorId: acme.vendorId, period: '2026-01', isClosing: false, workers: 1, ...more });
const start = (period = '2026-01') =>
  acme.done(startSettlementBatch, { period, isClosing: false, idempotencyKey: systemIds.next() });
const posted = async () =>
  (await acme.all<{ readonly amount: bigint }>('statement_line')).reduce((sum, { amount }) => sum + amount, 0n);

const REFUSING: Plan = {
  currency: 'EUR',
  measures: [{ key: 'nobody', absent: 'REFUSE', facts: { measure: 'incidents' } }],
  components: [{ key: 'extra', pay: { rate: { measure: 'nobody', unit: '1.00' } } }],
};

async function agreements(count: number): Promise<void> {
  await acme.outcome('101', '2026-01-05T10:00:00Z');
  for (let made = 0; made < count; made += 1) await acme.agreement(graduated());
}

describe('the settlement of a whole vendor', () => {
  it('settles every agreement that has the period, once, and names those that it cannot', async () => {
    await agreements(3);
    await acme.agreement(graduated(), { cadence: 'QUARTER' });
    const refused = await acme.agreement(REFUSING);
    const { batch, refusals } = await run();
    expect(batch).toMatchObject({ agreementCount: 4, doneCount: 4, settledCount: 3, lineCount: 3 });
    expect(batch.doneAt).not.toBeNull();
    expect(refusals).toMatchObject([{ agreementId: refused, code: 'INVALID_STATE' }]);
    expect(refusals[0]?.message).toContain('settlement stopped');
    expect(await posted()).toBe(1_518_000n);
    expect((await run()).batch).toMatchObject({ number: 2, settledCount: 3, lineCount: 0 });
  });

  it('closes the periods too, and a closed one settled again posts what came late into the open one', async () => {
    await agreements(2);
    expect((await run({ isClosing: true })).batch).toMatchObject({ settledCount: 2, lineCount: 2 });
    const states = await acme.all<{ readonly label: string; readonly state: string }>('agreement_period');
    expect(states.filter(({ state }) => state === 'CLOSED').map(({ label }) => label)).toEqual(['2026-01', '2026-01']);
    await acme.outcome('1', '2026-01-06T10:00:00Z');
    expect((await run({ isClosing: true })).batch).toMatchObject({ settledCount: 2, lineCount: 2 });
    expect(await posted()).toBe(1_024_000n);
    expect((await run({ isClosing: true, period: '2026-02' })).batch).toMatchObject({ settledCount: 2, lineCount: 2 });
    expect(await posted()).toBe(1_024_000n);
  });

  it('goes on where a worker was killed, with the same sums', async () => {
    await agreements(3);
    const { settlementBatchId } = await start();
    // A worker that is killed: its transaction is never committed.
    const killed = store.database.writing({ ...acme.hat('SYSTEM'), reach: 'SYSTEM' }, async (scope) => {
      const unit = new Unit(scope, acme.clock.now(), systemIds);
      const batch = present((await batchById.batch(scope, [settlementBatchId])).get(settlementBatchId), 'the batch');
      await settlePart(unit, batch, present(await claimPart(scope, settlementBatchId), 'a part'));
      throw new Error('kill -9');
    });
    await expect(killed).rejects.toThrow('kill -9');
    expect(await posted()).toBe(0n);
    const report = await run();
    expect(report).toMatchObject({ isResumed: true, batch: { id: settlementBatchId, settledCount: 3, lineCount: 3 } });
    expect(await posted()).toBe(1_518_000n);
  });

  it('is one batch for any number of workers over two pools, and each part is settled once', async () => {
    await agreements(4);
    const other = { ...acme.house, database: await store.another() };
    const asked = { vendorId: acme.vendorId, period: '2026-01', isClosing: false, workers: 3 };
    const reports = await Promise.all([acme.house, other, acme.house].map((house) => settleVendor(house, asked)));
    expect(new Set(reports.map(({ batch }) => batch.number)).size).toBeLessThanOrEqual(3);
    expect((await acme.all('statement_line')).length).toBe(4);
    expect(await posted()).toBe(2_024_000n);
  });

  it('is for those who may settle, and refuses a period that nobody has', async () => {
    await agreements(1);
    const by = (hat: ReturnType<Settling['hat']>, period = '2026-01') =>
      acme.done(startSettlementBatch, { period, idempotencyKey: systemIds.next() }, { hat });
    await expect(by(acme.hat('VERIFIER'))).rejects.toMatchObject({ refusals: [{ code: 'FORBIDDEN' }] });
    await expect(by(acme.hat('FINANCE'), '2026')).rejects.toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    const unknown = { settlementBatchId: publicId('settlementBatch', systemIds.next()), idempotencyKey: 'k' };
    await expect(acme.done(advanceSettlementBatch, unknown)).rejects.toMatchObject({
      refusals: [{ code: 'NOT_FOUND' }],
    });
  });
});

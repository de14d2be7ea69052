import { publicId } from '../../src/kernel/id';
import { ingestMeasurements } from '../../src/outcomes/ingest/ingest-batch';
import { ingestMeasurementBatch } from '../../src/outcomes/ingest/ingest-measurements.command';
import type { Database } from '../../src/platform/database';
import { statement } from '../../src/platform/statement';
import { findRollups } from '../../src/targets/target-rollup.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { freshKey, type Proving, proving } from '../support/proving';

const EFFECTS = statement(
  'test.ingest-batch-effects',
  `select (select count(*)::int from measurement where vendor_id = :w_vendor) as measurements,
     (select count(*)::int from ingest_key where vendor_id = :w_vendor) as keys,
     (select count(*)::int from outcome where vendor_id = :w_vendor) as outcomes,
     (select count(*)::int from outcome_event where vendor_id = :w_vendor) as events,
     (select count(*)::int from audit_entry where vendor_id = :w_vendor and action = 'measurements.ingested') as audits`,
);
const STATES = statement(
  'test.ingest-batch-states',
  `select o.state from outcome o where o.vendor_id = :w_vendor and o.external_reference = 'thing' order by o.revision`,
);
const WAITING = statement(
  'test.ingest-batch-waiting',
  `select 1 as one from pg_locks l where not l.granted
     and l.database = (select d.oid from pg_database d where d.datname = current_database())`,
);
const NOTHING = { measurements: 0, keys: 0, outcomes: 0, events: 0, audits: 0 };

let store: TestDatabase;
let second: Database;
let vendor: Proving;
/** One person, so that a key is known again. */
let admin: ReturnType<Proving['hat']>;
beforeAll(async () => {
  store = await testDatabase();
  second = await store.another();
});
beforeEach(async () => {
  vendor = await proving(store.database);
  admin = vendor.hat('ADMIN');
});
afterAll(async () => {
  await store.drop();
});

const row = (key: string, more: object = {}) => ({
  ...{ key, kpiKey: 'resolved', partnerReference: 'p0', customerReference: 'c0', at: '2026-03-10T08:00:00Z' },
  ...{ quantity: '1.5', unit: 'credit', ...more },
});
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(`k${n}`));

const send = async (measurements: readonly object[], idempotencyKey = freshKey(), on: Database = store.database) => {
  const input = { idempotencyKey, sourceId: publicId('source', vendor.source.id), measurements };
  const performed = await vendor.tried(admin, ingestMeasurementBatch, input, on);
  if ('refusals' in performed) throw new Error(JSON.stringify(performed.refusals));
  return { ...performed.result, isReplayed: performed.isReplayed };
};
const effects = () => vendor.reading(admin, (scope) => scope.one<object>(EFFECTS));
const told = ({ rejected }: Awaited<ReturnType<typeof send>>) => rejected.map(({ index, code }) => [index, code]);

describe('a batch', () => {
  it('of which nothing can be used leaves nothing behind, and every row is told its place and its reason', async () => {
    const result = await send([
      row('a', { kpiKey: 'unheard-of' }),
      row('b', { quantity: 'much' }),
      row('c', { partnerReference: 'nobody' }),
      row('d', { unit: 'EUR' }),
      row('e', { at: '2027-01-01T00:00:00Z' }),
      row('f', { quantity: '-1' }),
    ]);
    expect(result).toMatchObject({ accepted: 0, duplicates: 0, claimed: 0, verified: 0 });
    expect(told(result)).toEqual([
      [0, 'UNKNOWN_KPI'],
      [1, 'INVALID_INPUT'],
      [2, 'NOT_FOUND'],
      [3, 'INVALID_INPUT'],
      [4, 'INVALID_INPUT'],
      [5, 'INVALID_INPUT'],
    ]);
    expect(await effects()).toEqual(NOTHING);
    // Their keys are free: the same rows, put right, are recorded.
    expect(await send(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => row(key)))).toMatchObject({
      accepted: 6,
      rejected: [],
    });
  });

  it('takes a row that it repeats once, and refuses a key that it gives to another row', async () => {
    const result = await send([
      row('a'),
      row('b'),
      row('a', { quantity: '1.50' }),
      row('b', { quantity: '2' }),
      row('c'),
    ]);
    expect(result).toMatchObject({ accepted: 3, duplicates: 1, claimed: 3, verified: 3 });
    expect(told(result)).toEqual([[3, 'IDEMPOTENCY_KEY_REUSED']]);
    expect(await effects()).toEqual({ measurements: 3, keys: 3, outcomes: 3, events: 6, audits: 1 });
  });

  it('that is sent again answers as before under its key, and counts duplicates under another', async () => {
    const batch = [...rows(20), row('wrong', { kpiKey: 'unheard-of' })];
    const first = await send(batch, 'once');
    const recorded = await effects();
    expect(first).toMatchObject({ accepted: 20, isReplayed: false });
    expect(await send(batch, 'once')).toEqual({ ...first, isReplayed: true });
    const again = await send(batch, 'twice');
    expect(again).toMatchObject({ accepted: 0, duplicates: 20, claimed: 0, isReplayed: false });
    expect(told(again)).toEqual([[20, 'UNKNOWN_KPI']]);
    expect(await effects()).toEqual(recorded);
  });

  it.each([
    ['5', '0', ['REVERSED']],
    ['0', '5', ['VERIFIED']],
  ])('of which %s is under way where another one says %s is followed by that', async (first, later, states) => {
    // So that both batches find the customer served, and do not meet there.
    await send([row('before')]);
    let isSent = false;
    const told: Promise<unknown>[] = [];
    await vendor.unit(admin, async (unit) => {
      const thing = { externalReference: 'thing', dimensions: {}, at: '2026-03-10T08:00:00.000Z' };
      await ingestMeasurements(unit, admin, vendor.source, [{ ...row('a', { quantity: first }), ...thing }]);
      vendor.clock.set('2026-04-10T12:00:01.000Z');
      const sent = send([row('b', { quantity: later, externalReference: 'thing' })], freshKey(), second);
      told.push(sent.finally(() => (isSent = true)));
      while (!isSent && (await unit.scope.rows(WAITING)).length === 0);
    });
    expect(await Promise.all(told)).toMatchObject([{ accepted: 1 }]);
    const found = await vendor.reading(admin, (scope) => scope.rows<{ readonly state: string }>(STATES));
    expect(found.map(({ state }) => state)).toEqual(states);
  });

  it.each([
    ['keys of their own', () => freshKey()],
    ['one key', () => 'the same'],
  ])('has one effect a row, though fifty send it at once under %s', async (_, keyOf) => {
    const target = await vendor.target('AUTOMATIC', 0);
    const results = await Promise.all(
      Array.from({ length: 50 }, (__, n) => send(rows(20), keyOf(), n % 2 === 0 ? store.database : second)),
    );
    const fresh = results.filter(({ isReplayed }) => !isReplayed);
    expect(fresh.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(20);
    expect(results.every(({ accepted, duplicates, rejected }) => accepted + duplicates + rejected.length === 20)).toBe(
      true,
    );
    expect(await effects()).toEqual({ measurements: 20, keys: 20, outcomes: 20, events: 40, audits: 1 });
    const rollups = await vendor.reading(admin, (scope) => findRollups(scope, [target]));
    expect(rollups.map(({ claimed, verified }) => [claimed, verified])).toEqual([['0', '30']]);
  });
});

import { Client } from 'pg';
import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { present } from '../../src/kernel/assert';
import { systemIds } from '../../src/platform/ports';
import { statement } from '../../src/platform/statement';
import { lastRuns } from '../../src/settlement/settlement.repository';
import { type TestDatabase, testDatabase } from '../support/database';

const RUNS = 4_000;
const ASKED = 250;
const HAND_IN = statement('test.hand-in-runs', 'select pg_stat_force_next_flush()');

let store: TestDatabase;
let admin: Client;
const vendorId = systemIds.next();
let asked: readonly string[] = [];

/** Runs of one vendor in a table that nobody has analysed, as in its first settlement. */
beforeAll(async () => {
  store = await testDatabase(1);
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  await admin.query('alter table settlement_run set (autovacuum_enabled = off)');
  await admin.query(`set session_replication_role = replica`);
  await admin.query(
    `insert into settlement_run (vendor_id, id, agreement_id, period_id, posted_period_id, partner_id, number, version_id,
       input_hash, facts_mark, engine_version, ran_at)
     select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1,
       gen_random_uuid(), 'hash', 'mark', '1', now() from generate_series(1, ${RUNS})`,
    [vendorId],
  );
  await admin.query('set session_replication_role = default');
  const { rows } = await admin.query<{ id: string }>(`select period_id as id from settlement_run limit ${ASKED}`);
  asked = rows.map(({ id }) => id);
});
afterAll(async () => {
  await admin.end();
  await store.drop();
});

/** How many runs a question reads, however it looks for them. */
async function readBy(question: () => Promise<number>): Promise<number> {
  const before = await runsRead();
  expect(await question()).toBe(ASKED);
  return (await runsRead()) - before;
}

async function runsRead(): Promise<number> {
  await admin.query(HAND_IN.text);
  const { rows } = await admin.query<{ read: number }>(
    `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables
     where relname = 'settlement_run'`,
  );
  return present(rows[0], 'the statistics of runs').read;
}

describe('the last runs of periods, where their table has no statistics yet', () => {
  it('are what is read', async () => {
    const read = await readBy(() =>
      store.database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
        const runs = await lastRuns(scope, asked);
        await scope.rows(HAND_IN, {});
        return runs.size;
      }),
    );
    expect(read).toBe(ASKED);
  });

  it('would be read among others of the vendor, if the periods were one condition', async () => {
    const read = await readBy(async () => {
      const text = `select distinct on (r.period_id) r.* from settlement_run r
        where r.vendor_id = $1 and r.period_id = any($2::uuid[]) order by r.period_id, r.number desc`;
      return (await admin.query(text, [vendorId, asked])).rows.length;
    });
    expect(read).toBeGreaterThan(ASKED);
  });
});

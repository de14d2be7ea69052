import { Client } from 'pg';
import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { type Authority, prologue } from '../../src/platform/authority';
import { shouldPlanAnew } from '../../src/platform/plan-age';
import { type Statement, statement } from '../../src/platform/statement';
import { type TestDatabase, testDatabase } from '../support/database';
import { Settling } from '../support/settling';

const TRANSACTIONS = 24;
const EACH = 200;

const PARTNERS = statement(
  'test.partners',
  `insert into partner (vendor_id, id, external_reference, name, stage, created_at)
   select :vendor_id, md5(:count || '-' || n)::uuid, :count || '-' || n, 'Partner', 'ACTIVE', '2026-03-01T00:00:00Z'
   from generate_series(1, ${EACH}) n`,
);
/** Each looks its partner up, because its foreign key demands that. */
const ACCOUNTS = statement(
  'test.accounts',
  `insert into ledger_account (vendor_id, id, kind, currency, partner_id, created_at)
   select :vendor_id, gen_random_uuid(), 'PARTNER_ACCRUED', 'EUR', md5(:count || '-' || n)::uuid, '2026-03-01T00:00:00Z'
   from generate_series(1, ${EACH}) n`,
);
/** What a transaction has read is in the statistics only once it was told to hand it in. */
const HAND_IN = statement('test.hand-in', 'select pg_stat_force_next_flush()');

type Values = Readonly<Record<string, string>>;
/** Runs statements in one transaction. */
type Transact = (work: readonly (readonly [Statement, Values])[]) => Promise<void>;

let store: TestDatabase;
let admin: Client;
let vendorId = '';
let authority: Authority;

/** A vendor whose tables were analysed while they were nearly empty. */
beforeEach(async () => {
  store = await testDatabase(1);
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  ({ vendorId } = await Settling.open(store.database));
  authority = authorityOf(systemHat(vendorId));
  await admin.query('analyze partner, ledger_account');
});
afterEach(async () => {
  await admin.end();
  await store.drop();
});

/** How many partners the last of many transactions reads, however it looks for them. */
async function readByTheLast(transact: Transact): Promise<number> {
  let [before, after] = [0, 0];
  for (let count = 1; count <= TRANSACTIONS; count += 1) {
    const values = { vendor_id: vendorId, count: `${count}` };
    await transact([
      [PARTNERS, values],
      [ACCOUNTS, values],
      [HAND_IN, {}],
    ]);
    [before, after] = [after, await partnersRead()];
  }
  return after - before;
}

async function partnersRead(): Promise<number> {
  const { rows } = await admin.query<{ read: string }>(
    `select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables where relname = 'partner'`,
  );
  return Number(rows[0]?.read);
}

describe('a connection that has filled a table since it was nearly empty', () => {
  it('reads of it what it looks up', async () => {
    const read = await readByTheLast((work) =>
      store.database.writing(authority, async (scope) => {
        for (const [one, values] of work) await scope.rows(one, values);
      }),
    );
    expect(read).toBe(EACH);
  });

  it('would read all of it for each row, if it kept its plans', async () => {
    const client = new Client({ connectionString: store.urls.app });
    await client.connect();
    const read = await readByTheLast(async (work) => {
      await client.query(`begin; ${prologue(authority)}`);
      for (const [{ name, text, parameters }, values] of work)
        await client.query({ name, text, values: parameters.map((parameter) => values[parameter]) });
      await client.query('commit');
    });
    await client.end();
    expect(read).toBeGreaterThan((EACH * EACH * TRANSACTIONS) / 2);
  });
});

it('plans anew at its second, fourth, eighth transaction and so on, each connection by itself', () => {
  const [one, other] = [{}, {}];
  const anew = Array.from({ length: 20 }, (_, at) => at + 1).filter(() => shouldPlanAnew(one));
  expect(anew).toEqual([2, 4, 8, 16]);
  expect([shouldPlanAnew(other), shouldPlanAnew(other)]).toEqual([false, true]);
});

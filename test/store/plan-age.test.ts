import { Client } from 'pg';
import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { present } from '../../src/kernel/assert';
import { LedgerAccount } from '../../src/ledger/ledger-account.entity';
import { Partner } from '../../src/partners/partner.entity';
import { type Authority, prologue } from '../../src/platform/authority';
import { PlanAge, planAgeOf } from '../../src/platform/plan-age';
import { systemIds } from '../../src/platform/ports';
import { statement } from '../../src/platform/statement';
import { insertRows } from '../../src/platform/table';
import { type TestDatabase, testDatabase } from '../support/database';
import { Settling } from '../support/settling';

const TRANSACTIONS = 24;
const EACH = 200;
const CREATED = '2026-03-01T00:00:00Z';

/** What a transaction has read is in the statistics only once it was told to hand it in. */
const HAND_IN = statement('test.hand-in', 'select pg_stat_force_next_flush()');
const COUNTED = statement('test.counted', 'select count(*)::int as count from partner');

let store: TestDatabase;
let admin: Client;
let vendorId = '';
let authority: Authority;

/** A vendor whose tables were analysed while they were nearly empty, and will not be by chance in the middle of a test. */
beforeEach(async () => {
  store = await testDatabase(1);
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
  ({ vendorId } = await Settling.open(store.database));
  authority = authorityOf(systemHat(vendorId));
  for (const table of ['partner', 'ledger_account']) {
    await admin.query(`alter table ${table} set (autovacuum_enabled = off)`);
    await admin.query(`analyze ${table}`);
  }
});
afterEach(async () => {
  await admin.end();
  await store.drop();
});

/** How many partners the last of many transactions reads, however it looks for them. */
async function readByTheLast(fill: (count: number) => Promise<unknown>): Promise<number> {
  let [before, after] = [0, 0];
  for (let count = 1; count <= TRANSACTIONS; count += 1) {
    await fill(count);
    [before, after] = [after, await partnersRead()];
  }
  return after - before;
}

async function partnersRead(): Promise<number> {
  const { rows } = await admin.query<{ read: number }>(
    `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables where relname = 'partner'`,
  );
  return present(rows[0], 'the statistics of partners').read;
}

/** Partners, and an account of each, which looks its partner up because its foreign key demands that. */
const fillByHouse = (count: number): Promise<void> =>
  store.database.writing(authority, async (scope) => {
    const partners = Array.from({ length: EACH }, (_, place) => {
      const [id, name] = [systemIds.next(), `${count}-${place}`];
      return { vendorId, id, externalReference: name, name, partyId: null, stage: 'ACTIVE', createdAt: CREATED };
    });
    const account = { vendorId, kind: 'PARTNER_ACCRUED', currency: 'EUR', agreementId: null, createdAt: CREATED };
    await insertRows(scope, Partner, partners);
    await insertRows(
      scope,
      LedgerAccount,
      partners.map(({ id: partnerId }) => ({ ...account, id: systemIds.next(), partnerId })),
    );
    await scope.rows(HAND_IN, {});
  });

/** The same over a connection that keeps its plans. */
async function fillByHand(client: Client, count: number): Promise<void> {
  await client.query(`begin; ${prologue(authority)}`);
  const values = [vendorId, `${count}`, CREATED];
  await client.query({
    name: 'partners',
    text: `insert into partner (vendor_id, id, external_reference, name, stage, created_at)
      select $1, md5($2 || '-' || n)::uuid, $2 || '-' || n, 'Partner', 'ACTIVE', $3 from generate_series(1, ${EACH}) n`,
    values,
  });
  await client.query({
    name: 'accounts',
    text: `insert into ledger_account (vendor_id, id, kind, currency, partner_id, created_at)
      select $1, gen_random_uuid(), 'PARTNER_ACCRUED', 'EUR', md5($2 || '-' || n)::uuid, $3
      from generate_series(1, ${EACH}) n`,
    values,
  });
  await client.query(`${HAND_IN.text}; commit`);
}

describe('a connection that has filled a table since it was nearly empty', () => {
  it('reads of it what it looks up', async () => {
    expect(await readByTheLast(fillByHouse)).toBe(EACH);
  });

  it('answers a transaction that only reads, where that is the next one after plans were due', async () => {
    await fillByHouse(1);
    await fillByHouse(2);
    const scope = store.database.reading(authority);
    expect(await scope.rows(COUNTED, {})).toEqual([{ count: 2 + 2 * EACH }]);
    await scope.close();
  });

  it('would read all of it for each row, if it kept its plans', async () => {
    const client = new Client({ connectionString: store.urls.app });
    await client.connect();
    const read = await readByTheLast((count) => fillByHand(client, count));
    await client.end();
    expect(read).toBeGreaterThan((EACH * EACH * TRANSACTIONS) / 2);
  });
});

describe('plans', () => {
  it('are due once whenever what was put into a table has doubled', () => {
    const age = new PlanAge();
    const due = Array.from({ length: 20 }, (_, at) => at + 1).filter(() => {
      age.fill('partner', 100);
      return age.takeDue();
    });
    expect(due).toEqual([3, 6, 11]);
    expect(age.takeDue()).toBe(false);
  });

  it('are not due for few rows, nor for many tables of few', () => {
    const age = new PlanAge();
    for (const table of ['partner', 'customer', 'agreement']) age.fill(table, 255);
    expect(age.takeDue()).toBe(false);
    age.fill('customer', 1);
    expect(age.takeDue()).toBe(true);
  });

  it('are those of one connection', () => {
    const [one, other] = [{}, {}];
    planAgeOf(one).fill('partner', 300);
    expect([planAgeOf(other).takeDue(), planAgeOf(one).takeDue(), planAgeOf(one).takeDue()]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

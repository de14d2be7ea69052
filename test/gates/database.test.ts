import { Client } from 'pg';
import { type DatabaseRule, databaseFaults, databaseRules } from '../../scripts/database-rules';
import { type TestDatabase, testDatabase } from '../support/database';

const BEYOND = 'every table is a tenant table or a known global one';
const ROW_SECURITY = 'row-level security is on and forced';
const KEYS = 'every primary and unique key starts with the vendor';
const REFERENCES = 'every foreign key starts with the vendor or leads to a global table';
const DECLARED = 'policies and grants are those that the entities declare';
const LOOSE = 'no view or function passes row-level security';

/** Rule, what it names, and the statement that breaks it. */
const PLANTED: readonly (readonly [DatabaseRule, string | RegExp, string])[] = [
  [BEYOND, 'commission', 'create table commission (vendor_id uuid, id uuid, primary key (vendor_id, id))'],
  [ROW_SECURITY, 'partner', 'alter table partner disable row level security'],
  [ROW_SECURITY, 'partner', 'alter table partner no force row level security'],
  [ROW_SECURITY, 'person', 'alter table person disable row level security'],
  [KEYS, 'uq_planted', 'create unique index uq_planted on partner (external_reference)'],
  [KEYS, 'uq_planted', 'create unique index uq_planted on partner (lower(name), vendor_id)'],
  [
    REFERENCES,
    'fk_planted',
    `alter table vendor add unique (id, name);
     alter table customer add constraint fk_planted foreign key (id, name) references vendor (id, name)`,
  ],
  [
    'no foreign key writes on its own',
    'fk_planted',
    `alter table customer add constraint fk_planted foreign key (vendor_id) references vendor (id) on delete set null`,
  ],
  [
    'no triggers',
    'planted',
    `create function planted() returns trigger language plpgsql as 'begin return new; end';
     create trigger planted before insert on partner for each row execute function planted()`,
  ],
  [LOOSE, 'planted', 'create view planted as select * from partner'],
  [LOOSE, 'planted', `create function planted() returns int language sql security definer as 'select 1'`],
  ['no column is a binary float', 'partner.share', 'alter table partner add share float8'],
  ['no column counts in 32 bits', 'partner.number', 'alter table partner add number int generated always as identity'],
  ['no column counts in 32 bits', 'partner.number', 'alter table partner add number serial'],
  [
    DECLARED,
    /^not declared: partner everyone .* using true/,
    'create policy everyone on partner for select using (true)',
  ],
  [DECLARED, /^missing: partner partner_read/, 'alter policy partner_read on partner using (true)'],
  [DECLARED, /^missing: customer customer_insert/, 'drop policy customer_insert on customer'],
  [DECLARED, 'not declared: ledger_transfer grants UPDATE to meed_app', 'grant update on ledger_transfer to meed_app'],
  [DECLARED, 'not declared: partner grants SELECT to PUBLIC', 'grant select on partner to public'],
];

describe('the rules of the database', () => {
  let store: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    store = await testDatabase();
    client = new Client({ connectionString: store.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await store.drop();
  });
  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  it.each(databaseRules)('the migrations keep: %s', async (rule) => {
    expect(await databaseFaults(client, rule)).toEqual([]);
  });

  it.each(PLANTED)('%s: sees %s', async (rule, named, statement) => {
    await client.query(statement);
    const found = await databaseFaults(client, rule);
    expect(found).toContainEqual(typeof named === 'string' ? named : expect.stringMatching(named));
  });

  it('lets a view be that asks as its reader', async () => {
    await client.query('create view planted with (security_invoker = true) as select * from partner');
    expect(await databaseFaults(client, LOOSE)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    expect([...databaseRules].sort()).toEqual([...new Set(PLANTED.map(([rule]) => rule))].sort());
  });
});

import { Client } from 'pg';
import { uuidOf } from '../../src/kernel/id';
import { sealVendor } from '../../src/ledger/seals/seal-vendor';
import { type Authority, prologue } from '../../src/platform/authority';
import { tablePolicies } from '../../src/platform/entity';
import { number } from '../../src/platform/live/sequence';
import { systemIds } from '../../src/platform/ports';
import type { TestHouse } from '../support/house';
import { throwawaySealing } from '../support/sealing';
import { customerHat, hatOf, partnerHat } from './hats';
import type { World } from './world';

/** A row as the database prints it. */
export type Printed = Readonly<Record<string, unknown>>;

/** Rows by table. */
export type Rows = ReadonlyMap<string, readonly Printed[]>;

/** One write that must not be: who tried it, how and where. */
export interface Written {
  readonly hat: string;
  readonly verb: 'insert' | 'update';
  readonly table: string;
}

interface Intruder {
  readonly hat: string;
  readonly authority: Authority;
  /** Whether the row is the hat's own business in that table, where others of its kind write legitimately. */
  readonly mayWrite: (verb: Written['verb'], table: string, row: Printed) => boolean;
}

/** What a partner and a customer write on their own; said here again, apart from the policies. */
const PARTNER_WRITES = {
  insert: [
    'outcome',
    'outcome_event',
    'evidence_item',
    'measurement',
    'ingest_key',
    'signature',
    'baseline',
    'membership',
    'dispute',
  ],
  update: ['baseline', 'membership'],
};
const CUSTOMER_WRITES = { insert: ['outcome_event', 'measurement', 'ingest_key'], update: [] as string[] };
/** Where every hat of the vendor leaves its announcements; whose traces the other two may hold is among the forgeries. */
const ANNOUNCED = ['outbox'];

function intruders(world: World): Intruder[] {
  const partner = partnerHat(world);
  const customer = customerHat(world);
  const rival = hatOf(world, { vendorId: uuidOf('vendor', world.rival.vendor) });
  const announces = (verb: Written['verb'], table: string, row: Printed) =>
    verb === 'insert' && ANNOUNCED.includes(table) && row['seq'] === null;
  return [
    { hat: 'rival vendor', authority: rival, mayWrite: () => false },
    {
      hat: 'other partner',
      authority: partner,
      mayWrite: (verb, table, row) =>
        announces(verb, table, row) ||
        (row['partner_id'] === partner.partnerId && PARTNER_WRITES[verb].includes(table)),
    },
    {
      hat: 'other customer',
      authority: customer,
      mayWrite: (verb, table, row) =>
        announces(verb, table, row) ||
        (row['customer_id'] === customer.customerId && CUSTOMER_WRITES[verb].includes(table)),
    },
    { hat: 'partner viewer', authority: { ...partner, role: 'PARTNER_VIEWER' }, mayWrite: announces },
    { hat: 'auditor', authority: hatOf(world, { role: 'AUDITOR' }), mayWrite: announces },
    {
      hat: 'manager',
      authority: hatOf(world, { role: 'MANAGER' }),
      mayWrite: (verb, table, row) =>
        ![
          'vendor',
          'membership',
          'outbox',
          'outbox_head',
          'audit_entry',
          'idempotency',
          'ledger_seal',
          'ledger_sealed_posting',
        ].includes(table) || announces(verb, table, row),
    },
    { hat: 'nobody', authority: hatOf(world, { reach: 'NONE', role: 'GUEST', vendorId: null }), mayWrite: () => false },
  ];
}

/** Every row of our vendor by table, as an administrator sees it; asked for once the relay has nothing left to number. */
export async function ourRows(meed: TestHouse, world: World): Promise<Rows> {
  const vendorId = uuidOf('vendor', world.ours.id) ?? '';
  for (const vendor of [vendorId, uuidOf('vendor', world.rival.vendor) ?? '']) {
    while ((await number(meed.store.database, vendor)).isFull);
    await sealVendor(throwawaySealing(meed.store.database), vendor);
  }
  return onClient(meed.store.adminUrl, async (client) => {
    const rows = new Map<string, Printed[]>();
    for (const { table, vendorColumn } of tablePolicies()) {
      const text = `select to_jsonb(t) as row from "${table}" t where ${vendorColumn} = $1 order by t`;
      const found = await client.query<{ row: Printed }>(text, [vendorId]);
      rows.set(
        table,
        found.rows.map(({ row }) => row),
      );
    }
    return rows;
  });
}

/** Count and content of every tenant table; the place of a row on disk betrays an update that changes nothing. */
export const checksums = (meed: TestHouse): Promise<Readonly<Record<string, string>>> =>
  onClient(meed.store.adminUrl, async (client) => {
    const sums: Record<string, string> = {};
    for (const { table } of tablePolicies()) {
      const content = `md5(string_agg(t.ctid::text || t::text, '' order by t.ctid))`;
      const text = `select count(*) || ' ' || coalesce(${content}, '') as sum from "${table}" t`;
      sums[table] = (await client.query<{ sum: string }>(text)).rows[0]?.sum ?? '';
    }
    return sums;
  });

/** Lets every intruder insert a copy of, and update, every row that is none of its business; returns what got past the wall. */
export async function trespass(meed: TestHouse, world: World, rows: Rows): Promise<{ tries: number; past: Written[] }> {
  const past: Written[] = [];
  let tries = 0;
  for (const { hat, authority, mayWrite } of intruders(world))
    await underHat(meed, authority, async (attempt) => {
      for (const [verb, table, row] of targets(rows)) {
        if (mayWrite(verb, table, row)) continue;
        tries += 1;
        const isPast = await attempt(
          ...(verb === 'insert' ? inserting(table, renewed(table, row)) : touching(table, row)),
        );
        if (isPast) past.push({ hat, verb, table });
      }
    });
  return { tries, past };
}

const targets = (rows: Rows) =>
  [...rows].flatMap(([table, list]) =>
    list.flatMap((row) => (['insert', 'update'] as const).map((verb) => [verb, table, row] as const)),
  );

/** A copy under an id of its own. */
export const renewed = (table: string, row: Printed): Printed =>
  'id' in row && table !== 'vendor' ? { ...row, id: systemIds.next() } : row;

/** The insert of a printed row. */
export const inserting = (table: string, row: Printed): [string, readonly unknown[]] => [
  `insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`,
  [JSON.stringify(row)],
];

/** An update of one row that leaves it as it is. */
function touching(table: string, row: Printed): [string, readonly unknown[]] {
  const column = table === 'vendor' ? 'id' : 'vendor_id';
  return [`update "${table}" t set ${column} = ${column} where to_jsonb(t) @> $1::jsonb`, [keyOf(row)]];
}

const KEYS = ['vendor_id', 'id', 'target_id', 'source_id', 'operation', 'key'];

/** By what a row is found, whatever else has become of it. */
export const keyOf = (row: Printed): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => KEYS.includes(column))));

type Attempt = (text: string, values: readonly unknown[]) => Promise<boolean>;

/**
 * Runs raw SQL as the serving role under an authority. An attempt is past the wall when it wrote a row, and also when
 * anything but a policy or a missing grant stopped it: a unique key is no wall.
 */
export const underHat = <Result>(
  meed: TestHouse,
  authority: Authority,
  work: (attempt: Attempt) => Promise<Result>,
): Promise<Result> =>
  onClient(meed.store.urls.app, async (client) => {
    await client.query(`begin; ${prologue(authority)}; savepoint attempt`);
    const result = await work(async (text, values) => {
      try {
        const { rowCount } = await client.query(text, [...values]);
        await client.query('savepoint attempt');
        return rowCount !== 0;
      } catch (error) {
        await client.query('rollback to savepoint attempt');
        return Reflect.get(Object(error), 'code') !== '42501';
      }
    });
    await client.query('commit');
    return result;
  });

async function onClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

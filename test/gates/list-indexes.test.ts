import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { ListSpec } from '../../src/platform/list-spec';
import { type TestDatabase, testDatabase } from '../support/database';

const SRC = path.join(__dirname, '../../src');

/** Every list that a repository offers, found and not enumerated, so that a new one is under the gate at once. */
const lists: readonly ListSpec[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.repository.ts'))
  .flatMap((file) => Object.values<unknown>(require(path.join(SRC, file))).filter(isList));

function isList(value: unknown): value is ListSpec {
  return typeof value === 'object' && value !== null && 'filters' in value && 'defaultOrder' in value;
}

const COLUMN = /^(\w+)\.(\w+)/;
/** A comparison that the list itself always makes; those of the wall end in a cast or name the vendor. */
const FIXED = /(\w+)\.(\w+) = :(?!w_)\w+/g;

/** The indexes that answer a filter begin with the vendor and the column, or what the list is narrowed to anyway. */
function serving({ from, where, filters }: ListSpec): { table: string; field: string; columns: string[] }[] {
  const tables = new Map(
    [...` ${from}`.matchAll(/(?:^|join)\s+(\w+) (\w+)/g)].map(([, table, alias]) => [alias, table]),
  );
  const fixed = [...where.matchAll(FIXED)].map(([, alias, column]) => ({ alias, column: String(column) }));
  return Object.entries(filters).map(([field, { sql }]) => {
    const [, alias, column] = COLUMN.exec(sql) ?? [];
    const parents = fixed.filter((parent) => parent.alias === alias).map((parent) => parent.column);
    return { table: tables.get(alias) ?? `no table ${alias}`, field, columns: [String(column), ...parents] };
  });
}

let store: TestDatabase;
let indexes: ReadonlySet<string>;
beforeAll(async () => {
  store = await testDatabase();
  const client = new Client({ connectionString: store.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ begin: string }>(
    `select t.relname || '.' || a.attname as begin from pg_index x join pg_class t on t.oid = x.indrelid
     join pg_attribute v on v.attrelid = t.oid and v.attnum = x.indkey[0] and v.attname = 'vendor_id'
     join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[1] where x.indpred is null`,
  );
  indexes = new Set(rows.map(({ begin }) => begin));
  await client.end();
});
afterAll(() => store.drop());

const unserved = (specs: readonly ListSpec[]): string[] =>
  specs.flatMap((spec) =>
    serving(spec)
      .filter(({ table, columns }) => !columns.some((column) => indexes.has(`${table}.${column}`)))
      .map(({ table, field }) => `${spec.name}: no index of ${table} serves the filter ${field}`),
  );

it('every list has an index for each of its filters', () => {
  expect(lists.length).toBeGreaterThanOrEqual(14);
  expect(unserved(lists)).toEqual([]);
});

it('names a filter that no index serves', () => {
  const column = { sql: 'p.created_at', type: 'timestamptz' } as const;
  const planted = lists.find(({ name }) => name === 'partners');
  expect(planted && unserved([{ ...planted, filters: { createdAt: column } }])).toEqual([
    'partners: no index of partner serves the filter createdAt',
  ]);
});

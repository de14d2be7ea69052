import { getMetadataArgsStorage } from 'typeorm';
import { memberLiteral } from './array-literal';
import { ReadableNames } from './naming';
import type { Scope } from './scope';
import { compile, type Statement } from './statement';

/** A stored row as a plain record; entity classes are declarations and are never instantiated. */
export type Row<Entity extends object> = { readonly [Property in keyof Entity]: Entity[Property] };

type EntityClass<Entity extends object> = abstract new () => Entity;

interface Column {
  readonly property: string;
  readonly name: string;
  readonly type: string;
}

const names = new ReadableNames();
const COLUMNS = new Map<unknown, readonly Column[]>();
const INSERTS = new Map<unknown, Map<Mode, Statement>>();

/** The select list of a table: every declared column under its property name. */
export function columns<Entity extends object>(entity: EntityClass<Entity>, alias: string): string {
  return columnsOf(entity)
    .map(({ property, name }) => `${alias}."${name}" as "${property}"`)
    .join(', ');
}

/**
 * Inserts rows in one statement and returns those that were new; a row whose key (or other unique key) is already taken
 * is left out, so that exactly-once rests on the constraint and on nothing else.
 */
export async function insertRows<Entity extends object>(
  scope: Scope,
  entity: EntityClass<Entity>,
  rows: readonly Row<Entity>[],
): Promise<Row<Entity>[]> {
  if (rows.length === 0) return [];
  return scope.rows<Row<Entity>>(insertStatement(entity, 'RETURNING'), parametersOf(entity, rows));
}

/** Inserts rows like `insertRows` and only counts those that were new: a thousand rows need not travel back. */
export async function takeRows<Entity extends object>(
  scope: Scope,
  entity: EntityClass<Entity>,
  rows: readonly Row<Entity>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const counted = await scope.one<{ taken: number }>(insertStatement(entity, 'COUNTED'), parametersOf(entity, rows));
  return counted?.taken ?? 0;
}

/** Inserts rows that the writer itself may not be allowed to read back: announcements and audit entries. */
export async function appendRows<Entity extends object>(
  scope: Scope,
  entity: EntityClass<Entity>,
  rows: readonly Row<Entity>[],
): Promise<void> {
  if (rows.length > 0) await scope.rows(insertStatement(entity, 'SILENT'), parametersOf(entity, rows));
}

const ROW_COUNT = 'row_count';

const parametersOf = <Entity extends object>(entity: EntityClass<Entity>, rows: readonly Row<Entity>[]) => ({
  ...Object.fromEntries(columnsOf(entity).map((column) => [column.name, columnValues(column, rows)])),
  [ROW_COUNT]: rows.length,
});

/** A value that all rows share, such as their vendor, travels once. */
const columnValues = <Entity extends object>({ property, type }: Column, rows: readonly Row<Entity>[]): string =>
  type === 'jsonb'
    ? JSON.stringify(rows.map((row): unknown => Reflect.get(row, property) ?? null))
    : memberLiteral(rows, property);

type Mode = 'RETURNING' | 'COUNTED' | 'SILENT';

function insertStatement(entity: unknown, mode: Mode): Statement {
  const known = INSERTS.get(entity)?.get(mode);
  if (known !== undefined) return known;
  const statement = insertOf(entity, mode);
  INSERTS.set(entity, (INSERTS.get(entity) ?? new Map<Mode, Statement>()).set(mode, statement));
  return statement;
}

function insertOf(entity: unknown, mode: Mode): Statement {
  const table = tableName(entity);
  const list = columnsOf(entity);
  const array = list.find(({ type }) => type.endsWith('[]'));
  if (array !== undefined)
    throw new Error(`${table}.${array.name} is an array, which unnest would flatten: write its insert out`);
  const quoted = list.map(({ name }) => `"${name}"`).join(', ');
  const sources = list.map(({ name, type }) =>
    type === 'jsonb' ? `jsonb_array_elements(:${name}::jsonb)` : `unnest(:${name}::${type}[])`,
  );
  const shared = (given: string, own: string): string =>
    `case when cardinality(${given}) = 1 then (${given})[1] else ${own} end`;
  const picked = list.map(({ name, type }) =>
    type === 'jsonb' ? `nullif(r."${name}", 'null'::jsonb)` : shared(`:${name}::${type}[]`, `r."${name}"`),
  );
  const returned = list.map(({ name, property }) => `"${name}" as "${property}"`).join(', ');
  const insert = `insert into "${table}" (${quoted}) select ${picked.join(', ')}
    from rows from (generate_series(1, :${ROW_COUNT}::int), ${sources.join(', ')}) as r("#", ${quoted})`;
  const texts: Readonly<Record<Mode, string>> = {
    RETURNING: `${insert} on conflict do nothing returning ${returned}`,
    COUNTED: `with taken as (${insert} on conflict do nothing returning 1) select count(*)::int as taken from taken`,
    SILENT: insert,
  };
  return {
    ...compile(`${table}.insert.${mode.toLowerCase()}`, texts[mode]),
    fills: { table, countParameter: ROW_COUNT },
  };
}

function tableName(entity: unknown): string {
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (table === undefined) throw new Error('not an entity');
  return table;
}

function columnsOf(entity: unknown): readonly Column[] {
  const known = COLUMNS.get(entity);
  if (known !== undefined) return known;
  const lineage: unknown[] = [];
  for (
    let proto = entity;
    typeof proto === 'function' && proto !== Function.prototype;
    proto = Object.getPrototypeOf(proto)
  )
    lineage.unshift(proto);
  const list = getMetadataArgsStorage()
    .columns.filter(({ target }) => lineage.includes(target))
    .sort((a, b) => lineage.indexOf(a.target) - lineage.indexOf(b.target))
    .map(({ propertyName, options }) => ({
      property: propertyName,
      name: names.columnName(propertyName, undefined, []),
      type: String(options.type) + (options.array === true ? '[]' : ''),
    }));
  COLUMNS.set(entity, list);
  return list;
}

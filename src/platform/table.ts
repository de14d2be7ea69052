import { getMetadataArgsStorage } from 'typeorm';
import { memberLiteral } from './array-literal';
import { JsonText } from './json-text';
import { ReadableNames } from './naming';
import type { Scope } from './scope';
import { compile, type Statement } from './statement';
import { type Text, textArray } from './text-array';

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
const columnValues = <Entity extends object>(
  { property, type }: Column,
  rows: readonly Row<Entity>[],
): string | Buffer => (type === 'jsonb' ? textArray(documents(rows, property)) : memberLiteral(rows, property));

function documents<Entity extends object>(rows: readonly Row<Entity>[], property: string): readonly (Text | null)[] {
  const values = rows.map((row): unknown => Reflect.get(row, property) ?? null);
  const shared = values.every((value) => value === values[0]) ? values.slice(0, 1) : values;
  return shared.map((value) => (value === null ? null : textOf(value)));
}

const textOf = (value: unknown): Text => (value instanceof JsonText ? value.pieces : JSON.stringify(value));

/**
 * As many places as rows, for they may share all their values. A series would say the same, but PostgreSQL takes one of
 * unknown length for a thousand rows, so that its plan for any number of rows looks dearer than one for each insert of a wide
 * table, and it plans every time.
 */
const PLACES = `unnest(array_fill(0, array[:${ROW_COUNT}::int]))`;

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
  const given = ({ name, type }: Column): string => `:${name}::${type === 'jsonb' ? 'text' : type}[]`;
  const sources = list.map((column) => `unnest(${given(column)})`);
  const picked = list.map((column) => {
    const value = `case when cardinality(${given(column)}) = 1 then (${given(column)})[1] else r."${column.name}" end`;
    return column.type === 'jsonb' ? `(${value})::jsonb` : value;
  });
  const returned = list.map(({ name, property }) => `"${name}" as "${property}"`).join(', ');
  const insert = `insert into "${table}" (${quoted}) select ${picked.join(', ')}
    from rows from (${PLACES}, ${sources.join(', ')}) as r("#", ${quoted})`;
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

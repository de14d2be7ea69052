import type { z } from 'zod';
import { type IdKind, uuidOf } from '../../kernel/id';
import { day, decimal, instant, text } from '../input';
import { type Filter, type ListQuery, ListRefused, type ListSpec } from '../list-spec';

/** How a filterable column shows in the schema: ids of a kind, an enum's values, or plain text, days, instants, decimals. */
export type FilterKind =
  | { readonly id: IdKind }
  | { readonly values: readonly string[]; readonly enum: object }
  | 'TEXT'
  | 'DATE'
  | 'INSTANT'
  | 'DECIMAL';

export interface ListShape {
  readonly spec: ListSpec;
  readonly filters: Readonly<Record<string, FilterKind>>;
}

const DEPTH_MAX = 5;

/** What the text of a comparison must look like, by the kind of its column. */
const SCHEMAS = { TEXT: text(500), DATE: day(), INSTANT: instant(), DECIMAL: decimal() } as const;

/** Reads the arguments of a list: public ids in filters become UUIDs, every value is checked, a wrong one is refused by name. */
export function listQuery(shape: ListShape, args: ListQuery): ListQuery {
  return args.filter == null ? args : { ...args, filter: decoded(shape, plain(args.filter), 0) };
}

/** type-graphql hands nested inputs over as class instances; cursors are bound to plain values. */
const plain = (filter: Filter): Filter => JSON.parse(JSON.stringify(filter)) as Filter;

function decoded(shape: ListShape, filter: Filter, depth: number): Filter {
  if (depth > DEPTH_MAX) throw new ListRefused(`\`filter\`: at most ${DEPTH_MAX} levels of and, or, not`);
  const inner = (value: unknown): Filter => decoded(shape, value as Filter, depth + 1);
  return Object.fromEntries(
    Object.entries(filter).map(([field, value]) => {
      if (value == null) return [field, value];
      if (field === 'and' || field === 'or') return [field, (value as readonly Filter[]).map(inner)];
      if (field === 'not') return [field, inner(value)];
      return [field, compared(value, reader(shape.filters[field], field))];
    }),
  );
}

function compared(comparator: object, read: (value: unknown) => unknown): Filter {
  return Object.fromEntries(
    Object.entries(comparator).map(([operator, value]) => [
      operator,
      Array.isArray(value) ? value.map(read) : value == null ? value : read(value),
    ]),
  ) as Filter;
}

function reader(kind: FilterKind | undefined, field: string): (value: unknown) => unknown {
  if (kind === undefined) throw new ListRefused(`\`filter\`: there is no ${field}`);
  if (typeof kind === 'string') return (value) => checked(SCHEMAS[kind], field, value);
  if ('values' in kind) return (value) => value;
  return (value) => uuidOf(kind.id, String(value)) ?? refuse(field, `${String(value)} is no ${kind.id} id`);
}

function checked(schema: z.ZodType, field: string, value: unknown): unknown {
  const read = schema.safeParse(value);
  return read.success ? read.data : refuse(field, read.error.issues[0]?.message ?? 'is not usable');
}

function refuse(field: string, message: string): never {
  throw new ListRefused(`\`filter.${field}\`: ${message}`);
}

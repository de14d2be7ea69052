import { createHash } from 'node:crypto';
import { listText } from './list-text';
import type { Scope } from './scope';
import { compile } from './statement';

/** A column a list can be filtered or ordered by: SQL from the list's own text, never from a client. */
export interface ListColumn {
  readonly sql: string;
  readonly type: 'uuid' | 'text' | 'numeric' | 'bigint' | 'timestamptz' | 'date' | 'integer' | 'boolean';
}

/** What a list reads and by what it may be narrowed and sorted; every table in it stands behind a wall. */
export interface ListSpec {
  readonly name: string;
  readonly select: string;
  readonly from: string;
  readonly where: string;
  readonly id: ListColumn;
  readonly filters: Readonly<Record<string, ListColumn>>;
  readonly orders: Readonly<Record<string, ListColumn>>;
  /** The order of a list that was asked for none: newest first where ids are made by time. */
  readonly defaultOrder: Order;
}

export interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

export type Comparator = Readonly<Record<string, unknown>>;

/** A tree of comparators over the filterable columns, joined by and, or, not. */
export type Filter = { readonly [field: string]: Comparator | Filter | readonly Filter[] | null | undefined };

export interface ListQuery {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: readonly Order[] | null;
  /** Values for the spec's own parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface Page<Item> {
  readonly items: readonly { readonly item: Item; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly total: () => Promise<number>;
}

/** Turned down before anything ran: the argument that is wrong, and what would be right. */
export class ListRefused extends Error {}

/** Reads one page by key, never by offset, in an order that is total because the id breaks ties. */
export async function readPage<Item extends object>(
  scope: Scope,
  spec: ListSpec,
  query: ListQuery,
): Promise<Page<Item>> {
  const size = pageSize(query);
  const isBackward = query.last != null;
  const { text, countText, parameters } = listText(spec, query, size + 1);
  const rows = await scope.rows<Item & { readonly __key: readonly string[] }>(named(spec, text), parameters);
  const kept = rows.slice(0, size);
  if (isBackward) kept.reverse();
  const signature = signatureOf(query);
  const hasMore = rows.length > size;
  return {
    items: kept.map(({ __key, ...item }) => ({
      item: item as unknown as Item,
      cursor: encodeCursor(signature, __key),
    })),
    hasNextPage: isBackward ? query.before != null : hasMore,
    hasPreviousPage: isBackward ? hasMore : query.after != null,
    total: async () => Number((await scope.one<{ total: bigint }>(named(spec, countText), parameters))?.total ?? 0n),
  };
}

function pageSize({ first, last }: ListQuery): number {
  if ((first == null) === (last == null)) throw new ListRefused('give either `first` or `last`, from 1 to 100');
  const size = first ?? last ?? 0;
  if (size < 1 || size > 100) throw new ListRefused(`\`${first == null ? 'last' : 'first'}\` must be from 1 to 100`);
  return size;
}

const named = (spec: ListSpec, text: string) => compile(`list.${spec.name}.${hash(text)}`, text);

/** Binds a cursor to its filter and order: a cursor of another list means nothing here. */
export const signatureOf = (query: ListQuery): string =>
  hash(JSON.stringify([query.filter ?? null, query.orderBy ?? null]));

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

export const encodeCursor = (signature: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([signature, ...key])).toString('base64url');

/** The key a cursor stands for; a malformed cursor, or one of another filter or order, is refused. */
export function decodeCursor(query: ListQuery, cursor: string, argument: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') && parsed[0] === signatureOf(query))
      return parsed.slice(1);
  } catch {
    // Falls through to the one refusal below.
  }
  throw new ListRefused(`\`${argument}\` is not a cursor of this list with this filter and order`);
}

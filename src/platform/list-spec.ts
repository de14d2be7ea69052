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

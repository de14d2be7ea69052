import DataLoader from 'dataloader';
import type { Refusal } from '../kernel/refusal';
import { type Connection, toConnection } from '../platform/graphql/connection.type';
import { type ListShape, listQuery } from '../platform/graphql/filter-values';
import { readPage } from '../platform/list';
import type { ListQuery } from '../platform/list-spec';
import type { LoaderSpec } from '../platform/loader';
import type { Scope, WholeScope } from '../platform/scope';
import { type Command, type CommandResult, type House, perform } from './command';
import { authorityOf, type Hat } from './hat.rules';

/** No statement of a read that somebody waits for takes longer. */
const READ_MS = 2_000;

/** The payload part that every mutation shares. */
export interface PayloadBase {
  readonly userErrors: readonly Refusal[];
  readonly isReplayed: boolean;
}

/** Fields that are read only if they are selected: GraphQL calls a function where it finds one. */
export type LazyFields = Readonly<Record<string, () => unknown>>;

/**
 * One GraphQL operation of one hat: a read scope that opens with the first read, loaders that live as long as it, and a
 * fresh pair of both for each mutation, so that a payload shows what was committed.
 */
export class Request {
  private reading: WholeScope;
  private loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly house: House,
    readonly hat: Hat,
    /** When its token ends; null where no token brought it. */
    readonly expiresAt: string | null = null,
  ) {
    this.reading = this.open();
  }

  get scope(): Scope {
    return this.reading;
  }

  /** Loads one value; keys asked for in the same tick are read together. Null where the hat sees no such row. */
  async load<Key extends string, Value>(spec: LoaderSpec<Key, Value>, key: Key): Promise<Value | null> {
    let known = this.loaders.get(spec.name) as DataLoader<Key, Value | null> | undefined;
    if (known === undefined) {
      known = new DataLoader<Key, Value | null>(async (keys) => {
        const found = await spec.batch(this.reading, keys);
        return keys.map((wanted) => found.get(wanted) ?? null);
      });
      this.loaders.set(spec.name, known as DataLoader<string, unknown>);
    }
    return known.load(key);
  }

  /** Reads one page of a list as a connection of nodes. */
  async connection<Item extends object, Node>(
    shape: ListShape,
    args: ListQuery,
    toNode: (item: Item) => Node,
    parameters: ListQuery['parameters'] = {},
  ): Promise<Connection<Node>> {
    return toConnection(
      await readPage<Item>(this.reading, shape.spec, { ...listQuery(shape, args), parameters }),
      toNode,
    );
  }

  /** Performs a command and answers with its payload, read afresh after the commit; refusals come as `userErrors`. */
  async mutate<Input, Result extends CommandResult, Payload extends LazyFields>(
    definition: Command<Input, Result>,
    raw: unknown,
    payload: (result: Result, request: Request) => Payload,
  ): Promise<Partial<Payload> & PayloadBase> {
    // Before the command asks for a connection this operation gives its own back: nobody holds one while waiting for another.
    await this.refresh();
    const performed = await perform(this.house, this.hat, definition, raw);
    if ('refusals' in performed)
      return { userErrors: performed.refusals, isReplayed: false } as Partial<Payload> & PayloadBase;
    return { ...payload(performed.result, this), userErrors: [], isReplayed: performed.isReplayed };
  }

  /** Ends the operation: commits the read transaction and gives its connection back. */
  async finish(): Promise<void> {
    await this.reading.close();
  }

  private open(): WholeScope {
    return this.house.database.reading(authorityOf(this.hat), READ_MS);
  }

  private async refresh(): Promise<void> {
    await this.reading.close();
    this.reading = this.open();
    this.loaders = new Map();
  }
}

/** Apollo clones the context of an operation shallowly, so the request sits one level down. */
export interface Context {
  readonly request: Request;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getNamedType, isInputObjectType } from 'graphql';
import { systemIds } from '../../../src/platform/ports';
import { OPERATIONS } from '../../../test/support/operation-table';
import { type OperationWorld, operationWorld } from '../../../test/support/operation-world';
import type { Sending } from '../../../test/support/seed';
import { mutation, post } from '../harness/api';
import { numbers } from '../harness/crowd';
import { perPeriod } from './per-period';
import { perPot } from './per-pot';

/** One request, ready to be sent any number of times. */
export interface Sender {
  readonly token: string;
  readonly query: string;
  readonly variables: object;
}

/** A mutation that moves money, and how to make requests of it that all have the same effect. */
export interface MoneyMutation {
  readonly name: string;
  /** What happens in order cannot be sent all at once. */
  readonly atOnce: number;
  /** Whether making the next request undoes the one before: each is sent before the next is made. */
  readonly isOneByOne: boolean;
  prepare(count: number): Promise<Sender[]>;
}

const SCHEMA = path.join(__dirname, '..', '..', '..', 'schema', 'schema.graphql');
const AT_ONCE = 4;

/** Every mutation of the schema that takes an idempotency key; what to send comes from the table of documents. */
export function moneyMutations(api: Sending, only: readonly string[] | null): readonly MoneyMutation[] {
  const fields = Object.values(buildSchema(readFileSync(SCHEMA, 'utf8')).getMutationType()?.getFields() ?? {});
  let made: Promise<OperationWorld> | undefined;
  const world = (): Promise<OperationWorld> => {
    made ??= operationWorld(api);
    return made;
  };
  return fields
    .filter(({ name }) => only?.includes(name) ?? true)
    .filter(({ args }) =>
      args.some(({ type }) => {
        const input = getNamedType(type);
        return isInputObjectType(input) && 'idempotencyKey' in input.getFields();
      }),
    )
    .map(({ name }) => {
      const own = { ...perPeriod(api), ...perPot(api) }[name];
      const isOneByOne = name.startsWith('payout');
      if (own === undefined)
        return { name, atOnce: AT_ONCE, isOneByOne, prepare: async (count) => fromTable(await world(), name, count) };
      const prepare = async (count: number): Promise<Sender[]> =>
        (await own.requests(count)).map(({ token, input }) => ({
          token,
          query: mutation(name, ''),
          variables: { input: { idempotencyKey: systemIds.next(), ...input } },
        }));
      return { name, atOnce: own.isInOrder ? 1 : AT_ONCE, isOneByOne, prepare };
    });
}

async function fromTable(world: OperationWorld, name: string, count: number): Promise<Sender[]> {
  const row = OPERATIONS.find(({ text }) => text.includes(`${name}(input`));
  if (row === undefined) throw new Error(`no document of schema/operations sends ${name}`);
  const senders: Sender[] = [];
  for (const _ of numbers(count)) {
    const { input } = (await row.variables(world)) as { readonly input: object };
    const variables = { input: { idempotencyKey: world.key(), ...input } };
    senders.push({ token: world.tokens[row.sender], query: row.text, variables });
  }
  return senders;
}

/** Sends a request until it is acknowledged, with the same key each time; returns how often that took. */
export async function acknowledged(name: string, request: Sender, port: () => number): Promise<number> {
  const { token, query, variables } = request;
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await post(port(), token, query, variables);
    const payload = status === 200 ? JSON.parse(text).data?.[name] : undefined;
    if (payload?.userErrors?.length === 0) return attempt;
    if (payload?.userErrors !== undefined || attempt >= 20) throw new Error(`${name}: ${status} ${text}`);
  }
}

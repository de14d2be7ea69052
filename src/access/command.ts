import type { z } from 'zod';
import { contentHash } from '../kernel/canonical-json';
import { type Refusal, Refused, refuse } from '../kernel/refusal';
import type { Database } from '../platform/database';
import { Idempotency } from '../platform/idempotency.entity';
import type { Bus } from '../platform/live/bus';
import { parseInput } from '../platform/parse-input';
import type { Clock, Ids } from '../platform/ports';
import { statement } from '../platform/statement';
import { insertRows, type Row } from '../platform/table';
import { Unit } from '../platform/unit';
import { wall } from '../platform/wall';
import { type Action, may } from './actions.rules';
import { authorityOf, type Hat } from './hat.rules';

/** What a use case needs from the world. */
export interface House {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Wakes live streams of this process. */
  readonly bus: Bus;
  /** Tells the relay that something was committed. */
  readonly poke: () => void;
}

/** The ids (and one-time secrets) of what a command made or changed; kept with the idempotency key, so plain JSON. */
export type CommandResult = Readonly<Record<string, string | number | boolean | null | readonly unknown[]>>;

/** One use case: who may call it, what it takes, and what it does in one transaction. */
export interface Command<Input, Result extends CommandResult> {
  readonly name: string;
  readonly action: Action;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  /** For the few commands that run under another hat than the caller's: installing a vendor, accepting an invitation. */
  readonly under?: (hat: Hat, input: Input) => Hat;
  readonly execute: (unit: Unit, hat: Hat, input: Input) => Promise<Result>;
}

export type Performed<Result> =
  | { readonly result: Result; readonly isReplayed: boolean }
  | { readonly refusals: readonly Refusal[] };

const REMEMBERED = statement(
  'idempotency.remembered',
  `select i.input_hash as "inputHash", i.result from idempotency i
   where ${wall('i', 'idempotency')} and i.operation = :operation and i.key = :key`,
);

/** Gives a command its type without repeating it. */
export const command = <Input, Result extends CommandResult>(
  definition: Command<Input, Result>,
): Command<Input, Result> => definition;

/**
 * Authorises, reads the input, and runs the command in one transaction together with its audit, outbox and idempotency
 * rows. An expected refusal comes back as data and leaves nothing behind; the key of a refused request is free again.
 */
export async function perform<Input, Result extends CommandResult>(
  house: House,
  caller: Hat,
  definition: Command<Input, Result>,
  raw: unknown,
): Promise<Performed<Result>> {
  try {
    if (!may(caller, definition.action))
      refuse('FORBIDDEN', null, `${definition.name} is not for the role ${caller.role}`);
    const input = parseInput(definition.input, raw);
    const hat = definition.under?.(caller, input) ?? caller;
    const performed = await house.database.writing(authorityOf(hat), async (scope) => {
      const unit = new Unit(scope, house.clock.now(), house.ids);
      const memory = remembering(unit, definition.name, raw);
      const replayed = await memory.recall();
      if (replayed !== undefined) return { result: replayed as Result, isReplayed: true };
      const result = await definition.execute(unit, hat, input).catch(memory.unlessTwin);
      await unit.flush();
      await memory.keep(result);
      return { result, isReplayed: false };
    });
    house.poke();
    return performed;
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals };
    throw error;
  }
}

const REUSED = 'idempotencyKey: was used before with another input';

/** Two requests with one key ran at once: the other one won, so this one starts again and finds its result. */
class LostToTwin extends Error {
  readonly code = '40001';

  constructor(operation: string) {
    super(`${operation} was performed at the same moment under the same key`);
  }
}

const rethrow = (error: unknown): never => {
  throw error;
};

function remembering(unit: Unit, operation: string, raw: unknown) {
  const key: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'idempotencyKey') : undefined;
  if (typeof key !== 'string')
    return { recall: async () => undefined, unlessTwin: rethrow, keep: async () => undefined };
  const inputHash = contentHash(raw);
  const remembered = () =>
    unit.scope.one<Pick<Row<Idempotency>, 'inputHash' | 'result'>>(REMEMBERED, { operation, key });
  return {
    async recall(): Promise<unknown> {
      const known = await remembered();
      if (known === undefined) return undefined;
      if (known.inputHash !== inputHash) refuse('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', REUSED);
      return known.result;
    },
    /** A refusal may only tell that a twin has just done the same under the same key: that is a success, not a refusal. */
    async unlessTwin(error: unknown): Promise<never> {
      if (error instanceof Refused && (await remembered()) !== undefined) throw new LostToTwin(operation);
      throw error;
    },
    async keep(result: CommandResult): Promise<void> {
      const personId = unit.scope.authority.personId ?? unit.vendorId;
      const row = { vendorId: unit.vendorId, operation, key, personId, inputHash, result, at: unit.now };
      const kept = await insertRows(unit.scope, Idempotency, [row]);
      if (kept.length > 0) return;
      if ((await remembered()) === undefined) refuse('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', REUSED);
      throw new LostToTwin(operation);
    },
  };
}

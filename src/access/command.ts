import type { z } from 'zod';
import { contentHash } from '../kernel/canonical-json';
import { type Refusal, Refused, refuse } from '../kernel/refusal';
import type { Database } from '../platform/database';
import type { Bus } from '../platform/live/bus';
import { parseInput } from '../platform/parse-input';
import type { Clock, Ids } from '../platform/ports';
import type { Scope } from '../platform/scope';
import { Unit } from '../platform/unit';
import { type Action, may } from './actions.rules';
import { authorityOf, type Hat } from './hat.rules';
import { type Memory, NO_MEMORY, rememberedUnder } from './memory';

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

export interface PerformOptions {
  /** Remembers the result under this key although the command takes none from its callers; never where it tells a secret. */
  readonly rememberedAs?: string;
}

/** Gives a command its type without repeating it. */
export const command = <Input, Result extends CommandResult>(
  definition: Command<Input, Result>,
): Command<Input, Result> => definition;

/**
 * Authorises, reads the input, and runs the command in one transaction together with its audit, outbox and idempotency
 * rows. An expected refusal comes back as data and leaves nothing behind; the key of a refused request is free again. A
 * repeat is authorised like a first time, and only the hat that was answered before is answered again.
 */
export async function perform<Input, Result extends CommandResult>(
  house: House,
  caller: Hat,
  definition: Command<Input, Result>,
  raw: unknown,
  { rememberedAs }: PerformOptions = {},
): Promise<Performed<Result>> {
  try {
    if (!may(caller, definition.action))
      refuse('FORBIDDEN', null, `${definition.name} is not for the role ${caller.role}`);
    const input = parseInput(definition.input, raw);
    const hat = definition.under?.(caller, input) ?? caller;
    const key = rememberedAs ?? keyOf(input);
    const inputHash = contentHash([raw, hat.role, hat.partnerId, hat.customerId]);
    const work = async (scope: Scope): Promise<Performed<Result>> => {
      const unit = new Unit(scope, house.clock.now(), house.ids);
      const memory: Memory = key === undefined ? NO_MEMORY : rememberedUnder(unit, definition.name, key, inputHash);
      const replayed = await memory.recall();
      if (replayed !== undefined) return { result: replayed as Result, isReplayed: true };
      const result = await definition.execute(unit, hat, input).catch(memory.unlessTwin);
      await unit.flush();
      await memory.keep(result);
      return { result, isReplayed: false };
    };
    const performed = await house.database.writing(authorityOf(hat), work, { isRepeatable: key !== undefined });
    house.poke();
    return performed;
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals };
    throw error;
  }
}

/** The key of an input whose command declares one; the schema has dropped every other. */
function keyOf(input: unknown): string | undefined {
  const key: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'idempotencyKey') : undefined;
  return typeof key === 'string' ? key : undefined;
}

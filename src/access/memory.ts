import { Refused, refuse } from '../kernel/refusal';
import { Idempotency } from '../platform/idempotency.entity';
import { statement } from '../platform/statement';
import { insertRows, type Row } from '../platform/table';
import { TryAgain } from '../platform/try-again';
import type { Unit } from '../platform/unit';
import { wall } from '../platform/wall';

/** What one unit remembers of an earlier request under its key. */
export interface Memory {
  /** The result of the first time; undefined where there was none. */
  recall(): Promise<unknown>;
  /** Throws what was caught, or `TryAgain` where it only tells that a twin has just succeeded under the same key. */
  readonly unlessTwin: (error: unknown) => Promise<never>;
  keep(result: unknown): Promise<void>;
}

const REMEMBERED = statement(
  'idempotency.remembered',
  `select i.input_hash as "inputHash", i.result from idempotency i where ${wall('i', 'idempotency')}
   and i.person_id = :person_id and i.operation = :operation and i.key = :key`,
);
const REUSED = 'idempotencyKey: was used before with another input, or in another role';

/** For a command that was given no key. */
export const NO_MEMORY: Memory = {
  recall: async () => undefined,
  unlessTwin: async (error) => {
    throw error;
  },
  keep: async () => undefined,
};

/** The memory of one person, one operation and one key; a machine has no person and remembers as its vendor. */
export function rememberedUnder(unit: Unit, operation: string, key: string, inputHash: string): Memory {
  const personId = unit.scope.authority.personId ?? unit.vendorId;
  const remembered = () =>
    unit.scope.one<Pick<Row<Idempotency>, 'inputHash' | 'result'>>(REMEMBERED, { person_id: personId, operation, key });
  const twin = () => new TryAgain(`${operation} was performed under the same key`);
  return {
    async recall() {
      const known = await remembered();
      if (known === undefined) return undefined;
      if (known.inputHash !== inputHash) refuse('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', REUSED);
      return known.result;
    },
    async unlessTwin(error) {
      if (error instanceof Refused && (await remembered()) !== undefined) throw twin();
      throw error;
    },
    async keep(result) {
      const row = { vendorId: unit.vendorId, operation, key, personId, inputHash, result, at: unit.now };
      if ((await insertRows(unit.scope, Idempotency, [row])).length === 0) throw twin();
    },
  };
}

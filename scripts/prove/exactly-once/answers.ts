import { uuidOf } from '../../../src/kernel/id';

/** One answer to one caller who verified one outcome. */
export interface Answered {
  /** It was the first; it was told of the first; or neither. */
  readonly kind: 'FIRST' | 'NAMES_FIRST' | 'WRONG';
  readonly status: number;
  readonly text: string;
  /** When the first verification was made, as the answer says. */
  readonly at: string | null;
  readonly isReplayed: boolean;
}

/** How often something counts in the books, and when it was done. */
export interface Effect {
  readonly count: number;
  readonly at: string;
}

/** A way to verify outcomes, and to see what came of it. */
export interface Verifying {
  verify(outcomeId: string, caller: number, server: number): Promise<Answered>;
  /** By outcome, as UUID. */
  effects(): Promise<ReadonlyMap<string, Effect>>;
}

/** Exactly one effect and one first answer per outcome, and all others name it. */
export function judged(
  answers: ReadonlyMap<string, readonly Answered[]>,
  effects: ReadonlyMap<string, Effect>,
  callers: number,
): { readonly faults: readonly string[]; readonly named: number } {
  let named = 0;
  const faults = [...answers].flatMap(([outcomeId, all]) => {
    const effect = effects.get(uuidOf('outcome', outcomeId) ?? '') ?? { count: 0, at: '' };
    const first = all.filter(({ kind, isReplayed }) => kind === 'FIRST' && !isReplayed);
    const naming = all.slice(0, callers).filter(({ kind, at }) => kind === 'NAMES_FIRST' && at === effect.at);
    named += naming.length;
    const strange = all.filter(({ kind, at }) => kind === 'WRONG' || at !== effect.at);
    return [
      ...(effect.count === 1 ? [] : [`${outcomeId} counts ${effect.count} times`]),
      ...(first.length === 1 ? [] : [`${outcomeId}: ${first.length} callers were told that they were first`]),
      ...(naming.length === callers - 1
        ? []
        : [`${outcomeId}: ${naming.length} of ${callers - 1} were told of the first`]),
      ...strange.map(({ status, text }) => `${outcomeId}: ${status} ${text}`),
    ];
  });
  return { faults, named };
}

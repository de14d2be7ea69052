import type { HoldbackPot } from '../engine/plan';

/** What identifies one line of pay of one period, and who is paid by it in which currency. */
export interface LineKey {
  readonly component: string;
  /** Empty where the component is not computed per segment. */
  readonly segment: string;
  readonly payee: string;
  readonly partnerId: string;
  readonly currency: string;
}

/** An amount and the part of it that is held back, in minor units. */
export interface Sum {
  readonly amount: bigint;
  readonly held: bigint;
}

interface Potted extends Sum {
  /** Where the held part waits. */
  readonly pot: HoldbackPot;
}

/** A line as the recompute of the whole period has it. */
export interface DueLine extends LineKey, Potted {}

/** The revisions of one line so far: their sum, and the last of them. */
export interface PostedLine extends LineKey, Potted {
  readonly revision: number;
  readonly lineId: string;
}

/** What one line has to change by, so that all its revisions together are the recompute. */
export interface Revision<Due extends DueLine> extends LineKey, Potted {
  readonly revision: number;
  readonly before: PostedLine | null;
  /** The line of the recompute; null where it has vanished. */
  readonly due: Due | null;
}

/**
 * Compares a recompute with what was posted: a new line is posted in full (also one of zero, so that its reason can be
 * read), a changed one by its difference, also one of zero where its held part waits elsewhere now, a vanished one is taken
 * back, an equal one gives nothing. Sum of posted and new revisions = recompute, for every line.
 */
export function revise<Due extends DueLine>(
  due: readonly Due[],
  posted: readonly PostedLine[],
): readonly Revision<Due>[] {
  const before = new Map(posted.map((line) => [keyOf(line), line]));
  const now = new Set(due.map(keyOf));
  const numbers = new Map<string, number>();
  for (const line of posted) numbers.set(slotOf(line), Math.max(numbers.get(slotOf(line)) ?? 0, line.revision));
  const numbered = (line: LineKey): number => {
    const number = (numbers.get(slotOf(line)) ?? 0) + 1;
    numbers.set(slotOf(line), number);
    return number;
  };
  const vanished = posted
    .filter((line) => !now.has(keyOf(line)) && (line.amount !== 0n || line.held !== 0n))
    .map((line) => ({
      ...named(line),
      ...minus(NOTHING, line),
      pot: line.pot,
      revision: numbered(line),
      before: line,
      due: null,
    }));
  const changed = due.flatMap((line) => {
    const known = before.get(keyOf(line)) ?? null;
    const change = minus(line, known ?? NOTHING);
    // Of nothing that is held any more nothing moves: what was held is taken back from where it waited.
    const pot = line.held === 0n ? (known ?? line).pot : line.pot;
    if (known !== null && change.amount === 0n && change.held === 0n && !waitsElsewhere(known, pot)) return [];
    return [{ ...named(line), ...change, pot, revision: numbered(line), before: known, due: line }];
  });
  return [...vanished, ...changed];
}

/** Whether a held part that was posted has to move to this pot. */
export const waitsElsewhere = ({ held, pot }: PostedLine, now: HoldbackPot): boolean => held !== 0n && pot !== now;

const NOTHING: Sum = { amount: 0n, held: 0n };

const minus = (a: Sum, b: Sum): Sum => ({ amount: a.amount - b.amount, held: a.held - b.held });

const named = ({ component, segment, payee, partnerId, currency }: LineKey): LineKey => ({
  component,
  segment,
  payee,
  partnerId,
  currency,
});

/** Revisions are numbered per component, segment and payee; the database guards that number. */
const slotOf = ({ component, segment, payee }: LineKey): string => JSON.stringify([component, segment, payee]);

/** One text per line of a period and payee. */
export const keyOf = (line: LineKey): string => JSON.stringify([slotOf(line), line.partnerId, line.currency]);

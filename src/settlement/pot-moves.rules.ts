import type { HoldbackPot } from '../engine/plan';
import type { Transfer } from '../ledger/posting.rules';
import { type Available, afterMovement, availableKey, NOTHING, type Place, POT_ACCOUNT } from './booking.rules';
import { type DueLine, type Revision, waitsElsewhere } from './revision.rules';

/** What one run moves from pot to pot for one payee. */
export interface Move {
  readonly partnerId: string;
  readonly currency: string;
  readonly from: HoldbackPot;
  readonly to: HoldbackPot;
  /** Minor units, above zero. */
  readonly held: bigint;
}

/**
 * What revisions move: each pot is released and forfeited by itself, so what is held of a line goes to the pot in which it
 * waits now. Held parts of both signs, and ways there and back, make one move per payee and pair of pots.
 */
export function movesOf(revisions: readonly Revision<DueLine>[]): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const { before, due, pot, partnerId, currency } of revisions) {
    if (before === null || due === null || !waitsElsewhere(before, pot)) continue;
    const [from, to] = [before.pot, pot].sort() as [HoldbackPot, HoldbackPot];
    const key = [partnerId, currency, from, to].join(' ');
    const held = (moves.get(key)?.held ?? 0n) + (from === before.pot ? before.held : -before.held);
    moves.set(key, { partnerId, currency, from, to, held });
  }
  return [...moves.values()]
    .filter(({ held }) => held !== 0n)
    .map((move) => (move.held > 0n ? move : { ...move, from: move.to, to: move.from, held: -move.held }));
}

/** Books moves as far as the pots still have what is to move: what was released or forfeited stays so. */
export function movedBetween(
  moves: readonly Move[],
  available: ReadonlyMap<string, Available>,
  place: Place,
): readonly Transfer[] {
  const left = new Map(available);
  return moves.flatMap(({ from, to, held, partnerId, currency }) => {
    const key = availableKey({ partnerId, currency });
    const has = left.get(key) ?? NOTHING;
    const amount = held < has[POT_ACCOUNT[from]] ? held : has[POT_ACCOUNT[from]];
    if (amount <= 0n) return [];
    const movement = { debit: POT_ACCOUNT[from], credit: POT_ACCOUNT[to], amount };
    left.set(key, afterMovement(has, movement));
    return [{ ...movement, partnerId, currency, ...place }];
  });
}

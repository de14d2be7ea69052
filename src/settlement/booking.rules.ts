import type { Carried } from '../engine/carried';
import type { HoldbackPot } from '../engine/plan';
import type { Transfer } from '../ledger/posting.rules';
import { carriedMovements, type Standing, standingAfter } from './carried-booking.rules';

/** What one revision of a line changes for its payee. */
export interface Change {
  readonly partnerId: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly held: bigint;
  /** Where the held part waits. */
  readonly pot: HoldbackPot;
  /** The balance that the line fills or draws on instead of the vendor's expense. */
  readonly carried?: Carried['kind'] | null;
}

/** The accounts from which a negative revision may take. */
export const AVAILABLE = ['PARTNER_ACCRUED', 'PARTNER_HELD', 'PARTNER_RETENTION', 'PARTNER_WARRANTY'] as const;

/** What a payee has on them. */
export type Available = Readonly<Record<(typeof AVAILABLE)[number], bigint>>;

/** What was forfeited of each pot of a payee and still stands: what was given back of it does not. */
export type Forfeited = Readonly<Record<Pot, bigint>>;

/** Where the transfers belong: the agreement, and the open period that takes them. */
export interface Place {
  readonly agreementId: string;
  readonly periodId: string;
  readonly periodLabel: string;
}

/** The key under which it is known what a payee has available. */
export const availableKey = ({ partnerId, currency }: Pick<Change, 'partnerId' | 'currency'>): string =>
  `${partnerId} ${currency}`;

/** What a payee stands at beside its accounts, by `availableKey`. */
export interface Known {
  readonly standings?: ReadonlyMap<string, Standing> | undefined;
  readonly forfeited?: ReadonlyMap<string, Forfeited> | undefined;
}

/** What revisions book: first what they give back of forfeits, into its pot, then what they change. */
export interface Booking {
  readonly returned: readonly Transfer[];
  readonly transfers: readonly Transfer[];
}

/**
 * Books revisions: what is earned goes from expense to accrued and to the pot of its held share; what is taken back leaves its
 * held share first, from its own pot before the others, then accrued, and what neither has becomes a receivable. What was
 * forfeited of a held share is given back before accrued is touched: the payee has lost it already. No account is taken
 * below zero. Gains are booked before losses, so that a payee owes nothing that the same run has earned.
 */
export function bookingOf(
  changes: readonly Change[],
  available: ReadonlyMap<string, Available>,
  place: Place,
  { standings, forfeited }: Known = {},
): Booking {
  const left = new Map(available);
  const stands = new Map(standings);
  const lost = new Map(forfeited);
  const returned: Transfer[] = [];
  const gains = changes.filter(({ amount }) => amount >= 0n);
  const losses = changes.filter(({ amount }) => amount < 0n);
  const transfers = [...gains, ...losses].flatMap((change) => {
    const key = availableKey(change);
    const { partnerId, currency } = change;
    const placed = (movement: Movement): Transfer => ({ ...movement, partnerId, currency, ...place });
    const back = change.carried == null ? returnedBy(change, left.get(key) ?? NOTHING, lost.get(key) ?? NOTHING) : [];
    returned.push(...back.map(placed));
    lost.set(key, back.reduce(stillStanding, lost.get(key) ?? NOTHING));
    const before = back.reduce(afterMovement, left.get(key) ?? NOTHING);
    const standing = stands.get(key) ?? NOWHERE;
    const kind = change.carried ?? null;
    const movements = (
      kind === null ? booked(change, before) : carriedMovements(kind, change.amount, standing, before.PARTNER_ACCRUED)
    ).filter(({ amount }) => amount > 0n);
    left.set(key, movements.reduce(afterMovement, before));
    stands.set(key, standingAfter(kind, change.amount, standing, movements));
    return movements.map(placed);
  });
  return { returned, transfers };
}

type Pot = Exclude<keyof Available, 'PARTNER_ACCRUED'>;
type Movement = Pick<Transfer, 'debit' | 'credit' | 'amount'>;

const NOWHERE: Standing = { RESERVE: 0n, ADVANCE: 0n, owed: 0n };
export const NOTHING: Available = {
  PARTNER_ACCRUED: 0n,
  PARTNER_HELD: 0n,
  PARTNER_RETENTION: 0n,
  PARTNER_WARRANTY: 0n,
};
/** The account of each pot. */
export const POT_ACCOUNT: Readonly<Record<HoldbackPot, Pot>> = {
  HOLDBACK: 'PARTNER_HELD',
  RETENTION: 'PARTNER_RETENTION',
  WARRANTY: 'PARTNER_WARRANTY',
};

/** What of a held share that is taken back the pots no longer have, because it was forfeited. */
function returnedBy({ held, pot }: Change, available: Available, forfeited: Forfeited): readonly Movement[] {
  const wanted = max(-held, 0n);
  const had = takenFrom(POT_ACCOUNT[pot], wanted, available).reduce((sum, { amount }) => sum + amount, 0n);
  return takenFrom(POT_ACCOUNT[pot], wanted - had, forfeited)
    .filter(({ amount }) => amount > 0n)
    .map((part) => ({ debit: 'VENDOR_EXPENSE', credit: part.debit, amount: part.amount }));
}

const stillStanding = (forfeited: Forfeited, { credit, amount }: Movement): Forfeited => ({
  ...forfeited,
  [credit]: forfeited[credit as Pot] - amount,
});

/** One change; `amount - held` is the part that accrues. */
function booked({ amount, held, pot: name }: Change, available: Available): readonly Movement[] {
  const pot = POT_ACCOUNT[name];
  const toHeld = max(held, 0n);
  // What the pots no longer have (it was released) is taken from the accrued part instead.
  const taken = takenFrom(pot, max(-held, 0n), available);
  const fromHeld = taken.reduce((sum, part) => sum + part.amount, 0n);
  const rest = amount - toHeld + fromHeld;
  const up = max(rest, 0n);
  const down = min(max(-rest, 0n), max(available.PARTNER_ACCRUED, 0n));
  const owed = max(-rest, 0n) - down;
  const [released, retained] = [min(fromHeld, up), min(toHeld, down)];
  return [
    { debit: 'VENDOR_EXPENSE', credit: 'PARTNER_ACCRUED', amount: up - released },
    { debit: 'VENDOR_EXPENSE', credit: pot, amount: toHeld - retained },
    ...first(taken, released).map((part): Movement => ({ ...part, credit: 'PARTNER_ACCRUED' })),
    { debit: 'PARTNER_ACCRUED', credit: pot, amount: retained },
    ...beyond(taken, released).map((part): Movement => ({ ...part, credit: 'VENDOR_EXPENSE' })),
    { debit: 'PARTNER_ACCRUED', credit: 'VENDOR_EXPENSE', amount: down - retained },
    { debit: 'PARTNER_RECEIVABLE', credit: 'VENDOR_EXPENSE', amount: owed },
  ];
}

interface Part {
  readonly debit: Pot;
  readonly amount: bigint;
}

/** What the pots give of a held share that is taken back: its own first. */
function takenFrom(own: Pot, wanted: bigint, available: Forfeited): readonly Part[] {
  if (wanted === 0n) return [];
  const pots = [own, ...Object.values(POT_ACCOUNT).filter((pot) => pot !== own)];
  return first(
    pots.map((debit) => ({ debit, amount: max(available[debit], 0n) })),
    wanted,
  );
}

/** The parts of an amount at the front of some parts. */
function first(parts: readonly Part[], amount: bigint): readonly Part[] {
  let left = amount;
  return parts.map((part) => {
    const taken = min(part.amount, left);
    left -= taken;
    return { ...part, amount: taken };
  });
}

/** What is left of some parts behind that. */
function beyond(parts: readonly Part[], amount: bigint): readonly Part[] {
  const front = first(parts, amount);
  return parts.map((part, index) => ({ ...part, amount: part.amount - (front[index]?.amount ?? 0n) }));
}

/** What is left and come after a movement. */
export function afterMovement(available: Available, { debit, credit, amount }: Movement): Available {
  const moved = { ...available };
  if (isAvailable(credit)) moved[credit] += amount;
  if (isAvailable(debit)) moved[debit] -= amount;
  return moved;
}

const isAvailable = (kind: Movement['debit']): kind is keyof Available => kind in NOTHING;

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

import type { Transfer } from '../ledger/posting.rules';

/** What one revision of a line changes for its payee. */
export interface Change {
  readonly partnerId: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly held: bigint;
}

/** What a payee has on the two accounts from which a negative revision may take. */
export interface Available {
  readonly accrued: bigint;
  readonly held: bigint;
}

/** Where the transfers belong: the agreement, and the open period that takes them. */
export interface Place {
  readonly agreementId: string;
  readonly periodId: string;
  readonly periodLabel: string;
}

/** The key under which it is known what a payee has available. */
export const availableKey = ({ partnerId, currency }: Pick<Change, 'partnerId' | 'currency'>): string =>
  `${partnerId} ${currency}`;

/**
 * Books revisions: what is earned goes from expense to accrued and held; what is taken back leaves its held share first,
 * then accrued, and what neither has becomes a receivable. No account is taken below zero. Gains are booked before
 * losses, so that a payee owes nothing that the same run has earned.
 */
export function transfersOf(
  changes: readonly Change[],
  available: ReadonlyMap<string, Available>,
  place: Place,
): readonly Transfer[] {
  const left = new Map(available);
  const gains = changes.filter(({ amount }) => amount >= 0n);
  const losses = changes.filter(({ amount }) => amount < 0n);
  return [...gains, ...losses].flatMap((change) => {
    const key = availableKey(change);
    const { transfers, remaining } = booked(change, left.get(key) ?? { accrued: 0n, held: 0n });
    left.set(key, remaining);
    const { partnerId, currency } = change;
    return transfers
      .filter(({ amount }) => amount > 0n)
      .map((transfer) => ({ ...transfer, partnerId, currency, ...place }));
  });
}

type Movement = Pick<Transfer, 'debit' | 'credit' | 'amount'>;

/** One change; `amount - held` is the part that accrues. */
function booked({ amount, held }: Change, { accrued, held: pot }: Available) {
  const toHeld = max(held, 0n);
  // What the pot no longer has (it was released) is taken from the accrued part instead.
  const fromHeld = min(max(-held, 0n), max(pot, 0n));
  const rest = amount - toHeld + fromHeld;
  const up = max(rest, 0n);
  const down = min(max(-rest, 0n), max(accrued, 0n));
  const owed = max(-rest, 0n) - down;
  const [released, retained] = [min(fromHeld, up), min(toHeld, down)];
  const transfers: readonly Movement[] = [
    { debit: 'VENDOR_EXPENSE', credit: 'PARTNER_ACCRUED', amount: up - released },
    { debit: 'VENDOR_EXPENSE', credit: 'PARTNER_HELD', amount: toHeld - retained },
    { debit: 'PARTNER_HELD', credit: 'PARTNER_ACCRUED', amount: released },
    { debit: 'PARTNER_ACCRUED', credit: 'PARTNER_HELD', amount: retained },
    { debit: 'PARTNER_HELD', credit: 'VENDOR_EXPENSE', amount: fromHeld - released },
    { debit: 'PARTNER_ACCRUED', credit: 'VENDOR_EXPENSE', amount: down - retained },
    { debit: 'PARTNER_RECEIVABLE', credit: 'VENDOR_EXPENSE', amount: owed },
  ];
  return { transfers, remaining: { accrued: accrued + up - down, held: pot + toHeld - fromHeld } };
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

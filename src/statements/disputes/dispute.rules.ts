import type { Side } from '../../agreements/agreement.rules';
import type { AccountKind } from '../../ledger/account.rules';
import type { Transfer } from '../../ledger/posting.rules';
import type { StatementState } from '../statement.rules';

export const DISPUTE_STATES = [
  'OPEN',
  'RESPONDED',
  'RESOLVED_ACCEPTED',
  'RESOLVED_PARTIAL',
  'RESOLVED_REJECTED',
  'WITHDRAWN',
] as const;

export type DisputeState = (typeof DISPUTE_STATES)[number];

export const RESOLUTIONS = ['ACCEPTED', 'PARTIAL', 'REJECTED', 'WITHDRAWN'] as const;

export type Resolution = (typeof RESOLUTIONS)[number];

export const STATE_AFTER: Readonly<Record<Resolution, DisputeState>> = {
  ACCEPTED: 'RESOLVED_ACCEPTED',
  PARTIAL: 'RESOLVED_PARTIAL',
  REJECTED: 'RESOLVED_REJECTED',
  WITHDRAWN: 'WITHDRAWN',
};

/** A dispute that nobody has decided holds money. */
export const isPending = (state: DisputeState): boolean => state === 'OPEN' || state === 'RESPONDED';

interface Disputed {
  readonly state: DisputeState;
  readonly amount: bigint;
  readonly reduction: bigint;
}

/** What of a line may still be disputed: what it pays at once, less what is disputed and what a decision took already. */
export function disputable(
  line: { readonly amount: bigint; readonly held: bigint },
  disputes: readonly Disputed[],
): bigint {
  const gone = disputes.map(({ state, amount, reduction }) => (isPending(state) ? amount : reduction));
  return gone.reduce((left, one) => left - one, line.amount - line.held);
}

/** Where the money of a line stands that is neither held nor paid: its lock moves it from accrued to payable. */
export const standsOn = (state: StatementState): Extract<AccountKind, 'PARTNER_ACCRUED' | 'PARTNER_PAYABLE'> =>
  state === 'LOCKED' || state === 'PAID' ? 'PARTNER_PAYABLE' : 'PARTNER_ACCRUED';

/** Who may resolve how: the other side decides, and only the one who opened it withdraws. */
export const mayResolve = (openedBy: Side, by: Side, resolution: Resolution): boolean =>
  (resolution === 'WITHDRAWN') === (openedBy === by);

/** The transfers of a decision: what it takes becomes expense taken back, the rest returns to where the line stands. */
export function decided(
  { amount, reduction }: Pick<Disputed, 'amount' | 'reduction'>,
  home: Transfer['credit'],
  place: Omit<Transfer, 'debit' | 'credit' | 'amount'>,
): readonly Transfer[] {
  const transfers: readonly Transfer[] = [
    { ...place, debit: 'PARTNER_DISPUTED', credit: home, amount: amount - reduction },
    { ...place, debit: 'PARTNER_DISPUTED', credit: 'VENDOR_EXPENSE', amount: reduction },
  ];
  return transfers.filter((transfer) => transfer.amount > 0n);
}

import { type AccountKind, type Buckets, bucketsOf, totalOf } from '../ledger/account.rules';
import { byLabel } from './label-order.rules';

export const STATEMENT_STATES = ['DRAFT', 'IN_REVIEW', 'LOCKED', 'PAID'] as const;

export type StatementState = (typeof STATEMENT_STATES)[number];

/** Whether a statement takes no line any more. */
export const isLocked = (state: StatementState): boolean => state === 'LOCKED' || state === 'PAID';

/** What was booked on one kind of account for the partner and currency of a statement, under its label or before it. */
export interface Booked {
  readonly kind: AccountKind;
  readonly label: string;
  /** Whether the lock of a statement booked it, or a release that was paid as by that lock. */
  readonly isLock: boolean;
  /** Credits minus debits. */
  readonly net: bigint;
}

/** The account of a statement: total + broughtForward + owed = held + disputed + carriedForward + recovered + payable. */
export interface StatementFigures {
  readonly total: bigint;
  readonly broughtForward: bigint;
  readonly owed: bigint;
  readonly held: bigint;
  readonly disputed: bigint;
  readonly carriedForward: bigint;
  readonly recovered: bigint;
  readonly payable: bigint;
  /** The part of `payable` that has been paid. */
  readonly paid: bigint;
}

/** Reads the account of a statement off the ledger: nothing of it is stored. */
export function figuresOf(label: string, booked: readonly Booked[]): StatementFigures {
  const own = booked.filter((one) => one.label === label);
  const before = booked.filter((one) => byLabel(one.label, label) < 0);
  const buckets: Buckets = bucketsOf(own);
  const broughtForward = bucketsOf(before).accrued;
  const recovered = -bucketsOf(own.filter(({ isLock }) => isLock)).receivable;
  return {
    total: totalOf(buckets),
    broughtForward,
    owed: buckets.receivable + recovered,
    held: buckets.held,
    disputed: buckets.disputed,
    carriedForward: broughtForward + buckets.accrued,
    recovered,
    payable: buckets.payable + buckets.clearing + buckets.paid,
    paid: buckets.paid,
  };
}

/** A locked statement is paid once nothing of it waits for a payout, is under way, or may come back from a dispute. */
export const isSettled = ({ payable, paid, disputed }: StatementFigures): boolean =>
  payable === paid && disputed === 0n;

/**
 * When a submission counts as made: now, or a millisecond after the one before it where the clock is not beyond that yet. So no
 * two submissions of a statement are at the same instant, and it names one of them.
 */
export const submissionAt = (now: string, last: string | null): string =>
  last === null || last < now ? now : new Date(Date.parse(last) + 1).toISOString();

import type { Holdback } from '../engine/plan';
import type { AccountKind } from '../ledger/account.rules';
import type { Transfer } from '../ledger/posting.rules';

/** Money that is set aside under an agreement and waits for an event. */
export const POTS = ['HOLDBACK', 'RETENTION', 'WARRANTY', 'RESERVE', 'DEPOSIT', 'ESCROW'] as const;
export type Pot = (typeof POTS)[number];

/** The pots that a partner's own earnings fill; the others are paid in. */
export const EARNED_POTS = ['HOLDBACK', 'RETENTION', 'WARRANTY', 'RESERVE'] as const satisfies readonly Pot[];

/** What somebody decides about a pot; what settlement fills it with and takes back needs no decision. */
export const POT_MOVES = ['FUND', 'RELEASE', 'REFUND', 'CALL', 'FORFEIT'] as const;
export type PotMove = (typeof POT_MOVES)[number];

/** The account behind each pot. */
export const ACCOUNT_OF_POT: Readonly<Record<Pot, AccountKind>> = {
  HOLDBACK: 'PARTNER_HELD',
  RETENTION: 'PARTNER_RETENTION',
  WARRANTY: 'PARTNER_WARRANTY',
  RESERVE: 'PARTNER_RESERVE',
  DEPOSIT: 'PARTNER_DEPOSIT',
  ESCROW: 'CUSTOMER_ESCROW',
};

type Movement = Pick<Transfer, 'debit' | 'credit' | 'amount'>;

/**
 * What a decision books. An escrow that is released pays what has accrued in place of the vendor: the partner's claim moves
 * from accrued to payable, and the vendor's expense is relieved of it.
 */
export function movementsOf(pot: Pot, move: PotMove, amount: bigint): readonly Movement[] {
  const account = ACCOUNT_OF_POT[pot];
  switch (move) {
    case 'FUND':
      return [{ debit: 'EXTERNAL', credit: account, amount }];
    case 'REFUND':
      return [{ debit: account, credit: 'EXTERNAL', amount }];
    case 'CALL':
    case 'FORFEIT':
      return [{ debit: account, credit: 'VENDOR_EXPENSE', amount }];
    case 'RELEASE':
      if (pot !== 'ESCROW') return [{ debit: account, credit: 'PARTNER_ACCRUED', amount }];
      return [
        { debit: account, credit: 'PARTNER_PAYABLE', amount },
        { debit: 'PARTNER_ACCRUED', credit: 'VENDOR_EXPENSE', amount },
      ];
  }
}

/** What moved on the account of one pot for one kind of decision; `move` is null for what settlement booked. */
export interface PotNet {
  readonly agreementId: string;
  readonly partnerId: string;
  readonly kind: AccountKind;
  readonly currency: string;
  readonly move: PotMove | null;
  /** Credits minus debits. */
  readonly net: bigint;
}

/** The account of a pot: funded = released + refunded + called + forfeited + held, and held is never negative. */
export interface PotFigures {
  readonly agreementId: string;
  readonly partnerId: string;
  readonly pot: Pot;
  readonly currency: string;
  readonly funded: bigint;
  readonly released: bigint;
  readonly refunded: bigint;
  readonly called: bigint;
  readonly forfeited: bigint;
  readonly held: bigint;
}

/** Reads the pots off the ledger: what flowed in, less what settlement took back, and where the rest went. */
export function figuresOfPots(nets: readonly PotNet[]): readonly PotFigures[] {
  const keys = new Map(nets.map((net) => [keyOf(net), net]));
  return [...keys].map(([key, { agreementId, partnerId, kind, currency }]) => {
    const own = nets.filter((net) => keyOf(net) === key);
    const of = (...moves: readonly (PotMove | null)[]) =>
      own.filter(({ move }) => moves.includes(move)).reduce((sum, { net }) => sum + net, 0n);
    return {
      ...{ agreementId, partnerId, currency, pot: potOf(kind) },
      funded: of(null, 'FUND'),
      released: -of('RELEASE'),
      refunded: -of('REFUND'),
      called: -of('CALL'),
      forfeited: -of('FORFEIT'),
      held: of(null, ...POT_MOVES),
    };
  });
}

/** Why a release has to wait; null where nothing stands in its way. */
export function waitsFor(release: Holdback['release'] | null, today: string, isAccepted: boolean): string | null {
  switch (release?.on) {
    case 'DATE':
      return release.date !== null && today < release.date ? `the terms release it on ${release.date}` : null;
    case 'MILESTONE':
      return isAccepted
        ? null
        : `the terms release it with the milestone ${release.milestone}, which nobody has verified`;
    default:
      return null;
  }
}

const keyOf = ({ agreementId, partnerId, kind, currency }: PotNet): string =>
  [agreementId, partnerId, POTS.indexOf(potOf(kind)), currency].join('/');

const potOf = (kind: AccountKind): Pot => POTS.find((pot) => ACCOUNT_OF_POT[pot] === kind) ?? 'HOLDBACK';

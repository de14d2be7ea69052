import type { Carried } from '../engine/carried';
import type { Transfer } from '../ledger/posting.rules';

/**
 * Where a payee stands with what its agreement carries over: the sums of the lines, which may be below zero for a while when
 * an earlier period is revised before the later ones are.
 */
export interface Standing {
  /** What was set aside, less what was drawn, released and forfeited. */
  readonly RESERVE: bigint;
  /** What was advanced, less what was recovered. */
  readonly ADVANCE: bigint;
  /** The receivable of the payee. */
  readonly owed: bigint;
}

type Movement = Pick<Transfer, 'debit' | 'credit' | 'amount'>;

/**
 * Books the line of a reserve or of a recoverable draw between accrued and the account of its balance: the account holds the
 * standing as long as it is not below zero, a reserve owes below zero, an advance is expense there. Both follow from the
 * standing alone, so that revisions in any order end at the same books.
 */
export function carriedMovements(
  kind: Carried['kind'],
  amount: bigint,
  standing: Standing,
  accrued: bigint,
): readonly Movement[] {
  return kind === 'RESERVE' ? reserved(amount, standing, accrued) : advanced(amount, standing, accrued);
}

/** Where the payee stands after a line of this kind, and after its movements. */
export function standingAfter(
  kind: Carried['kind'] | null,
  amount: bigint,
  standing: Standing,
  movements: readonly Movement[],
): Standing {
  const owed = movements.reduce((sum, { debit, credit, amount: by }) => {
    if (debit === 'PARTNER_RECEIVABLE') return sum + by;
    return credit === 'PARTNER_RECEIVABLE' ? sum - by : sum;
  }, standing.owed);
  if (kind === null) return { ...standing, owed };
  return { ...standing, owed, [kind]: kind === 'RESERVE' ? standing.RESERVE - amount : standing.ADVANCE + amount };
}

function reserved(amount: bigint, { RESERVE: before, owed }: Standing, accrued: bigint): readonly Movement[] {
  const after = before - amount;
  const held = max(after, 0n) - max(before, 0n);
  if (amount > 0n) {
    return [
      { debit: 'PARTNER_RESERVE', credit: 'PARTNER_ACCRUED', amount: -held },
      { debit: 'PARTNER_RECEIVABLE', credit: 'PARTNER_ACCRUED', amount: amount + held },
    ];
  }
  // What was owed in place of the fund, unless a locked statement has recovered it meanwhile.
  const settled = min(min(-amount - held, max(owed, 0n)), max(accrued, 0n));
  const set = min(held, max(accrued, 0n) - settled);
  return [
    { debit: 'PARTNER_ACCRUED', credit: 'PARTNER_RECEIVABLE', amount: settled },
    { debit: 'PARTNER_ACCRUED', credit: 'PARTNER_RESERVE', amount: set },
    { debit: 'PARTNER_RECEIVABLE', credit: 'PARTNER_RESERVE', amount: held - set },
  ];
}

function advanced(amount: bigint, { ADVANCE: before }: Standing, accrued: bigint): readonly Movement[] {
  const lent = max(before + amount, 0n) - max(before, 0n);
  const spent = amount - lent;
  if (amount > 0n) {
    return [
      { debit: 'PARTNER_ADVANCE', credit: 'PARTNER_ACCRUED', amount: lent },
      { debit: 'VENDOR_EXPENSE', credit: 'PARTNER_ACCRUED', amount: spent },
    ];
  }
  const recovered = min(-lent, max(accrued, 0n));
  const returned = min(-spent, max(accrued, 0n) - recovered);
  return [
    { debit: 'PARTNER_ACCRUED', credit: 'PARTNER_ADVANCE', amount: recovered },
    { debit: 'PARTNER_RECEIVABLE', credit: 'PARTNER_ADVANCE', amount: -lent - recovered },
    { debit: 'PARTNER_ACCRUED', credit: 'VENDOR_EXPENSE', amount: returned },
    { debit: 'PARTNER_RECEIVABLE', credit: 'VENDOR_EXPENSE', amount: -spent - returned },
  ];
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

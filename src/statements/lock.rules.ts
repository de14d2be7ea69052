import type { Rational } from '../kernel/rational';
import type { Transfer } from '../ledger/posting.rules';
import { byLabel, isUpTo } from './label-order.rules';

/** What was booked on an account under one label. */
export interface LabelNet {
  readonly label: string;
  readonly amount: bigint;
}

/** What a partner has and owes under one agreement in one currency. */
export interface AgreementMoney {
  readonly agreementId: string;
  /** The period of the agreement to which the lock is booked: its last one up to the label. */
  readonly periodId: string;
  readonly accrued: readonly LabelNet[];
  /** Positive where the partner came to owe, negative where that was recovered. */
  readonly owed: readonly LabelNet[];
  /** The part of what becomes payable that recovery never takes. */
  readonly keepShare: Rational | null;
}

/** Whose statement it is. */
export interface StatementOf {
  readonly partnerId: string;
  readonly currency: string;
  readonly label: string;
}

/**
 * What the lock of a statement books. Per agreement, what has accrued up to its label and was not locked before becomes
 * payable, never more than the account has; a negative rest stays and is carried forward. Then what the partner owes up to
 * the label is recovered from what has just become payable, less the part that each agreement keeps: first what is owed
 * under the same agreement, then what is owed under the others, oldest first, from the agreements in the order of their ids.
 */
export const lockTransfers = (of: StatementOf, agreements: readonly AgreementMoney[]): readonly Transfer[] =>
  payableTransfers(of, agreements, {
    payableOf: (money) => lockable(money, of.label),
    isPayable: false,
    isDue: (label) => isUpTo(label, of.label),
  });

/** What is released under one agreement without a lock to come: it has accrued, or is payable already. */
interface Released {
  readonly agreementId: string;
  readonly amount: bigint;
  readonly isPayable: boolean;
}

/** What follows it at once: it is payable as by a lock, and all that the partner owes is recovered from it first. */
export const releaseTransfers = (
  of: StatementOf,
  { agreementId, amount, isPayable }: Released,
  agreements: readonly AgreementMoney[],
): readonly Transfer[] =>
  payableTransfers(of, agreements, {
    payableOf: (money) => (money.agreementId === agreementId ? amount : 0n),
    isPayable,
    isDue: () => true,
  });

/** What becomes payable under each agreement, or is so already, and which debts are recovered from it. */
interface Rule {
  readonly payableOf: (money: AgreementMoney) => bigint;
  readonly isPayable: boolean;
  readonly isDue: (label: string) => boolean;
}

function payableTransfers(
  of: StatementOf,
  agreements: readonly AgreementMoney[],
  { payableOf, isPayable, isDue }: Rule,
): readonly Transfer[] {
  const sorted = [...agreements].sort((a, b) => (a.agreementId < b.agreementId ? -1 : 1));
  const payable = sorted.map(payableOf);
  const room = sorted.map(({ keepShare }, index) => (payable[index] ?? 0n) - kept(payable[index] ?? 0n, keepShare));
  const debts = sorted.flatMap((money, index) => openDebts(money, isDue).map((debt) => ({ ...debt, index })));
  const movements: Movement[] = isPayable
    ? []
    : payable.map((amount, index) => [index, 'PARTNER_ACCRUED', 'PARTNER_PAYABLE', amount]);
  const recover = (from: number, debt: (typeof debts)[number]): void => {
    const amount = min(room[from] ?? 0n, debt.amount);
    room[from] = (room[from] ?? 0n) - amount;
    debt.amount -= amount;
    movements.push(...recovery(from, debt.index, amount));
  };
  for (const debt of debts) recover(debt.index, debt);
  for (const debt of debts.sort((a, b) => byLabel(a.label, b.label)))
    for (const from of room.keys()) recover(from, debt);
  return movements.flatMap(([index, debit, credit, amount]) => {
    const { agreementId, periodId } = sorted[index] as AgreementMoney;
    const { partnerId, currency, label: periodLabel } = of;
    return amount === 0n ? [] : [{ debit, credit, amount, currency, partnerId, agreementId, periodId, periodLabel }];
  });
}

/** The place of the agreement, the account left, the account reached, and how much. */
type Movement = [number, Transfer['debit'], Transfer['credit'], bigint];

/** Under one agreement a debt is recovered at once; across two the set-off account keeps each booking to one agreement. */
function recovery(from: number, to: number, amount: bigint): Movement[] {
  if (from === to) return [[from, 'PARTNER_PAYABLE', 'PARTNER_RECEIVABLE', amount]];
  return [
    [from, 'PARTNER_PAYABLE', 'VENDOR_SETOFF', amount],
    [to, 'VENDOR_SETOFF', 'PARTNER_RECEIVABLE', amount],
  ];
}

/** What has accrued up to a label and was not locked before, as far as later revisions have left it on the account. */
function lockable({ accrued }: AgreementMoney, label: string): bigint {
  const upTo = sum(accrued.filter((net) => isUpTo(net.label, label)));
  return max(min(upTo, sum(accrued)), 0n);
}

/** The part of an amount that recovery leaves alone, in favour of the partner where it is no whole minor unit. */
function kept(amount: bigint, share: Rational | null): bigint {
  if (share === null) return 0n;
  const { numerator, denominator } = share;
  return (amount * numerator + denominator - 1n) / denominator;
}

/** What is still owed of each label that is due, what was recovered so far having met the oldest first. */
function openDebts({ owed }: AgreementMoney, isDue: Rule['isDue']): { readonly label: string; amount: bigint }[] {
  let recovered = -sum(owed.filter(({ amount }) => amount < 0n));
  return owed
    .filter((net) => net.amount > 0n && isDue(net.label))
    .sort((a, b) => byLabel(a.label, b.label))
    .map((debt) => {
      const met = min(recovered, debt.amount);
      recovered -= met;
      return { label: debt.label, amount: debt.amount - met };
    });
}

const sum = (nets: readonly LabelNet[]): bigint => nets.reduce((total, { amount }) => total + amount, 0n);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

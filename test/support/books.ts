import { type AccountKind, type Buckets, balanceOf, bucketsOf, CHART } from '../../src/ledger/account.rules';
import type { Transfer } from '../../src/ledger/posting.rules';
import type { LabelNet } from '../../src/statements/lock.rules';
import type { Booked } from '../../src/statements/statement.rules';

interface Entry {
  readonly kind: AccountKind;
  readonly agreementId: string;
  readonly label: string;
  readonly isLock: boolean;
  readonly net: bigint;
}

/** A ledger in memory: what transfers leave on the accounts of one partner and currency. */
export class Books {
  private readonly entries: Entry[] = [];

  book(transfers: readonly Transfer[], isLock = false): void {
    for (const { debit, credit, amount, agreementId, periodLabel: label } of transfers) {
      expect(amount).toBeGreaterThan(0n);
      this.entries.push({ kind: debit, agreementId, label, isLock, net: -amount });
      this.entries.push({ kind: credit, agreementId, label, isLock, net: amount });
    }
  }

  balance(kind: AccountKind, agreementId?: string): bigint {
    const own = this.entries.filter((one) => one.kind === kind && (agreementId ?? one.agreementId) === one.agreementId);
    return balanceOf(
      kind,
      own.reduce((sum, { net }) => sum + net, 0n),
    );
  }

  byLabel(kind: AccountKind, agreementId: string): LabelNet[] {
    const nets = new Map<string, bigint>();
    for (const one of this.entries)
      if (one.kind === kind && one.agreementId === agreementId)
        nets.set(one.label, (nets.get(one.label) ?? 0n) + balanceOf(kind, one.net));
    return [...nets].map(([label, amount]) => ({ label, amount }));
  }

  buckets(): Buckets {
    return bucketsOf(this.entries);
  }

  /** What everything sums up to: nothing is made or lost. */
  sum(): bigint {
    return this.entries.reduce((sum, { net }) => sum + net, 0n);
  }

  /** As the account of a statement reads it: its own label, and what accrued under others. */
  booked(label: string): Booked[] {
    return this.entries.filter((one) => one.label === label || one.kind === 'PARTNER_ACCRUED');
  }

  /** Every account of the partner under an agreement, but for those that the chart gives to the vendor. */
  lowest(agreementId: string): bigint {
    const kinds = [...new Set(this.entries.map(({ kind }) => kind))].filter((kind) => CHART[kind].owner === 'PARTNER');
    return kinds.map((kind) => this.balance(kind, agreementId)).reduce((low, one) => (one < low ? one : low), 0n);
  }
}

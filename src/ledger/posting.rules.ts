import { assert } from '../kernel/assert';
import type { IdKind } from '../kernel/id';
import { type AccountKey, type AccountKind, accountId, CHART } from './account.rules';

/** One balanced movement: an amount leaves the debited and reaches the credited account, so nothing is made or lost. */
export interface Transfer {
  readonly debit: AccountKind;
  readonly credit: AccountKind;
  /** Whole minor units, always positive: a correction is a transfer the other way round. */
  readonly amount: bigint;
  readonly currency: string;
  /** Whose money moves; null only between accounts of the vendor. */
  readonly partnerId: string | null;
  readonly agreementId: string;
  readonly periodId: string;
  readonly periodLabel: string;
}

/** Transfers that one decision books together; a reason is booked once, for ever. */
export interface Posting {
  /** What the booking is for, opaque to the ledger: a kind of id, and the id. */
  readonly reasonKind: IdKind;
  readonly reasonId: string;
  readonly transfers: readonly Transfer[];
}

/** The largest amount of one transfer, far above the largest amount the product computes. */
const AMOUNT_MAX = 10n ** 18n;

/** The key of the account of one kind that a transfer touches. */
export const accountKey = (vendorId: string, kind: AccountKind, transfer: Transfer): AccountKey => {
  const isPartners = isOfPartner(kind);
  return {
    vendorId,
    kind,
    currency: transfer.currency,
    partnerId: isPartners ? transfer.partnerId : null,
    agreementId: isPartners ? transfer.agreementId : null,
  };
};

const isOfPartner = (kind: AccountKind): boolean => CHART[kind].owner === 'PARTNER';

/** Tells the id of the account of one kind that a transfer touches; each is worked out once. */
export function accountIds(vendorId: string): (kind: AccountKind, transfer: Transfer) => string {
  const known = new Map<string, string>();
  return (kind, transfer) => {
    const { currency, partnerId, agreementId } = transfer;
    const name = isOfPartner(kind) ? `${kind} ${currency} ${partnerId} ${agreementId}` : `${kind} ${currency}`;
    const id = known.get(name) ?? accountId(accountKey(vendorId, kind, transfer));
    known.set(name, id);
    return id;
  };
}

/** The accounts that postings touch, each once, in the order of their ids so that two transactions lock them in one order. */
export function accountsOf(
  vendorId: string,
  postings: readonly Posting[],
  idOf = accountIds(vendorId),
): readonly (AccountKey & { readonly id: string })[] {
  const accounts = new Map<string, AccountKey & { readonly id: string }>();
  for (const transfer of postings.flatMap(({ transfers }) => transfers)) {
    for (const kind of [transfer.debit, transfer.credit]) {
      const id = idOf(kind, transfer);
      if (!accounts.has(id)) accounts.set(id, { ...accountKey(vendorId, kind, transfer), id });
    }
  }
  return [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Refuses a posting that no caller may ask for: empty, not positive, from an account to itself, or of nobody. */
export function assertPosting({ transfers }: Posting): void {
  assert(transfers.length > 0, 'a posting has at least one transfer');
  for (const { debit, credit, amount, partnerId } of transfers) {
    assert(amount > 0n && amount <= AMOUNT_MAX, `a transfer is positive and bounded, not ${amount}`);
    assert(debit !== credit, `a transfer needs two accounts, not ${debit} twice`);
    assert(
      !(isOfPartner(debit) || isOfPartner(credit)) || partnerId !== null,
      `a transfer from ${debit} to ${credit} names its partner`,
    );
  }
}

import { nameId } from '../kernel/name-id';

/** The chart of accounts: where an amount can stand between being earned and being paid. */
export const ACCOUNT_KINDS = [
  'VENDOR_EXPENSE',
  'VENDOR_SETOFF',
  'EXTERNAL',
  'CUSTOMER_ESCROW',
  'PARTNER_ACCRUED',
  'PARTNER_HELD',
  'PARTNER_RESERVE',
  'PARTNER_RETENTION',
  'PARTNER_WARRANTY',
  'PARTNER_DEPOSIT',
  'PARTNER_DISPUTED',
  'PARTNER_PAYABLE',
  'PAYOUT_CLEARING',
  'PARTNER_PAID',
  'PARTNER_RECEIVABLE',
  'PARTNER_ADVANCE',
] as const;

export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** The parts of a partner's earnings; their sum, the receivable subtracted, is the total. */
export const BUCKETS = ['accrued', 'held', 'disputed', 'payable', 'clearing', 'paid', 'receivable'] as const;

export type Bucket = (typeof BUCKETS)[number];

interface Chart {
  /** Whether there is one account per vendor and currency, or one per partner and agreement as well. */
  readonly owner: 'VENDOR' | 'PARTNER';
  /** The side of a transfer that raises the balance. */
  readonly raisedBy: 'CREDIT' | 'DEBIT';
  /** The part of earnings in which the balance counts. */
  readonly bucket: Bucket | null;
}

const ofVendor: Chart = { owner: 'VENDOR', raisedBy: 'DEBIT', bucket: null };
const ofPartner = (bucket: Bucket | null): Chart => ({ owner: 'PARTNER', raisedBy: 'CREDIT', bucket });

/** What each kind of account is; see the chart of accounts in ARCHITECTURE.md. */
export const CHART: Readonly<Record<AccountKind, Chart>> = {
  VENDOR_EXPENSE: ofVendor,
  VENDOR_SETOFF: ofVendor,
  EXTERNAL: ofVendor,
  CUSTOMER_ESCROW: ofPartner(null),
  PARTNER_ACCRUED: ofPartner('accrued'),
  PARTNER_HELD: ofPartner('held'),
  PARTNER_RESERVE: ofPartner('held'),
  PARTNER_RETENTION: ofPartner('held'),
  PARTNER_WARRANTY: ofPartner('held'),
  PARTNER_DEPOSIT: ofPartner('held'),
  PARTNER_DISPUTED: ofPartner('disputed'),
  PARTNER_PAYABLE: ofPartner('payable'),
  PAYOUT_CLEARING: ofPartner('clearing'),
  PARTNER_PAID: ofPartner('paid'),
  PARTNER_RECEIVABLE: { owner: 'PARTNER', raisedBy: 'DEBIT', bucket: 'receivable' },
  PARTNER_ADVANCE: { owner: 'PARTNER', raisedBy: 'DEBIT', bucket: 'receivable' },
};

/** What identifies an account: the chart says whether partner and agreement are part of it. */
export interface AccountKey {
  readonly vendorId: string;
  readonly kind: AccountKind;
  readonly currency: string;
  readonly partnerId: string | null;
  readonly agreementId: string | null;
}

/** The id of an account follows from its key, so that two transactions that open it at once open the same one. */
export const accountId = ({ vendorId, kind, currency, partnerId, agreementId }: AccountKey): string =>
  nameId([kind, currency, partnerId ?? '', agreementId ?? ''].join('/'), vendorId);

/** A balance as people read it: positive on the side that raises the account; `net` is credits minus debits. */
export const balanceOf = (kind: AccountKind, net: bigint): bigint => (CHART[kind].raisedBy === 'CREDIT' ? net : -net);

export type Buckets = Readonly<Record<Bucket, bigint>>;

/** Sums net amounts by kind into the buckets of earnings; kinds outside of earnings do not count. */
export function bucketsOf(nets: Iterable<{ readonly kind: AccountKind; readonly net: bigint }>): Buckets {
  const buckets: Record<Bucket, bigint> = {
    accrued: 0n,
    held: 0n,
    disputed: 0n,
    payable: 0n,
    clearing: 0n,
    paid: 0n,
    receivable: 0n,
  };
  for (const { kind, net } of nets) {
    const { bucket } = CHART[kind];
    if (bucket !== null) buckets[bucket] += balanceOf(kind, net);
  }
  return buckets;
}

/** total = accrued + held + disputed + payable + clearing + paid - receivable. */
export const totalOf = ({ accrued, held, disputed, payable, clearing, paid, receivable }: Buckets): bigint =>
  accrued + held + disputed + payable + clearing + paid - receivable;

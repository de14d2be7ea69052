import fc from 'fast-check';
import {
  ACCOUNT_KINDS,
  accountId,
  BUCKETS,
  balanceOf,
  bucketsOf,
  CHART,
  totalOf,
} from '../../src/ledger/account.rules';
import { accountKey, accountsOf, assertPosting, type Posting, type Transfer } from '../../src/ledger/posting.rules';

const VENDOR = '0190a000-0000-7000-8000-000000000001';
const PARTNERS = ['0190a000-0000-7000-8000-0000000000a1', '0190a000-0000-7000-8000-0000000000a2'];
const AGREEMENTS = ['0190a000-0000-7000-8000-0000000000b1', '0190a000-0000-7000-8000-0000000000b2'];
const PERIOD = '0190a000-0000-7000-8000-0000000000c1';

const anyTransfer: fc.Arbitrary<Transfer> = fc
  .record({
    debit: fc.constantFrom(...ACCOUNT_KINDS),
    credit: fc.constantFrom(...ACCOUNT_KINDS),
    amount: fc.bigInt({ min: 1n, max: 10n ** 18n }),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    partnerId: fc.constantFrom(...PARTNERS),
    agreementId: fc.constantFrom(...AGREEMENTS),
    periodId: fc.constant(PERIOD),
    periodLabel: fc.constant('2026-03'),
  })
  .filter(({ debit, credit }) => debit !== credit);

const posting = (transfers: readonly Transfer[]): Posting => ({
  reasonKind: 'settlementRun',
  reasonId: PERIOD,
  transfers,
});

/** Net of every account, as the database sums it: credits minus debits. */
function netsOf(transfers: readonly Transfer[]): Map<string, { currency: string; net: bigint }> {
  const nets = new Map<string, { currency: string; net: bigint }>();
  const add = (id: string, currency: string, amount: bigint) =>
    nets.set(id, { currency, net: (nets.get(id)?.net ?? 0n) + amount });
  for (const transfer of transfers) {
    add(accountId(accountKey(VENDOR, transfer.credit, transfer)), transfer.currency, transfer.amount);
    add(accountId(accountKey(VENDOR, transfer.debit, transfer)), transfer.currency, -transfer.amount);
  }
  return nets;
}

describe('postings', () => {
  it('leave the sum of all balances at zero per currency, whatever is booked', () => {
    fc.assert(
      fc.property(fc.array(anyTransfer, { minLength: 1, maxLength: 60 }), (transfers) => {
        const sums = new Map<string, bigint>();
        for (const { currency, net } of netsOf(transfers).values())
          sums.set(currency, (sums.get(currency) ?? 0n) + net);
        return [...sums.values()].every((sum) => sum === 0n);
      }),
    );
  });

  it('touch each account once, in the order of their ids', () => {
    fc.assert(
      fc.property(fc.array(anyTransfer, { minLength: 1, maxLength: 20 }), (transfers) => {
        const ids = accountsOf(VENDOR, [posting(transfers)]).map(({ id }) => id);
        return ids.length === netsOf(transfers).size && ids.join() === [...ids].sort().join();
      }),
    );
  });

  const transfer: Transfer = {
    debit: 'VENDOR_EXPENSE',
    credit: 'PARTNER_ACCRUED',
    amount: 1n,
    currency: 'EUR',
    partnerId: PARTNERS[0] ?? '',
    agreementId: AGREEMENTS[0] ?? '',
    periodId: PERIOD,
    periodLabel: '2026-03',
  };
  it.each([
    ['no transfer', []],
    ['an amount of zero', [{ ...transfer, amount: 0n }]],
    ['a negative amount', [{ ...transfer, amount: -1n }]],
    ['an amount beyond the bound', [{ ...transfer, amount: 10n ** 18n + 1n }]],
    ['an account against itself', [{ ...transfer, debit: 'PARTNER_ACCRUED' as const }]],
    ["a partner's account without its partner", [{ ...transfer, partnerId: null }]],
  ])('with %s are a bug of the caller', (_, transfers) => {
    expect(() => assertPosting(posting(transfers))).toThrow();
  });
});

describe('accounts', () => {
  const key = {
    vendorId: VENDOR,
    kind: 'PARTNER_ACCRUED',
    currency: 'EUR',
    partnerId: PARTNERS[0] ?? '',
    agreementId: AGREEMENTS[0] ?? '',
  } as const;

  it('have the id that follows from their key', () => {
    expect(accountId(key)).toBe(accountId({ ...key }));
    const others = [
      { ...key, vendorId: PERIOD },
      { ...key, kind: 'PARTNER_HELD' as const },
      { ...key, currency: 'USD' },
      { ...key, partnerId: PARTNERS[1] ?? '' },
      { ...key, agreementId: AGREEMENTS[1] ?? '' },
      { ...key, agreementId: null },
    ].map(accountId);
    expect(new Set([accountId(key), ...others]).size).toBe(7);
  });

  it('of the vendor are one per currency, whatever partner a transfer names', () => {
    const of = (partnerId: string) =>
      accountKey(VENDOR, 'VENDOR_EXPENSE', { currency: 'EUR', partnerId, agreementId: AGREEMENTS[0] } as Transfer);
    expect(of(PARTNERS[0] ?? '')).toEqual(of(PARTNERS[1] ?? ''));
  });

  it('show a positive balance on the side that raises them', () => {
    expect(ACCOUNT_KINDS.filter((kind) => balanceOf(kind, 5n) < 0n)).toEqual([
      'VENDOR_EXPENSE',
      'VENDOR_SETOFF',
      'EXTERNAL',
      'PARTNER_RECEIVABLE',
      'PARTNER_ADVANCE',
    ]);
  });

  it('fill every bucket of earnings, pots together with the holdback', () => {
    const nets = ACCOUNT_KINDS.map((kind) => ({ kind, net: CHART[kind].raisedBy === 'CREDIT' ? 100n : -100n }));
    const buckets = bucketsOf(nets);
    expect(buckets).toEqual({
      accrued: 100n,
      held: 500n,
      disputed: 100n,
      payable: 100n,
      clearing: 100n,
      paid: 100n,
      receivable: 200n,
    });
    expect(totalOf(buckets)).toBe(800n);
    expect(Object.keys(buckets)).toEqual([...BUCKETS]);
  });
});

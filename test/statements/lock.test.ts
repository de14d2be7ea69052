import fc from 'fast-check';
import { rational } from '../../src/kernel/rational';
import { availableKey, bookingOf } from '../../src/settlement/booking.rules';
import { byLabel, isUpTo, lastPeriodUpTo } from '../../src/statements/label-order.rules';
import { type AgreementMoney, lockTransfers, releaseTransfers } from '../../src/statements/lock.rules';
import { figuresOf } from '../../src/statements/statement.rules';
import { Books } from '../support/books';

const OF = { partnerId: 'lead', currency: 'EUR', label: '2026-03' };
const money = (agreementId: string, more: Partial<AgreementMoney> = {}): AgreementMoney => ({
  ...{ agreementId, periodId: `${agreementId}-march`, accrued: [], owed: [], keepShare: null },
  ...more,
});
const net = (label: string, amount: bigint) => ({ label, amount });
const told = (agreements: readonly AgreementMoney[]) =>
  lockTransfers(OF, agreements).map((one) => `${one.agreementId}: ${one.debit} > ${one.credit} ${one.amount}`);

describe('a lock', () => {
  it.each<[string, readonly AgreementMoney[], string[]]>([
    [
      'makes payable what accrued',
      [money('a', { accrued: [net('2026-03', 42_500n)] })],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 42500'],
    ],
    [
      'takes what earlier labels left',
      [money('a', { accrued: [net('2026-02', 5n), net('2026-03', 7n)] })],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 12'],
    ],
    [
      'leaves later labels alone',
      [money('a', { accrued: [net('2026-03', 7n), net('2026-04', 9n)] })],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 7'],
    ],
    [
      'never takes more than a later revision left',
      [money('a', { accrued: [net('2026-03', 7n), net('2026-04', -3n)] })],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 4'],
    ],
    [
      'carries a negative rest forward',
      [money('a', { accrued: [net('2026-02', 10n), net('2026-03', -30n), net('2026-04', 90n)] })],
      [],
    ],
    [
      'recovers under the same agreement first, then what is oldest elsewhere',
      [
        money('a', { accrued: [net('2026-03', 100n)], owed: [net('2026-02', 30n)] }),
        money('b', { owed: [net('2026-02', 40n)] }),
        money('c', { owed: [net('2026-01', 50n)] }),
      ],
      [
        'a: PARTNER_ACCRUED > PARTNER_PAYABLE 100',
        'a: PARTNER_PAYABLE > PARTNER_RECEIVABLE 30',
        'a: PARTNER_PAYABLE > VENDOR_SETOFF 50',
        'c: VENDOR_SETOFF > PARTNER_RECEIVABLE 50',
        'a: PARTNER_PAYABLE > VENDOR_SETOFF 20',
        'b: VENDOR_SETOFF > PARTNER_RECEIVABLE 20',
      ],
    ],
    [
      'keeps the share that the terms keep, in favour of the partner',
      [money('a', { accrued: [net('2026-03', 101n)], owed: [net('2026-02', 500n)], keepShare: rational('0.5') })],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 101', 'a: PARTNER_PAYABLE > PARTNER_RECEIVABLE 50'],
    ],
    [
      'recovers no debt twice, and none of a later label',
      [
        money('a', {
          accrued: [net('2026-03', 100n)],
          owed: [net('2026-01', 30n), net('2026-02', -20n), net('2026-04', 40n)],
        }),
      ],
      ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 100', 'a: PARTNER_PAYABLE > PARTNER_RECEIVABLE 10'],
    ],
  ])('%s', (_, agreements, expected) => {
    expect(told(agreements)).toEqual(expected);
  });
});

it.each([
  ['under a locked label', false],
  ['of an escrow, payable already,', true],
])(
  'a release %s recovers all debts, of later labels too, from nothing but itself and not what is kept',
  (_, isPayable) => {
    const agreements = [
      money('a', { accrued: [net('2026-03', 900n)], owed: [net('2026-03', 30n)], keepShare: rational('0.2') }),
      money('b', { owed: [net('2026-05', 40n)] }),
      money('c', { accrued: [net('2026-05', 900n)], owed: [net('2026-04', 20n)] }),
    ];
    const transfers = releaseTransfers(OF, { agreementId: 'a', amount: 100n, isPayable }, agreements);
    expect(transfers.map((one) => `${one.agreementId}: ${one.debit} > ${one.credit} ${one.amount}`)).toEqual([
      ...(isPayable ? [] : ['a: PARTNER_ACCRUED > PARTNER_PAYABLE 100']),
      'a: PARTNER_PAYABLE > PARTNER_RECEIVABLE 30',
      'a: PARTNER_PAYABLE > VENDOR_SETOFF 20',
      'c: VENDOR_SETOFF > PARTNER_RECEIVABLE 20',
      'a: PARTNER_PAYABLE > VENDOR_SETOFF 30',
      'b: VENDOR_SETOFF > PARTNER_RECEIVABLE 30',
    ]);
  },
);

it('labels come in the order in which they end, the shorter first', () => {
  const labels = ['2026', '2026-Q1', '2026-03', '2025-12', '2026-12', '2025', '2026-01', '2026-Q4', '2025-Q4'];
  expect(labels.sort(byLabel)).toEqual([
    '2025-12',
    '2025-Q4',
    '2025',
    '2026-01',
    '2026-03',
    '2026-Q1',
    '2026-12',
    '2026-Q4',
    '2026',
  ]);
  expect(isUpTo('2026-Q1', '2026-03')).toBe(false);
});

it.each([
  ['MONTH', null, '2026-05', '2026-05'],
  ['QUARTER', null, '2026-05', '2026-Q1'],
  ['QUARTER', null, '2026-Q1', '2026-Q1'],
  ['MONTH', null, '2026-Q1', '2026-03'],
  ['MONTH', null, '2026', '2026-12'],
  ['QUARTER', null, '2026-01', undefined],
  ['MONTH', '2026-02-10', '2026-05', '2026-02'],
  ['QUARTER', '2026-02-10', '2026-05', '2026-Q1'],
  ['MONTH', null, '2025-12', undefined],
])('an agreement by %s until %s must be closed for %s up to %s', (cadence, endOn, label, due) => {
  const term = { startOn: '2026-01-01', endOn, cadence, timeZone: 'UTC' };
  expect(lastPeriodUpTo(term, label)?.label).toBe(due);
});

const AGREEMENTS = ['a', 'b', 'c'];
const LABELS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const KEEP = [null, rational('0.25'), rational('1')];

/** One revision of a line, as large as the digits of the currency make it. */
const revision = (scale: bigint) =>
  fc.record({
    agreement: fc.constantFrom(...AGREEMENTS),
    amount: fc.bigInt(-400n, 500n).map((units) => units * scale + (units % 7n)),
    heldShare: fc.bigInt(0n, 3n),
  });

type Lock = typeof lockTransfers;

const month = (digits: number) =>
  fc.record({ revisions: fc.array(revision(10n ** BigInt(digits)), { maxLength: 6 }), isLateLock: fc.boolean() });

/** Half a year of revisions, its statements locked in order, some of them late. */
const liveThrough = (digits: number, locking: Lock): void =>
  fc.assert(
    fc.property(fc.array(month(digits), { minLength: 6, maxLength: 6 }), (months) => {
      const books = new Books();
      let due: string[] = [];
      months.forEach(({ revisions, isLateLock }, place) => {
        const label = LABELS[place] ?? '';
        for (const one of revisions) settle(books, label, one);
        due.push(label);
        if (isLateLock) return;
        for (const one of due) lock(books, one, locking);
        due = [];
      });
    }),
    { numRuns: 150 },
  );

it.each([0, 2, 3])('with %i digits, many statements make and lose nothing, and keep what is kept', (digits) => {
  liveThrough(digits, lockTransfers);
});

describe('a lock turns the property red', () => {
  it.each<[string, (money: AgreementMoney) => AgreementMoney]>([
    ['that keeps nothing', (money) => ({ ...money, keepShare: null })],
    [
      'that forgets what later revisions took',
      (money) => ({ ...money, accrued: money.accrued.filter(({ amount }) => amount > 0n) }),
    ],
    [
      'that forgets what was recovered',
      (money) => ({ ...money, owed: money.owed.filter(({ amount }) => amount > 0n) }),
    ],
    ['that recovers nothing', (money) => ({ ...money, owed: [] })],
  ])('%s', (_, mutate) => {
    const wrong: Lock = (of, agreements) => lockTransfers(of, agreements.map(mutate));
    expect(() => liveThrough(2, wrong)).toThrow('Property failed');
  });
});

function settle(books: Books, periodLabel: string, { agreement: agreementId, amount, heldShare }: Revised): void {
  const held = (amount * heldShare) / 10n;
  const change = { partnerId: 'lead', currency: 'EUR', pot: 'HOLDBACK', amount, held } as const;
  const has = {
    PARTNER_ACCRUED: books.balance('PARTNER_ACCRUED', agreementId),
    PARTNER_HELD: books.balance('PARTNER_HELD', agreementId),
    PARTNER_RETENTION: 0n,
    PARTNER_WARRANTY: 0n,
  };
  const place = { agreementId, periodId: `${agreementId} ${periodLabel}`, periodLabel };
  books.book(bookingOf([change], new Map([[availableKey(change), has]]), place).transfers);
}

interface Revised {
  readonly agreement: string;
  readonly amount: bigint;
  readonly heldShare: bigint;
}

function lock(books: Books, label: string, locking: Lock): void {
  const before = books.buckets();
  const agreements = AGREEMENTS.map((id, index) =>
    money(id, {
      accrued: books.byLabel('PARTNER_ACCRUED', id),
      owed: books.byLabel('PARTNER_RECEIVABLE', id),
      keepShare: KEEP[index] ?? null,
    }),
  );
  const transfers = locking({ ...OF, label }, agreements);
  books.book(transfers, true);

  const amount = (agreementId: string, debit: string, credit?: string): bigint =>
    transfers
      .filter((one) => one.agreementId === agreementId && one.debit === debit && (credit ?? one.credit) === one.credit)
      .reduce((sum, one) => sum + one.amount, 0n);
  AGREEMENTS.forEach((id, index) => {
    expect(books.lowest(id)).toBeGreaterThanOrEqual(0n);
    const locked = amount(id, 'PARTNER_ACCRUED');
    const kept = locked - amount(id, 'PARTNER_PAYABLE');
    const share = KEEP[index] ?? rational('0');
    expect(kept * share.denominator).toBeGreaterThanOrEqual(locked * share.numerator);
  });
  expect(books.sum()).toBe(0n);
  expect(books.balance('VENDOR_SETOFF')).toBe(0n);
  const after = books.buckets();
  const total = ({ accrued, payable, receivable }: typeof after) => accrued + payable - receivable;
  expect(total(after)).toBe(total(before));

  const shown = figuresOf(label, books.booked(label));
  const { broughtForward, owed, held, disputed, carriedForward, recovered, payable } = shown;
  expect(shown.total + broughtForward + owed).toBe(held + disputed + carriedForward + recovered + payable);
  // What could be recovered is: nothing is owed any more, or nothing is left that may be taken.
  const room = AGREEMENTS.some((id, index) => {
    const locked = amount(id, 'PARTNER_ACCRUED');
    const share = KEEP[index] ?? rational('0');
    const kept = locked - amount(id, 'PARTNER_PAYABLE');
    return (kept - 1n) * share.denominator >= locked * share.numerator && kept > 0n;
  });
  const debts = AGREEMENTS.flatMap((id) =>
    books.byLabel('PARTNER_RECEIVABLE', id).filter((one) => isUpTo(one.label, label)),
  );
  const owing = debts.reduce((sum, one) => sum + one.amount, 0n);
  expect(room && owing > 0n).toBe(false);
}

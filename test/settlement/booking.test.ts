import fc from 'fast-check';
import { balanceOf, CHART } from '../../src/ledger/account.rules';
import type { Transfer } from '../../src/ledger/posting.rules';
import { AVAILABLE, type Available, availableKey, bookingOf, type Change } from '../../src/settlement/booking.rules';

const PLACE = { agreementId: 'agreement', periodId: 'period', periodLabel: '2026-03' };
const EUR = { partnerId: 'lead', currency: 'EUR', pot: 'HOLDBACK' } as const;
const NOTHING: Available = { PARTNER_ACCRUED: 0n, PARTNER_HELD: 0n, PARTNER_RETENTION: 0n, PARTNER_WARRANTY: 0n };
const available = (accrued: bigint, held: bigint, more: Partial<Available> = {}) =>
  new Map([[availableKey(EUR), { ...NOTHING, PARTNER_ACCRUED: accrued, PARTNER_HELD: held, ...more }]]);

const told = (transfers: readonly Transfer[]) =>
  transfers.map(({ debit, credit, amount }) => `${debit} > ${credit} ${amount}`);

describe('a revision is booked', () => {
  it.each<[string, Change, [bigint, bigint], string[]]>([
    [
      'from expense to accrued and held',
      { ...EUR, amount: 100n, held: 15n },
      [0n, 0n],
      ['VENDOR_EXPENSE > PARTNER_ACCRUED 85', 'VENDOR_EXPENSE > PARTNER_HELD 15'],
    ],
    ['not at all where it is zero', { ...EUR, amount: 0n, held: 0n }, [9n, 9n], []],
    [
      'back from held and accrued, pro rata',
      { ...EUR, amount: -100n, held: -15n },
      [500n, 80n],
      ['PARTNER_HELD > VENDOR_EXPENSE 15', 'PARTNER_ACCRUED > VENDOR_EXPENSE 85'],
    ],
    [
      'back from accrued what the pot no longer has',
      { ...EUR, amount: -100n, held: -15n },
      [500n, 5n],
      ['PARTNER_HELD > VENDOR_EXPENSE 5', 'PARTNER_ACCRUED > VENDOR_EXPENSE 95'],
    ],
    [
      'as a receivable where neither has it',
      { ...EUR, amount: -100n, held: -15n },
      [50n, 5n],
      [
        'PARTNER_HELD > VENDOR_EXPENSE 5',
        'PARTNER_ACCRUED > VENDOR_EXPENSE 50',
        'PARTNER_RECEIVABLE > VENDOR_EXPENSE 45',
      ],
    ],
    [
      'wholly as a receivable after everything was paid',
      { ...EUR, amount: -50n, held: 0n },
      [0n, 0n],
      ['PARTNER_RECEIVABLE > VENDOR_EXPENSE 50'],
    ],
    [
      'from held to accrued where less is held of the same amount',
      { ...EUR, amount: 0n, held: -5n },
      [0n, 20n],
      ['PARTNER_HELD > PARTNER_ACCRUED 5'],
    ],
    [
      'from accrued to held where more is held of the same amount',
      { ...EUR, amount: 0n, held: 5n },
      [20n, 0n],
      ['PARTNER_ACCRUED > PARTNER_HELD 5'],
    ],
    [
      'with both where the amount grows and the held part shrinks',
      { ...EUR, amount: 10n, held: -5n },
      [0n, 20n],
      ['VENDOR_EXPENSE > PARTNER_ACCRUED 10', 'PARTNER_HELD > PARTNER_ACCRUED 5'],
    ],
  ])('%s', (_, change, [accrued, held], expected) => {
    expect(told(bookingOf([change], available(accrued, held), PLACE).transfers)).toEqual(expected);
  });

  it.each<[string, Change, Partial<Available>, string[]]>([
    [
      'into the pot that the terms name',
      { ...EUR, pot: 'RETENTION', amount: 100n, held: 10n },
      {},
      ['VENDOR_EXPENSE > PARTNER_ACCRUED 90', 'VENDOR_EXPENSE > PARTNER_RETENTION 10'],
    ],
    [
      'back from its own pot, though another has more',
      { ...EUR, pot: 'WARRANTY', amount: -100n, held: -10n },
      { PARTNER_HELD: 50n, PARTNER_WARRANTY: 30n },
      ['PARTNER_WARRANTY > VENDOR_EXPENSE 10', 'PARTNER_ACCRUED > VENDOR_EXPENSE 90'],
    ],
    [
      'back from the other pots what its own no longer has',
      { ...EUR, pot: 'RETENTION', amount: -100n, held: -10n },
      { PARTNER_HELD: 3n, PARTNER_RETENTION: 4n, PARTNER_WARRANTY: 1n },
      [
        'PARTNER_RETENTION > VENDOR_EXPENSE 4',
        'PARTNER_HELD > VENDOR_EXPENSE 3',
        'PARTNER_WARRANTY > VENDOR_EXPENSE 1',
        'PARTNER_ACCRUED > VENDOR_EXPENSE 92',
      ],
    ],
  ])('%s', (_, change, pots, expected) => {
    expect(told(bookingOf([change], available(500n, 0n, pots), PLACE).transfers)).toEqual(expected);
  });

  it('out of what was forfeited of the pots, own pot first, before accrued, and gives back no more than is taken', () => {
    const forfeited = new Map([[availableKey(EUR), { PARTNER_HELD: 4n, PARTNER_RETENTION: 9n, PARTNER_WARRANTY: 0n }]]);
    const change: Change = { ...EUR, amount: -100n, held: -15n };
    const booking = bookingOf([change, { ...change, amount: -20n, held: -2n }], available(500n, 5n), PLACE, {
      forfeited,
    });
    expect(told(booking.returned)).toEqual([
      'VENDOR_EXPENSE > PARTNER_HELD 4',
      'VENDOR_EXPENSE > PARTNER_RETENTION 6',
      'VENDOR_EXPENSE > PARTNER_RETENTION 2',
    ]);
    expect(told(booking.transfers)).toEqual([
      'PARTNER_HELD > VENDOR_EXPENSE 9',
      'PARTNER_RETENTION > VENDOR_EXPENSE 6',
      'PARTNER_ACCRUED > VENDOR_EXPENSE 85',
      'PARTNER_RETENTION > VENDOR_EXPENSE 2',
      'PARTNER_ACCRUED > VENDOR_EXPENSE 18',
    ]);
  });

  it('gains before losses, so that nothing is owed that the same run has earned', () => {
    const changes = [
      { ...EUR, amount: -30n, held: 0n },
      { ...EUR, amount: 100n, held: 0n },
    ];
    expect(told(bookingOf(changes, new Map(), PLACE).transfers)).toEqual([
      'VENDOR_EXPENSE > PARTNER_ACCRUED 100',
      'PARTNER_ACCRUED > VENDOR_EXPENSE 30',
    ]);
  });

  it('from what its own payee has, in its own currency', () => {
    const changes = [
      { ...EUR, partnerId: 'field', amount: -10n, held: 0n },
      { ...EUR, currency: 'JPY', amount: -10n, held: 0n },
    ];
    expect(told(bookingOf(changes, available(100n, 100n), PLACE).transfers)).toEqual([
      'PARTNER_RECEIVABLE > VENDOR_EXPENSE 10',
      'PARTNER_RECEIVABLE > VENDOR_EXPENSE 10',
    ]);
  });
});

const units = fc.bigInt({ min: -1_000n, max: 1_000n });
const anyChange = fc.record({
  partnerId: fc.constantFrom('a', 'b'),
  currency: fc.constantFrom('EUR', 'JPY'),
  amount: units,
  held: units,
  pot: fc.constantFrom('HOLDBACK' as const, 'RETENTION' as const, 'WARRANTY' as const),
});
const standing = fc.bigInt({ min: 0n, max: 1_500n });
const anyStanding: fc.Arbitrary<Available> = fc.record({
  PARTNER_ACCRUED: standing,
  PARTNER_HELD: standing,
  PARTNER_RETENTION: standing,
  PARTNER_WARRANTY: standing,
});
const KEYS = ['a EUR', 'a JPY', 'b EUR', 'b JPY'];
const anyAvailable = fc
  .tuple(...KEYS.map(() => anyStanding))
  .map((all) => new Map(KEYS.map((key, index) => [key, all[index] ?? NOTHING])));

describe('any run of revisions', () => {
  it('changes each payee by exactly what was computed, and no account falls below zero', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), anyAvailable, (changes, available) => {
        const transfers = bookingOf(changes, available, PLACE).transfers;
        for (const key of KEYS) {
          const of = (one: { partnerId: string | null; currency: string }) =>
            `${one.partnerId} ${one.currency}` === key;
          const before = available.get(key) ?? NOTHING;
          const after = { ...before, PARTNER_RECEIVABLE: 0n, VENDOR_EXPENSE: 0n };
          for (const { debit, credit, amount } of transfers.filter(of)) {
            expect(amount > 0n && debit !== credit).toBe(true);
            after[debit as keyof typeof after] += balanceOf(debit, -amount);
            after[credit as keyof typeof after] += balanceOf(credit, amount);
            for (const kind of [...AVAILABLE, 'PARTNER_RECEIVABLE'] as const) expect(after[kind] >= 0n).toBe(true);
          }
          const earned = changes.filter(of).reduce((sum, { amount }) => sum + amount, 0n);
          const grown = AVAILABLE.reduce((sum, kind) => sum + after[kind] - before[kind], 0n);
          expect(grown - after.PARTNER_RECEIVABLE).toBe(earned);
          expect(after.VENDOR_EXPENSE).toBe(earned);
        }
      }),
    );
  });

  it('books only on accounts of the chart', () => {
    fc.assert(
      fc.property(anyChange, (change) =>
        bookingOf([change], new Map(), PLACE).transfers.every(({ debit, credit }) => debit in CHART && credit in CHART),
      ),
    );
  });
});

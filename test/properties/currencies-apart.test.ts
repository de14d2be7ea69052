import fc from 'fast-check';
import type { Line } from '../../src/engine/line';
import { add, type Money, subtract } from '../../src/kernel/money';
import { availableKey, bookingOf } from '../../src/settlement/booking.rules';
import { type EstimatedPay, estimated, estimatedComponents } from '../../src/settlement/estimate.rules';
import { type DueLine, type PostedLine, revise } from '../../src/settlement/revision.rules';
import { changesOf } from '../../src/settlement/what-if/changed-pay.rules';
import { type PreviewRow, totalsOf } from '../../src/settlement/what-if/preview.rules';

const CURRENCIES = ['EUR', 'JPY', 'KWD', 'USD'] as const;
const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const money: fc.Arbitrary<Money> = fc.record({ currency, minor });
const partner = fc.constantFrom('one', 'two');

/** What a sum over one currency is, for whoever does not trust the rules. */
const sumOf = <Row extends { readonly currency: string }>(
  rows: readonly Row[],
  of: string,
  amount: (row: Row) => bigint,
): bigint => rows.reduce((total, row) => (row.currency === of ? total + amount(row) : total), 0n);

describe('money of the kernel', () => {
  it('adds and subtracts within a currency and refuses every mixture', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        if (a.currency === b.currency) {
          expect(subtract(add(a, b), b)).toEqual(a);
        } else {
          expect(() => add(a, b)).toThrow('cannot add');
          expect(() => subtract(a, b)).toThrow('cannot subtract');
        }
      }),
    );
  });
});

const line: fc.Arbitrary<Line> = fc.record({
  component: fc.constantFrom('a', 'b'),
  segment: fc.constant(null),
  payee: fc.constant('partner'),
  currency,
  amount: minor,
  held: fc.constant(0n),
  pot: fc.constant('HOLDBACK' as const),
  reason: fc.constant(null),
  explanation: fc.constant(null),
});

const payOf = (lines: readonly Line[], expected: readonly Line[]): EstimatedPay => ({
  agreementId: 'agreement',
  period: '2026-03',
  lines,
  expected,
  posted: lines.slice(0, 2).map(({ segment: _, ...one }) => ({ ...one, segment: '', partnerId: 'one' })),
  labelOf: (component) => component,
  explained: () => [],
});

const pays = fc.array(
  fc.tuple(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 })).map(([now, later]) => payOf(now, later)),
  { maxLength: 3 },
);

describe('estimates, changes and previews', () => {
  it('sum each currency by itself', () => {
    fc.assert(
      fc.property(pays, currency, (all, of) => {
        const due = sumOf(
          all.flatMap(({ lines }) => lines),
          of,
          ({ amount }) => amount,
        );
        const posted = sumOf(
          all.flatMap((pay) => pay.posted),
          of,
          ({ amount }) => amount,
        );
        const expected = sumOf(
          all.flatMap((pay) => pay.expected),
          of,
          ({ amount }) => amount,
        );
        expect(estimated(all, of)).toEqual({ projected: due - posted, pendingVerification: expected - due });
        const components = estimatedComponents(all, of);
        expect(components.every((component) => component.currency === of)).toBe(true);
        expect(components.reduce((total, { amount }) => total + amount, 0n)).toBe(due);
        expect(components.reduce((total, one) => total + one.posted, 0n)).toBe(posted);
        const change = changesOf(all.map((pay) => ({ now: pay, after: pay }))).find((one) => one.currency === of);
        expect(change?.nowTotal ?? 0n).toBe(due);
      }),
    );
  });

  it('compare drafts currency by currency', () => {
    const row: fc.Arbitrary<PreviewRow> = fc.record({
      partnerId: partner,
      currency,
      posted: minor,
      draft: minor,
      agreementId: fc.constant('agreement'),
      period: fc.constantFrom('2026-01', '2026-02'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const totals = totalsOf(rows);
        expect(new Set(totals.map((total) => total.currency)).size).toBe(totals.length);
        for (const total of totals) {
          expect(total.posted).toBe(sumOf(rows, total.currency, ({ posted }) => posted));
          expect(total.draft).toBe(sumOf(rows, total.currency, ({ draft }) => draft));
          for (const one of [...total.gains, ...total.losses]) expect(one.currency).toBe(total.currency);
        }
      }),
    );
  });
});

describe('postings', () => {
  const change = fc.record({
    partnerId: partner,
    currency,
    amount: minor,
    held: fc.constant(0n),
    pot: fc.constant('HOLDBACK' as const),
  });
  const place = { agreementId: 'agreement', periodId: 'period', periodLabel: '2026-03' };

  it('move each currency by what was earned in it, whatever others stand at', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 10 }),
        fc.array(fc.tuple(partner, currency, minor)),
        (changes, stands) => {
          const available = new Map(
            stands.map(([partnerId, of, accrued]) => [
              availableKey({ partnerId, currency: of }),
              { PARTNER_ACCRUED: accrued, PARTNER_HELD: 0n, PARTNER_RETENTION: 0n, PARTNER_WARRANTY: 0n },
            ]),
          );
          const transfers = bookingOf(changes, available, place).transfers;
          for (const of of CURRENCIES) {
            const paid = sumOf(transfers, of, ({ debit, credit, amount }) =>
              debit === 'VENDOR_EXPENSE' ? amount : credit === 'VENDOR_EXPENSE' ? -amount : 0n,
            );
            expect(paid).toBe(sumOf(changes, of, ({ amount }) => amount));
          }
        },
      ),
    );
  });

  it('revise a line that changes its currency by taking one back and posting the other', () => {
    const due: DueLine = {
      component: 'c',
      segment: '',
      payee: 'p',
      partnerId: 'one',
      currency: 'EUR',
      amount: 5n,
      held: 0n,
      pot: 'HOLDBACK',
    };
    const posted: PostedLine = { ...due, currency: 'USD', amount: 7n, revision: 1, lineId: 'line' };
    expect(revise([due], [posted]).map(({ currency: of, amount }) => [of, amount])).toEqual([
      ['USD', -7n],
      ['EUR', 5n],
    ]);
  });
});

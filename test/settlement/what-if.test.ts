import fc from 'fast-check';
import { Rational } from '../../src/kernel/rational';
import { factIn, type Reading } from '../../src/settlement/what-if/additional-facts.rules';
import { compare, differenceOf, type PreviewRow, totalsOf } from '../../src/settlement/what-if/preview.rules';

const MARCH = { label: '2026-03', start: '2026-03-01', endExclusive: '2026-04-01', timeZone: 'Europe/Berlin' };
const reading = (more: Partial<Reading> = {}): Reading => ({
  period: MARCH,
  queries: [
    {
      ...{ partnerId: 'p', customerId: null, measures: ['resolved'], grain: 'ROLLUP', tellsMark: true },
      ...{ from: '2026-02-28T23:00:00.000000Z', until: '2026-03-31T22:00:00.000000Z' },
    },
  ],
  customerReference: null,
  ...more,
});
const twelve = { measure: 'resolved', quantity: '12', unit: '1' };

describe('an additional fact', () => {
  it('counts at the last moment of the period on the clocks of the agreement where no instant is given', () => {
    expect(factIn(twelve, 0, reading())).toEqual({
      ...{ measure: 'resolved', subject: null, at: '2026-03-31T21:59:59.999000Z', quantity: Rational.parse('12') },
      ...{ unit: '1', dimensions: {}, ref: 'additional[0]' },
    });
  });

  it.each([
    ['the first moment', '2026-02-28T23:00:00Z', true],
    ['just before', '2026-02-28T22:59:59.999Z', false],
    ['the last moment', '2026-03-31T21:59:59.999Z', true],
    ['the end, which is the next period', '2026-03-31T22:00:00Z', false],
  ])('counts from the first moment to before the end: %s', (_, at, isCounted) => {
    expect(factIn({ ...twelve, at }, 0, reading()) !== null).toBe(isCounted);
  });

  it('counts for the customer it names, and for the one customer of an agreement where it names none', () => {
    const ofShop = reading({ customerReference: 'shop' });
    expect(factIn(twelve, 0, ofShop)?.subject).toBe('shop');
    expect(factIn({ ...twelve, customerReference: 'shop' }, 0, ofShop)?.subject).toBe('shop');
    expect(factIn({ ...twelve, customerReference: 'other' }, 0, ofShop)).toBeNull();
    expect(factIn({ ...twelve, customerReference: 'other' }, 0, reading())?.subject).toBe('other');
  });

  it('of a measure that nobody reads counts nowhere', () => {
    expect(factIn({ ...twelve, measure: 'tickets' }, 0, reading())).toBeNull();
  });
});

const span = (period: string, agreementId = 'a') => ({ agreementId, period });
const paid = (partnerId: string, amount: bigint, currency = 'EUR') => ({ partnerId, currency, amount });

describe('a preview', () => {
  it('sums what was posted and what the draft pays by partner and currency, revisions included', () => {
    expect(
      compare(
        span('2026-01'),
        [paid('p', 500n), paid('p', -20n), paid('q', 7n, 'JPY')],
        [paid('p', 400n), paid('r', 1n)],
      ),
    ).toEqual([
      { ...span('2026-01'), partnerId: 'p', currency: 'EUR', posted: 480n, draft: 400n },
      { ...span('2026-01'), partnerId: 'q', currency: 'JPY', posted: 7n, draft: 0n },
      { ...span('2026-01'), partnerId: 'r', currency: 'EUR', posted: 0n, draft: 1n },
    ]);
  });

  it('ranges over period labels, and names gains and losses by their size', () => {
    const row = (period: string, partnerId: string, posted: bigint, draft: bigint): PreviewRow => ({
      ...span(period),
      ...{ partnerId, currency: 'EUR', posted, draft },
    });
    const rows = [
      row('2026-01', 'p', 100n, 150n),
      row('2026-01', 'q', 100n, 90n),
      row('2026-02', 'p', 40n, 30n),
      row('2026-02', 'r', 10n, 60n),
      row('2026-02', 's', 5n, 5n),
    ];
    const [total, ...others] = totalsOf(rows);
    expect(others).toEqual([]);
    expect(total).toMatchObject({
      ...{ posted: 255n, draft: 335n },
      postedRange: { lowest: 55n, highest: 200n },
      draftRange: { lowest: 95n, highest: 240n },
    });
    expect(total?.gains.map((one) => [one.partnerId, differenceOf(one)])).toEqual([
      ['r', 50n],
      ['p', 40n],
    ]);
    expect(total?.losses.map((one) => [one.partnerId, differenceOf(one)])).toEqual([['q', -10n]]);
  });

  it('never adds two currencies, and its partners sum to its totals', () => {
    const anyRow = fc.record({
      agreementId: fc.constantFrom('a', 'b'),
      period: fc.constantFrom('2026-01', '2026-02', '2026-Q1'),
      partnerId: fc.constantFrom('p', 'q', 'r'),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      posted: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      draft: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        for (const total of totalsOf(rows)) {
          const own = rows.filter(({ currency }) => currency === total.currency);
          const difference = own.reduce((sum, one) => sum + differenceOf(one), 0n);
          const moved = [...total.gains, ...total.losses].reduce((sum, one) => sum + differenceOf(one), 0n);
          expect([differenceOf(total), moved]).toEqual([difference, difference]);
          expect(total.draftRange.lowest <= total.draftRange.highest).toBe(true);
        }
      }),
    );
  });
});

import { explain } from '../../src/engine/explain';
import { replay } from '../../src/engine/replay';
import { evaluate } from '../../src/engine/statement';
import { aPlan, fact, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

/** One unit of `base` is worth `rate` units of `quote`. */
const at = (base: string, quote: string, rate: string, day = '2026-09-04'): Json => ({
  lock: { base, quote, rate, source: 'ECB', statedOn: day, lockedOn: day },
});

const plan = (currency: string, share = '1', settings: Json = {}) =>
  aPlan([{ percentage: { measure: 'deals', share, whenNegative: 'OWE' } }], {
    currency,
    rateSource: { source: 'ECB', maximumAgeDays: 5 },
    ...settings,
  });

const deal = (quantity: string, unit: string, lock: Json = {}) => fact('deals', quantity, unit, {}, lock);

const resultOf = (terms: ReturnType<typeof plan>, facts: readonly Json[]) =>
  evaluate(terms, someFacts(facts), { explain: true });
const codeOf = (terms: ReturnType<typeof plan>, facts: readonly Json[]) =>
  resultOf(terms, facts).problems.map(({ code }) => code);

describe('the locked rate, exact until the one money door', () => {
  // The exact value stands in the second column; the last two are minor units, half away from zero and half even.
  test.each<[string, string, string, Json, string, bigint, bigint]>([
    ['EUR, by a rate of many digits', '1000.00', 'USD', at('EUR', 'USD', '1.084212345678'), 'EUR', 92233n, 92233n],
    // 1000 / 1.084212345678 = 922.328613...
    ['EUR, a half cent', '0.01', 'USD', at('USD', 'EUR', '0.5'), 'EUR', 1n, 0n], // 0.005
    ['EUR, a half cent above an odd one', '0.03', 'USD', at('USD', 'EUR', '0.5'), 'EUR', 2n, 2n], // 0.015
    ['EUR, a half cent by division', '0.01', 'USD', at('EUR', 'USD', '2'), 'EUR', 1n, 0n], // 0.01 / 2
    ['JPY, no digits', '100.10', 'USD', at('USD', 'JPY', '149.987654321'), 'JPY', 15014n, 15014n], // 15013.7641975321
    ['JPY, a half yen', '0.03', 'USD', at('USD', 'JPY', '150'), 'JPY', 5n, 4n], // 4.5
    ['JPY, a half yen owed', '-0.03', 'USD', at('USD', 'JPY', '150'), 'JPY', -5n, -4n], // -4.5
    ['KWD, three digits', '250', 'JPY', at('JPY', 'KWD', '0.0021'), 'KWD', 525n, 525n], // 0.525
    ['KWD, half a fils', '10', 'JPY', at('JPY', 'KWD', '0.00205'), 'KWD', 21n, 20n], // 0.0205
    // 10 / 2.98765432109876 = 3.347107...
    ['KWD, by division', '10.00', 'EUR', at('KWD', 'EUR', '2.98765432109876'), 'KWD', 3347n, 3347n],
  ])('%s: %s %s', (_name, quantity, unit, lock, currency, away, even) => {
    for (const [rounding, minor] of [
      ['HALF_AWAY_FROM_ZERO', away],
      ['HALF_EVEN', even],
    ] as const) {
      const { lines, problems } = resultOf(plan(currency, '1', { rounding }), [deal(quantity, unit, lock)]);
      expect(problems).toEqual([]);
      expect(lines.map((line) => [line.amount, line.currency])).toEqual([[minor, currency]]);
    }
  });

  test('two days of rates are rounded once together: 0.3335 + 0.3336 EUR are 0.67, not 0.33 + 0.33', () => {
    const facts = [
      deal('1', 'USD', at('USD', 'EUR', '0.3335')),
      deal('1', 'USD', at('USD', 'EUR', '0.3336', '2026-09-05')),
    ];
    expect(resultOf(plan('EUR'), facts).lines.map(({ amount }) => amount)).toEqual([67n]);
  });
});

describe('both amounts of every conversion', () => {
  const facts = [
    deal('300', 'JPY', at('JPY', 'EUR', '0.006')),
    deal('100', 'USD', at('EUR', 'USD', '1.2', '2026-09-05')),
    deal('20', 'USD', at('EUR', 'USD', '1.2', '2026-09-05')),
    deal('100', 'USD', at('EUR', 'USD', '1.25')),
    deal('7', 'EUR'),
  ];

  test('stand apart by currency and lock, the same in whatever order the facts come', () => {
    const documents = [facts, [...facts].reverse()].map((given) => {
      const explanation = resultOf(plan('EUR', '0.1'), given).lines[0]?.explanation ?? null;
      return explanation === null ? null : explain(explanation);
    });
    const [document] = documents;
    expect(documents[1]?.conversions).toEqual(document?.conversions);
    const shown = document?.conversions.map((one) => [
      `${document.steps[one.original]?.is} ${one.from}`,
      `1 ${one.base} = ${one.rate} ${one.quote}, ${one.source} of ${one.statedOn}`,
      `${document.steps[one.converted]?.is} ${one.to}`,
    ]);
    expect(shown).toEqual([
      ['300 JPY', '1 JPY = 0.006 EUR, ECB of 2026-09-04', '1.8 EUR'],
      ['100 USD', '1 EUR = 1.25 USD, ECB of 2026-09-04', '80 EUR'],
      ['120 USD', '1 EUR = 1.2 USD, ECB of 2026-09-05', '100 EUR'],
    ]);
    // (1.8 + 80 + 100 + 7) x 0.1 = 18.88
    expect(document && replay(document)).toMatchObject({ amount: '472/25', faults: [] });
  });

  test('are named in the sentence of the line, the first of many', () => {
    const saying = (given: readonly Json[]) => {
      const explanation = resultOf(plan('EUR', '0.1'), given).lines[0]?.explanation ?? null;
      return explanation === null ? null : explain(explanation).sentence;
    };
    expect(saying(facts)).toBe(
      'c0: 10 % of deals of 188.80 EUR = 18.88 EUR. Converted: 300 JPY at 1 JPY = 0.006 EUR (ECB of 2026-09-04), 100.00 USD at 1 EUR = 1.25 USD (ECB of 2026-09-04), 120.00 USD at 1 EUR = 1.2 USD (ECB of 2026-09-05).',
    );
    const many = ['1.1', '1.2', '1.3', '1.4', '1.5'].map((rate) => deal('10', 'USD', at('USD', 'EUR', rate)));
    expect(saying(many)).toContain('10.00 USD at 1 USD = 1.3 EUR (ECB of 2026-09-04) and 2 more.');
    expect(saying([deal('10', 'EUR')])).toBe('c0: 10 % of deals of 10.00 EUR = 1.00 EUR.');
  });

  test('a shown rate that was not the one used is found by the replay', () => {
    const explanation = resultOf(plan('EUR'), facts).lines[0]?.explanation ?? null;
    const document = explanation === null ? null : explain(explanation);
    const forged = document?.conversions.map((one) => ({ ...one, rate: `${one.rate}1` })) ?? [];
    expect(document && replay({ ...document, conversions: forged }).faults).toHaveLength(3);
  });

  test('a plan paid in another currency shows its own fixed rate', () => {
    const payIn = { currency: 'USD', rate: '1.1', lockedOn: '2026-09-01' };
    const explanation = resultOf(plan('EUR', '1', { payIn }), [deal('10', 'EUR')]).lines[0]?.explanation ?? null;
    expect(explanation && explain(explanation).conversions).toEqual([
      expect.objectContaining({ from: 'EUR', to: 'USD', rate: '1.1', source: null, lockedOn: '2026-09-01' }),
    ]);
  });
});

describe('what has no rate is not paid', () => {
  const usd = at('USD', 'EUR', '0.9');
  test.each<[string, Json, readonly Json[], string]>([
    ['no lock', {}, [deal('1', 'USD')], 'RATE_NOT_LOCKED'],
    [
      'a lock of another source',
      { rateSource: { source: 'FED', maximumAgeDays: 5 } },
      [deal('1', 'USD', usd)],
      'RATE_NOT_LOCKED',
    ],
    ['a lock between other currencies', {}, [deal('1', 'USD', at('USD', 'JPY', '150'))], 'RATE_NOT_LOCKED'],
    ['a lock that no source was agreed for', { rateSource: null }, [deal('1', 'USD', usd)], 'WRONG_CURRENCY'],
    [
      'a truncated sum over currencies',
      { measures: [{ key: 'deals', facts: { truncateAbove: '10' } }] },
      [deal('1', 'USD', usd)],
      'NEEDS_ONE_CURRENCY',
    ],
    [
      'single amounts compared across currencies',
      { measures: [{ key: 'deals', facts: { where: [{ quantityAtLeast: '10' }] } }] },
      [deal('10', 'USD', usd)],
      'NEEDS_ONE_CURRENCY',
    ],
    [
      'facts of a component chosen by their size',
      {
        components: [
          {
            key: 'c',
            percentage: { measure: 'deals', share: '1' },
            where: [{ measure: 'deals', quantityAtMost: '10' }],
          },
        ],
      },
      [deal('10', 'USD', usd)],
      'NEEDS_ONE_CURRENCY',
    ],
    [
      'prices by the size of a deal',
      {
        components: [
          {
            key: 'c',
            rate: { measure: 'deals', unit: '1', rules: [{ where: [{ quantityAtLeast: '10' }], unit: '1' }] },
          },
        ],
      },
      [deal('10', 'USD', usd)],
      'NEEDS_ONE_CURRENCY',
    ],
  ])('%s', (_name, settings, facts, code) => {
    expect(codeOf(plan('EUR', '1', settings), facts)).toEqual([code]);
  });

  test('a rate that the plan states goes before the source', () => {
    const conversion = [{ currency: 'USD', rate: '2', lockedOn: '2026-09-01' }];
    expect(resultOf(plan('EUR', '1', { conversion }), [deal('1', 'USD', usd)]).lines[0]?.amount).toBe(200n);
  });

  test('deals in several currencies can be counted without any rate', () => {
    const measures = [{ key: 'count', facts: { measure: 'deals', aggregate: 'COUNT' } }];
    const terms = aPlan([{ rate: { measure: 'count', unit: '5' } }], { measures });
    expect(evaluate(terms, someFacts([deal('1', 'USD'), deal('300', 'JPY'), deal('2', 'EUR')])).lines[0]?.amount).toBe(
      1500n,
    );
  });
});

import { evaluate } from '../../src/engine/statement';
import { aPlan, fact, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

const paid = (components: readonly Json[], facts: readonly Json[], settings: Json = {}, more: Json = {}) => {
  const result = evaluate(aPlan(components, settings), someFacts(facts, more));
  expect(result.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  return result.lines.map(({ segment, payee, amount, held, reason }) => ({ segment, payee, amount, held, reason }));
};
const rate = { measure: 'tickets', unit: '2' };
const tickets = (quantity: string, dimensions: Json = {}) => fact('tickets', quantity, 'ticket', dimensions);

describe('segments', () => {
  const facts = [
    tickets('1', { region: 'south' }),
    tickets('2'),
    tickets('4', { region: 'north' }),
    fact('csat', '90', '%'),
  ];

  test('one line each in alphabetical order, the unknown one last; a measure without the dimension is common', () => {
    expect(paid([{ rate, segmentBy: 'region', gates: [{ measure: 'csat', atLeast: '85' }] }], facts)).toMatchObject([
      { segment: 'north', amount: 800n },
      { segment: 'south', amount: 200n },
      { segment: 'unknown', amount: 400n },
    ]);
  });

  test('each segment has tiers of its own', () => {
    const tieredRate = { measure: 'tickets', mode: 'GRADUATED', tiers: [{ upTo: '2', unit: '10' }, { unit: '1' }] };
    expect(paid([{ tieredRate, segmentBy: 'region' }], facts).map(({ amount }) => amount)).toEqual([
      2200n,
      1000n,
      2000n,
    ]);
  });

  test('no fact at all still makes one zero line with its reason', () => {
    expect(paid([{ rate, segmentBy: 'region' }], [])).toEqual([
      { segment: null, payee: 'partner', amount: 0n, held: 0n, reason: 'No tickets in this period.' },
    ]);
  });

  test('kinds with segments of their own keep both names', () => {
    const allocation = {
      amount: '10',
      keys: [
        { key: 'a', weight: '1' },
        { key: 'b', weight: '1' },
      ],
    };
    const lines = paid([{ allocation, segmentBy: 'region', gates: [{ measure: 'tickets', atLeast: '0' }] }], facts);
    expect(lines.map(({ segment }) => segment)).toEqual([
      'north/a',
      'north/b',
      'south/a',
      'south/b',
      'unknown/a',
      'unknown/b',
    ]);
  });
});

describe('conditions, gates and guardrails', () => {
  test('conditions choose the facts of one measure by dimension and by size', () => {
    const where = [{ measure: 'tickets', dimension: 'kind', is: ['bug'], quantityAtLeast: '2' }];
    const facts = [
      tickets('1', { kind: 'bug' }),
      tickets('3', { kind: 'bug' }),
      tickets('9', { kind: 'wish' }),
      tickets('9'),
    ];
    expect(paid([{ rate, where }], facts)).toMatchObject([{ amount: 600n }]);
    const without = [{ measure: 'tickets', dimension: 'kind', isNot: ['wish'] }];
    expect(paid([{ rate, where: without }], facts)).toMatchObject([{ amount: 2600n }]);
  });

  test.each([
    ['0.8', 600n, null],
    ['0.7999', 0n, '"adoption" is 0.7999, below 0.8.'],
  ])('a gate at %s', (level, amount, reason) => {
    const facts = [tickets('3'), fact('adoption', level, '1')];
    expect(paid([{ rate, gates: [{ measure: 'adoption', atLeast: '0.8' }] }], facts)).toMatchObject([
      { amount, reason },
    ]);
  });

  test('a closed gate may hold instead, and a closed one spares the facts that pay would have needed', () => {
    const gate = { measure: 'adoption', atMost: '5', otherwise: 'HOLD' };
    expect(paid([{ rate, gates: [gate] }], [tickets('3'), fact('adoption', '6', '1')])).toMatchObject([
      { amount: 600n, held: 600n, reason: 'Held: "adoption" is 6, above 5.' },
    ]);
    const curve = { attainmentMeasure: 'missing', anchors: [{ attainment: '1', payout: '1' }] };
    expect(
      paid([{ curve, gates: [{ measure: 'adoption', atMost: '5' }] }], [fact('adoption', '6', '1')]),
    ).toMatchObject([{ amount: 0n }]);
  });

  test('weight, factors and guardrails multiply; bounds come after them', () => {
    const component = {
      fixedFee: { amount: '1000', per: 'MONTH' },
      weight: '0.5',
      factors: [{ measure: 'q', maximum: '1' }],
      guardrails: [{ measure: 'csat', atLeast: '85', factor: '0.5' }],
    };
    const facts = [fact('q', '1.4', '1'), fact('csat', '80', '%')];
    expect(paid([component], facts)).toMatchObject([
      { amount: 25000n, reason: '"csat" is 80, below 85. Pay is scaled by 0.5.' },
    ]);
    expect(paid([{ ...component, minimum: '300' }], facts)).toMatchObject([
      { amount: 30000n, reason: 'Raised to the minimum.' },
    ]);
  });

  test('a budget that is nearly used up bounds a component', () => {
    expect(paid([{ rate, maximumMeasure: 'left' }], [tickets('30'), fact('left', '12.34', 'EUR')])).toMatchObject([
      { amount: 1234n, reason: 'The maximum is reached.' },
    ]);
  });
});

describe('bounds on a component with several lines', () => {
  const milestone = {
    price: '1000',
    acceptedMeasure: 'ok',
    milestones: [
      { key: 'a', share: '0.333' },
      { key: 'b', share: '0.333' },
      { key: 'c', share: '0.334' },
    ],
  };
  const accepted = ['a', 'b', 'c'].map((key) => fact('ok', '1', '1', { milestone: key }));

  test('hold for their sum; the difference is divided in proportion, to the last unit', () => {
    expect(paid([{ milestone, maximum: '100.01' }], accepted)).toMatchObject([
      { segment: 'a', amount: 3330n, reason: 'The maximum is reached.' },
      { segment: 'b', amount: 3330n },
      { segment: 'c', amount: 3341n },
    ]);
    expect(paid([{ milestone, minimum: '1000.01' }], accepted).map(({ amount }) => amount)).toEqual([
      33300n,
      33300n,
      33401n,
    ]);
  });

  test('a minimum over lines that pay nothing goes to the first one; a closed gate pays nothing all the same', () => {
    const facts = [tickets('0', { region: 'a' }), tickets('0', { region: 'b' }), fact('q', '1', '1')];
    expect(paid([{ rate, segmentBy: 'region', minimum: '5' }], facts).map(({ amount }) => amount)).toEqual([500n, 0n]);
    const gates = [{ measure: 'q', atLeast: '2' }];
    expect(paid([{ rate, minimum: '5', gates }], facts)).toMatchObject([{ amount: 0n }]);
    expect(paid([{ rate, segmentBy: 'region', minimum: '5', gates }], facts).map(({ amount }) => amount)).toEqual([
      0n,
      0n,
    ]);
  });
});

describe('who is paid, and what is held', () => {
  test('a component may have a split of its own; overlays come on top of components, not of adjustments', () => {
    const settings = {
      split: [
        { payee: 'a', share: '0.5' },
        { payee: 'b', share: '0.5' },
      ],
      overlay: [{ payee: 'coach', share: '0.1' }],
      adjustments: [{ key: 'cap', maximum: { amount: '10' } }],
    };
    expect(paid([{ rate, split: [{ payee: 'c', share: '1' }] }], [tickets('6')], settings)).toMatchObject([
      { payee: 'c', amount: 1200n },
      { payee: 'coach', amount: 120n },
      { payee: 'a', amount: -100n },
      { payee: 'b', amount: -100n },
    ]);
  });

  test('debits are never held, and a correction by a bound gives its part of the held money back', () => {
    const charge = { penalty: { shortfall: { measure: 'rate', target: '1', points: { size: '1', amount: '4' } } } };
    const settings = {
      holdback: { share: '0.25', release: { on: 'REVIEW' } },
      adjustments: [{ key: 'cap', components: ['c0'], maximum: { amount: '8' } }],
    };
    expect(paid([{ rate }, charge], [tickets('6'), fact('rate', '0', '1')], settings)).toMatchObject([
      { amount: 1200n, held: 300n },
      { amount: -400n, held: 0n },
      { amount: -400n, held: -100n },
    ]);
  });

  test('a scorecard that waits for a part holds everything that reads it, also through another measure', () => {
    const measures = [
      {
        key: 'score',
        scorecard: {
          parts: [
            { measure: 'a', weight: '1' },
            { measure: 'b', weight: '1' },
          ],
          missing: 'HOLD',
        },
      },
      { key: 'double', product: { of: ['score', 'two'] } },
    ];
    const components = [
      { rate: { measure: 'score', unit: '10' } },
      { rate },
      { rate: { measure: 'double', unit: '10' } },
    ];
    expect(paid(components, [fact('a', '0.5', '1'), fact('two', '2', '1'), tickets('1')], { measures })).toMatchObject([
      { amount: 500n, held: 500n, reason: 'Held: "score" waits for b.' },
      { amount: 200n, held: 0n },
      { amount: 1000n, held: 1000n },
    ]);
  });
});

describe('time', () => {
  const fee = (terms: Json, more: Json) => paid([{ fixedFee: { amount: '1200', ...terms } }], [], {}, more)[0]?.amount;
  const may = { period: { start: '2026-05-01', endExclusive: '2026-06-01', timeZone: 'UTC' } };

  test.each<[string, Json, Json, bigint]>([
    [
      'a month by days in a leap February',
      { per: 'MONTH' },
      {
        period: { start: '2024-02-01', endExclusive: '2024-03-01', timeZone: 'UTC' },
        agreement: { start: '2024-02-15' },
      },
      62069n,
    ],
    ['a yearly fee in a month, by days', { per: 'YEAR' }, may, 10192n],
    ['a yearly fee in a month, by months', { per: 'YEAR', proration: 'MONTHS' }, may, 10000n],
    ['a yearly fee is not due in May', { per: 'YEAR', proration: 'NONE' }, may, 0n],
    [
      'a yearly fee is due where the agreement begins',
      { per: 'YEAR', proration: 'NONE' },
      { ...may, agreement: { start: '2026-05-20' } },
      120000n,
    ],
    [
      'a monthly fee over a quarter, undivided',
      { per: 'MONTH', proration: 'NONE' },
      {
        period: { start: '2026-04-01', endExclusive: '2026-07-01', timeZone: 'UTC' },
        agreement: { start: '2026-04-20' },
      },
      360000n,
    ],
    [
      'a monthly fee over a quarter, by days',
      { per: 'MONTH' },
      {
        period: { start: '2026-04-01', endExclusive: '2026-07-01', timeZone: 'UTC' },
        agreement: { start: '2026-04-16', endExclusive: '2026-06-16' },
      },
      240000n,
    ],
  ])('%s', (_name, terms, more, amount) => expect(fee(terms, more)).toBe(amount));

  test('facts belong to the days that the local clocks show', () => {
    const facts = [
      fact('tickets', '1', 'ticket', {}, { at: '2026-08-31T22:00:00Z' }),
      fact('tickets', '2', 'ticket', {}, { at: '2026-09-30T21:59:59.999999Z' }),
    ];
    expect(paid([{ rate }], facts)).toMatchObject([{ amount: 600n }]);
  });
});

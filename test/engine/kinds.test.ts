import { weightsOf } from '../../src/engine/attribution';
import { evaluate } from '../../src/engine/statement';
import { Rational, rational, sum } from '../../src/kernel/rational';
import { aPlan, fact, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

const lines = (component: Json, facts: readonly Json[], settings: Json = {}) => {
  const result = evaluate(aPlan([component], settings), someFacts(facts));
  expect(result.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  return result.lines;
};
const pays = (component: Json, facts: readonly Json[], settings: Json = {}): readonly bigint[] =>
  lines(component, facts, settings).map(({ amount }) => amount);

describe('how facts become one number', () => {
  const facts = [
    fact('m', '4', 'x', {}, { at: '2026-09-03T00:00:00Z', ref: 'b' }),
    fact('m', '1', 'x', {}, { at: '2026-09-09T00:00:00Z', ref: 'c' }),
    fact('m', '10', 'x', {}, { at: '2026-09-03T00:00:00Z', ref: 'a' }),
    fact('m', '7', 'x', {}, { at: '2026-08-03T00:00:00Z', ref: 'd' }),
  ];
  test.each<[Json, bigint]>([
    [{ aggregate: 'SUM' }, 1500n],
    [{ aggregate: 'COUNT' }, 300n],
    [{ aggregate: 'AVERAGE' }, 500n],
    [{ aggregate: 'MINIMUM' }, 100n],
    [{ aggregate: 'MAXIMUM' }, 1000n],
    [{ aggregate: 'LAST' }, 100n],
    [{ aggregate: 'PERCENTILE', percentile: '0.5' }, 400n],
    [{ aggregate: 'PERCENTILE', percentile: '0.67' }, 1000n],
    [{ aggregate: 'PERCENTILE', percentile: '0' }, 100n],
    [{ aggregate: 'SUM', truncateAbove: '5', truncateBelow: '2' }, 1100n],
    [{ aggregate: 'SUM', span: 'BEFORE' }, 700n],
    [{ aggregate: 'SUM', span: 'TO_DATE' }, 2200n],
    [{ aggregate: 'COUNT', where: [{ quantityAtLeast: '4', quantityAtMost: '9' }] }, 100n],
  ])('%j', (terms, amount) => {
    const measures = [{ key: 'number', facts: { measure: 'm', ...terms } }];
    expect(pays({ rate: { measure: 'number', unit: '1' } }, facts, { measures })).toEqual([amount]);
  });

  test('the same facts in one instant have one order: LAST goes by reference, then by quantity', () => {
    const measures = [{ key: 'last', facts: { measure: 'm', aggregate: 'LAST' } }];
    const twins = [
      fact('m', '4', 'x', {}, { ref: 'b' }),
      fact('m', '9', 'x', {}, { ref: 'b' }),
      fact('m', '5', 'x', {}, { ref: 'a' }),
    ];
    expect(pays({ rate: { measure: 'last', unit: '1' } }, twins, { measures })).toEqual([900n]);
  });

  test('a derived measure lacks what its parts lack, unless the plan says that absence is zero', () => {
    const measures = [
      { key: 'net', difference: { of: 'a', minus: ['b'] }, absent: 'ZERO' },
      { key: 'part', ratio: { of: 'a', to: 'z', whenZero: 'ZERO' } },
    ];
    expect(pays({ rate: { measure: 'net', unit: '1' } }, [fact('b', '3', 'x')], { measures })).toEqual([0n]);
    expect(
      pays({ rate: { measure: 'part', unit: '1' } }, [fact('a', '1', 'x'), fact('z', '0', 'x')], { measures }),
    ).toEqual([0n]);
  });
});

describe('settings that change what a boundary means', () => {
  const refund = [fact('sales', '-50', 'EUR')];
  test.each<[string, Json, readonly Json[], bigint]>([
    [
      'more refunds than sales pay nothing',
      { percentage: { measure: 'sales', share: '0.1', whenNegative: 'ZERO' } },
      refund,
      0n,
    ],
    [
      'more refunds than sales are owed',
      { percentage: { measure: 'sales', share: '0.1', whenNegative: 'OWE' } },
      refund,
      -500n,
    ],
    ['a rate may owe too', { rate: { measure: 'sales', unit: '0.2', whenNegative: 'OWE' } }, refund, -1000n],
    [
      'a refunded transaction gives its share back, without fixed part or minimum',
      {
        percentage: {
          measure: 'sales',
          share: '0.1',
          whenNegative: 'OWE',
          perTransaction: { fixed: '0.3', minimum: '1' },
        },
      },
      [...refund, fact('sales', '5', 'EUR')],
      -400n,
    ],
    [
      'an allowance over several transactions',
      { percentage: { measure: 'sales', share: '0.1', freeAmount: '30', perTransaction: { fixed: '1' } } },
      [fact('sales', '20', 'EUR', {}, { ref: 'a' }), fact('sales', '25', 'EUR', {}, { ref: 'b' })],
      250n,
    ],
    [
      'exactly on target reaches it',
      { bonus: { measure: 'sales', target: '50', unit: '1', amount: '7' } },
      [fact('sales', '50', 'EUR')],
      700n,
    ],
    [
      'beyond the target pays both',
      { bonus: { measure: 'sales', target: '50', unit: '1', amount: '7' } },
      [fact('sales', '52', 'EUR')],
      900n,
    ],
    [
      'fewer are better',
      { bonus: { measure: 'bugs', direction: 'LOWER_IS_BETTER', target: '50', unit: '2' } },
      [fact('bugs', '40', 'bug')],
      2000n,
    ],
    [
      'started points',
      {
        penalty: { shortfall: { measure: 'r', target: '10', points: { size: '3', counting: 'STARTED', amount: '1' } } },
      },
      [fact('r', '6', '1')],
      -200n,
    ],
    [
      'completed points',
      {
        penalty: {
          shortfall: { measure: 'r', target: '10', points: { size: '3', counting: 'COMPLETED', amount: '1' } },
        },
      },
      [fact('r', '6', '1')],
      -100n,
    ],
    [
      'no shortfall',
      { penalty: { shortfall: { measure: 'r', target: '10', points: { size: '3', amount: '1' } } } },
      [fact('r', '10', '1')],
      0n,
    ],
    [
      'a curve that pays its first anchor below it',
      {
        curve: {
          attainmentMeasure: 'a',
          below: 'FIRST',
          anchors: [
            { attainment: '1', payout: '10' },
            { attainment: '2', payout: '20' },
          ],
        },
      },
      [fact('a', '0.2', '1')],
      1000n,
    ],
    [
      'a curve that goes on',
      {
        curve: {
          attainmentMeasure: 'a',
          above: 'EXTEND',
          anchors: [
            { attainment: '1', payout: '10' },
            { attainment: '2', payout: '20' },
          ],
        },
      },
      [fact('a', '3', '1')],
      3000n,
    ],
    [
      'a flat curve of one anchor',
      { curve: { attainmentMeasure: 'a', above: 'EXTEND', of: '50', anchors: [{ attainment: '1', payout: '0.5' }] } },
      [fact('a', '3', '1')],
      2500n,
    ],
    [
      'the cap of a share by amount',
      { sharedSavings: { baseline: '1000', actualMeasure: 'cost', gain: { share: '0.5', maximumAmount: '70' } } },
      [fact('cost', '800', 'EUR')],
      7000n,
    ],
    [
      'losses that are not shared',
      { sharedSavings: { baseline: '1000', actualMeasure: 'cost', gain: { share: '0.5' } } },
      [fact('cost', '1800', 'EUR')],
      0n,
    ],
    [
      'savings that are not shared',
      { sharedSavings: { baseline: '1000', actualMeasure: 'cost', loss: { share: '0.5' } } },
      [fact('cost', '800', 'EUR')],
      0n,
    ],
    [
      'a price around a target cost',
      {
        sharedSavings: {
          baseline: '1000',
          actualMeasure: 'cost',
          targetCost: { targetFee: '80', shareUnder: '0.5', shareOver: '0.5', pays: 'PRICE' },
        },
      },
      [fact('cost', '1100', 'EUR')],
      113000n,
    ],
    [
      'a guarantee of fewer',
      { guarantee: { measure: 'bugs', direction: 'LOWER_IS_BETTER', guaranteed: '5', unit: '10' } },
      [fact('bugs', '7', 'bug')],
      -2000n,
    ],
    ['a guarantee that is met', { guarantee: { measure: 'v', guaranteed: '5' } }, [fact('v', '7', 'EUR')], 0n],
    ['half to even', { rate: { measure: 'v', unit: '0.005' } }, [fact('v', '1', 'x')], 0n],
  ])('%s', (name, component, facts, amount) => {
    expect(pays(component, facts, name === 'half to even' ? { rounding: 'HALF_EVEN' } : {})).toEqual([amount]);
  });
});

describe('milestones', () => {
  const milestone = {
    price: '100',
    acceptedMeasure: 'ok',
    milestones: [
      { key: 'a', share: '0.5', dueOn: '2026-09-10' },
      { key: 'b', share: '0.5' },
    ],
  };
  const acceptance = (key: string, at: string, quantity = '1') => fact('ok', quantity, '1', { milestone: key }, { at });

  test('are paid once, however often they are accepted, and not again after a period in which they were', () => {
    const facts = [
      acceptance('a', '2026-08-20T10:00:00Z'),
      acceptance('a', '2026-09-20T10:00:00Z'),
      acceptance('b', '2026-09-21T10:00:00Z'),
      acceptance('b', '2026-09-22T10:00:00Z'),
    ];
    expect(lines({ milestone }, facts).map(({ segment, amount }) => [segment, amount])).toEqual([['b', 5000n]]);
  });

  test('a late acceptance pays and says so; a rejected one is none', () => {
    expect(lines({ milestone }, [acceptance('a', '2026-09-10T22:00:00Z')])).toMatchObject([
      { amount: 5000n, reason: 'Accepted on 2026-09-11, due on 2026-09-10.' },
    ]);
    expect(lines({ milestone }, [acceptance('a', '2026-09-10T10:00:00Z', '0')])).toMatchObject([
      { amount: 0n, reason: 'No milestone accepted in this period.' },
    ]);
  });
});

describe('vesting', () => {
  const sustained = { price: '100', measure: 'up', atMost: '5', count: 3, startsOn: '2026-08-15' };
  const observed = (at: string, quantity: string) => fact('up', quantity, '1', {}, { at });

  test('reads earlier months, and each observation of a month must hold; the parts sum to the price', () => {
    const good = [
      observed('2026-08-31T10:00:00Z', '5'),
      observed('2026-09-02T10:00:00Z', '1'),
      observed('2026-09-20T10:00:00Z', '4'),
    ];
    expect(lines({ sustained }, good).map(({ segment, amount }) => [segment, amount])).toEqual([['2026-09', 3333n]]);
    expect(lines({ sustained }, [...good, observed('2026-09-21T10:00:00Z', '6')])).toMatchObject([
      { amount: 0n, reason: '"up" is 6, above 5.' },
    ]);
    const failed = [observed('2026-08-31T10:00:00Z', '6'), ...good.slice(1)];
    expect(lines({ sustained }, failed)).toMatchObject([{ amount: 0n, reason: 'The state failed in 2026-08.' }]);
    expect(lines({ sustained: { ...sustained, startsOn: '2026-10-01' } }, [])).toMatchObject([
      { amount: 0n, reason: 'Nothing vests in this period.' },
    ]);
  });
});

describe('credits by touches', () => {
  const terms = {
    touchMeasure: 't',
    payeeBy: 'payee',
    first: rational('0.4'),
    last: rational('0.4'),
    decay: rational('0.5'),
  };

  test.each(['FIRST', 'LAST', 'LINEAR', 'POSITION', 'TIME_DECAY'] as const)(
    '%s sums to exactly 1 for any journey',
    (model) => {
      for (let touches = 1; touches <= 40; touches += 1) {
        expect(sum(weightsOf({ ...terms, model }, touches)).equals(Rational.ONE)).toBe(true);
      }
    },
  );

  test('positions of one and of two touches are scaled to the whole; every result counts the same', () => {
    const attribution = { model: 'POSITION', touchMeasure: 't', first: '0.3', last: '0.1' };
    const touch = (subject: string, payee: string, day: string) =>
      fact('t', '1', '1', { payee }, { subject, at: `2026-09-${day}T10:00:00Z` });
    const component = { rate: { measure: 'deals', unit: '100' }, attribution };
    const facts = [fact('deals', '2', 'deal'), touch('x', 'b', '02'), touch('y', 'a', '03'), touch('y', 'b', '04')];
    expect(lines(component, facts).map(({ payee, amount }) => [payee, amount])).toEqual([
      ['a', 7500n],
      ['b', 12500n],
    ]);
  });

  test('nobody is needed where there is nothing to pay', () => {
    expect(
      lines({ rate: { measure: 'deals', unit: '100' }, attribution: { model: 'LAST', touchMeasure: 't' } }, []),
    ).toMatchObject([{ payee: 'partner', amount: 0n }]);
  });
});

describe('money in several currencies', () => {
  const conversion = [{ currency: 'USD', rate: '0.9', lockedOn: '2026-09-01' }];

  test('per transaction, each at its locked rate', () => {
    const facts = [fact('sales', '10', 'USD', {}, { ref: 'a' }), fact('sales', '10', 'EUR', {}, { ref: 'b' })];
    expect(
      pays({ percentage: { measure: 'sales', share: '0.5', perTransaction: { fixed: '1' } } }, facts, { conversion }),
    ).toEqual([1150n]);
  });

  test('bounds, draws and fees of a plan paid in another currency are converted with it', () => {
    const payIn = { currency: 'JPY', rate: '150', lockedOn: '2026-09-01' };
    const adjustments = [
      { key: 'cap', maximum: { amount: '10' } },
      { key: 'fee', payoutFee: { fixed: '1', allowance: '2', maximum: '0.5' } },
    ];
    const result = evaluate(
      aPlan([{ rate: { measure: 'n', unit: '3.005' } }], { payIn, adjustments }),
      someFacts([fact('n', '4', 'x')]),
    );
    expect(result.lines.map(({ amount, currency }) => [amount, currency])).toEqual([
      [1803n, 'JPY'],
      [-303n, 'JPY'],
      [-75n, 'JPY'],
    ]);
  });
});

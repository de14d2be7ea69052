import { evaluate } from '../../src/engine/statement';
import { aPlan, fact, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

const rate = { measure: 'tickets', unit: '2' };

describe('facts that do not go with the plan stop the agreement by name, and nothing is paid', () => {
  test.each<[string, Json, readonly Json[], Json, string, string]>([
    [
      'two units',
      { rate },
      [fact('tickets', '1', 'ticket'), fact('tickets', '1', 'hour')],
      {},
      'WRONG_UNIT',
      'other facts of it in ticket',
    ],
    [
      'another unit than the plan declares',
      { rate },
      [fact('tickets', '1', 'hour', {}, { ref: 'f-7' })],
      { measures: [{ key: 'tickets', unit: 'ticket' }] },
      'WRONG_UNIT',
      '"tickets" has a fact (f-7) in hour, but the plan declares ticket',
    ],
    [
      'a foreign currency',
      { percentage: { measure: 'sales', share: '0.1' } },
      [fact('sales', '1', 'USD')],
      {},
      'WRONG_CURRENCY',
      'locks no rate',
    ],
    [
      'money in no currency',
      { percentage: { measure: 'sales', share: '0.1' } },
      [fact('sales', '1', 'ticket')],
      {},
      'WRONG_UNIT',
      'the plan declares EUR',
    ],
    [
      'an average over currencies',
      { rate: { measure: 'sales', unit: '1' } },
      [fact('sales', '1', 'USD')],
      {
        measures: [{ key: 'sales', facts: { aggregate: 'AVERAGE' } }],
        conversion: [{ currency: 'USD', rate: '0.9', lockedOn: '2026-09-01' }],
      },
      'NEEDS_ONE_CURRENCY',
      'AVERAGE',
    ],
    [
      'a level nobody measured',
      { curve: { attainmentMeasure: 'score', anchors: [{ attainment: '1', payout: '1' }] } },
      [],
      {},
      'MISSING_FACT',
      '"score"',
    ],
    [
      'a target nobody measured',
      { curve: { measure: 'tickets', targetMeasure: 'quota', anchors: [{ attainment: '1', payout: '1' }] } },
      [],
      {},
      'MISSING_FACT',
      'quota',
    ],
    [
      'an actual cost nobody measured',
      { sharedSavings: { baseline: '100', actualMeasure: 'cost', gain: { share: '1' } } },
      [],
      {},
      'MISSING_FACT',
      '"cost"',
    ],
    ['a gate nobody measured', { rate, gates: [{ measure: 'csat', atLeast: '1' }] }, [], {}, 'MISSING_FACT', '"csat"'],
    [
      'a count that must be there',
      { rate },
      [],
      { measures: [{ key: 'tickets', absent: 'REFUSE' }] },
      'MISSING_FACT',
      '"tickets"',
    ],
    [
      'a baseline of zero',
      { sharedSavings: { baseline: '0', actualMeasure: 'cost', gain: { share: '1' } } },
      [fact('cost', '1', 'EUR')],
      {},
      'BASELINE_NOT_POSITIVE',
      'above zero',
    ],
    [
      'a target at its start',
      { curve: { measure: 'tickets', target: '5', baseline: '5', anchors: [{ attainment: '1', payout: '1' }] } },
      [],
      {},
      'ZERO_DISTANCE',
      'no attainment exists',
    ],
    [
      'a division by zero',
      { rate: { measure: 'ratio', unit: '1' } },
      [fact('a', '1', 'x'), fact('b', '0', 'x')],
      { measures: [{ key: 'ratio', ratio: { of: 'a', to: 'b' } }] },
      'ZERO_DIVISOR',
      'divides by "b"',
    ],
    ['less than nothing', { rate }, [fact('tickets', '-1', 'ticket')], {}, 'NEGATIVE_QUANTITY', 'is -1'],
    [
      'less than nothing in tiers',
      { tieredRate: { measure: 'tickets', mode: 'VOLUME', tiers: [{ unit: '1' }] } },
      [fact('tickets', '-1', 'ticket')],
      {},
      'NEGATIVE_QUANTITY',
      'is -1',
    ],
    [
      'a class without a weight',
      { rate: { ...rate, classBy: 'class', weights: [{ class: 'a', weight: '1' }] } },
      [fact('tickets', '1', 'ticket', { class: 'b' })],
      {},
      'UNKNOWN_CLASS',
      'of the class "b"',
    ],
    [
      'a fact without a class',
      { rate: { ...rate, classBy: 'class', weights: [{ class: 'a', weight: '1' }] } },
      [fact('tickets', '1', 'ticket')],
      {},
      'UNKNOWN_CLASS',
      'has no "class"',
    ],
    [
      'an unknown milestone',
      { milestone: { price: '1', acceptedMeasure: 'ok', milestones: [{ key: 'x', share: '1' }] } },
      [fact('ok', '1', '1', { milestone: 'y' })],
      {},
      'UNKNOWN_MILESTONE',
      '"y"',
    ],
    [
      'a milestone out of order',
      {
        milestone: {
          price: '1',
          acceptedMeasure: 'ok',
          order: 'IN_ORDER',
          milestones: [
            { key: 'x', share: '0.5' },
            { key: 'y', share: '0.5' },
          ],
        },
      },
      [fact('ok', '1', '1', { milestone: 'y' })],
      {},
      'MILESTONE_OUT_OF_ORDER',
      '"y" is accepted before "x"',
    ],
    [
      'a state nobody observed',
      { sustained: { price: '1', measure: 'up', atLeast: '1', count: 3, startsOn: '2026-08-01' } },
      [fact('up', '1', '1', {}, { at: '2026-09-02T00:00:00Z' })],
      {},
      'MISSING_FACT',
      'not observed in 2026-08',
    ],
    [
      'a regression without its day',
      { penalty: { clawback: { paidMeasure: 'bad', mode: 'FULL', warrantyDays: 90 } } },
      [fact('bad', '1', 'EUR')],
      {},
      'REGRESSION_WITHOUT_DAY',
      'no day in "day"',
    ],
    [
      'a cost without its case',
      { capitation: { measure: 'm', unit: '1', stopLoss: { costMeasure: 'cost', attachment: '1', share: '1' } } },
      [fact('m', '1', 'm'), fact('cost', '9', 'EUR')],
      {},
      'FACT_WITHOUT_SUBJECT',
      'no case',
    ],
    [
      'scores without a key',
      { allocation: { amount: '1', scoreMeasure: 's', by: 'feature' } },
      [fact('s', '1', '1')],
      {},
      'FACT_WITHOUT_KEY',
      'no "feature"',
    ],
    [
      'nobody to allocate to',
      { allocation: { amount: '1', keys: [{ key: 'a', weight: '0' }] } },
      [],
      {},
      'NO_WEIGHT',
      'nobody to allocate to',
    ],
    [
      'a negative weight',
      { allocation: { amount: '1', scoreMeasure: 's', by: 'f' } },
      [fact('s', '-1', '1', { f: 'a' })],
      {},
      'NEGATIVE_WEIGHT',
      'below zero',
    ],
    [
      'pay that nobody touched',
      { rate, attribution: { model: 'LAST', touchMeasure: 'touches' } },
      [fact('tickets', '1', 'ticket')],
      {},
      'NO_TOUCHES',
      '"touches"',
    ],
    [
      'a touch of nobody',
      { rate, attribution: { model: 'LAST', touchMeasure: 'touches' } },
      [fact('tickets', '1', 'ticket'), fact('touches', '1', '1')],
      {},
      'TOUCH_WITHOUT_PAYEE',
      'no "payee"',
    ],
    [
      'single facts of a derived measure',
      { percentage: { measure: 'net', share: '0.1', perTransaction: {} } },
      [],
      { measures: [{ key: 'net', difference: { of: 'a', minus: ['b'] } }] },
      'NEEDS_FACTS',
      'derived',
    ],
  ])('%s', (_name, component, facts, settings, code, words) => {
    const result = evaluate(
      aPlan([{ fixedFee: { amount: '5', per: 'MONTH' } }, component], settings),
      someFacts(facts),
    );
    expect(result).toMatchObject({ lines: [], total: { amount: 0n, held: 0n }, guaranteed: 0n });
    expect(result.problems).toEqual([
      { severity: 'ERROR', code, path: expect.any(Array), sentence: expect.stringContaining(words) },
    ]);
  });
});

describe('facts that pay nothing are told about', () => {
  test('outside the period, before the agreement, and of a measure that nobody reads', () => {
    const facts = someFacts(
      [
        fact('tickets', '1', 'ticket', {}, { at: '2026-08-31T21:59:59Z' }),
        fact('tickets', '2', 'ticket', {}, { at: '2026-09-09T21:59:59Z' }),
        fact('tickets', '4', 'ticket', {}, { at: '2026-09-09T22:00:00Z' }),
        fact('tickets', '8', 'ticket', {}, { at: '2026-09-30T22:00:00Z' }),
        fact('tikets', '16', 'ticket'),
      ],
      { agreement: { start: '2026-09-10' } },
    );
    const result = evaluate(aPlan([{ rate }]), facts);
    expect(result.total.amount).toBe(800n);
    expect(result.problems.map(({ severity, code, sentence }) => [severity, code, sentence])).toEqual([
      [
        'WARNING',
        'FACTS_OUTSIDE_PERIOD',
        '3 facts (tickets) lie outside the period or the days in force; they pay nothing.',
      ],
      ['WARNING', 'UNREAD_MEASURE', '1 facts (tikets) are of a measure that the plan does not read; they pay nothing.'],
    ]);
  });

  test('an agreement that is not in force in the period pays nothing and says why', () => {
    const result = evaluate(
      aPlan([{ fixedFee: { amount: '5', per: 'MONTH' } }]),
      someFacts([], { agreement: { start: '2026-11-01' } }),
    );
    expect(result.lines).toMatchObject([{ amount: 0n, reason: 'The agreement is not in force in this period.' }]);
  });
});

import { requirements } from '../../src/engine/requirements';
import { aPlan } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

const needs = (components: readonly Json[], settings: Json = {}): readonly string[] =>
  requirements(aPlan(components, settings)).map(
    ({ measure, grain, dimensions, needsHistory }) =>
      `${measure} ${grain}${dimensions.length > 0 ? ` by ${dimensions.join(',')}` : ''}${needsHistory ? ' with history' : ''}`,
  );

const rate = { measure: 'tickets', unit: '1' };

describe('what must be gathered for a plan', () => {
  test.each<[string, readonly Json[], Json, readonly string[]]>([
    ['nothing for a fixed fee', [{ fixedFee: { amount: '1', per: 'MONTH' } }], {}, []],
    ['a sum for a rate', [{ rate }], {}, ['tickets ROLLUP']],
    [
      'a sum by class',
      [{ rate: { ...rate, classBy: 'class', weights: [{ class: 'a', weight: '1' }] } }],
      {},
      ['tickets ROLLUP by class'],
    ],
    [
      'a sum by segment and condition',
      [{ rate, segmentBy: 'region', where: [{ measure: 'tickets', dimension: 'kind', is: ['bug'] }] }],
      {},
      ['tickets ROLLUP by kind,region'],
    ],
    [
      'single facts where their size matters',
      [{ rate, where: [{ measure: 'tickets', quantityAtLeast: '2' }] }],
      {},
      ['tickets ITEMS'],
    ],
    [
      'single facts for rules, transactions, cases and touches',
      [
        { rate: { ...rate, rules: [{ where: [{ dimension: 'kind', is: ['bug'] }], unit: '2' }] } },
        { percentage: { measure: 'sales', share: '0.1', perTransaction: {} } },
        {
          capitation: { measure: 'roster', unit: '1', stopLoss: { costMeasure: 'cost', attachment: '1', share: '1' } },
          attribution: { model: 'LAST', touchMeasure: 'touches' },
        },
      ],
      {},
      ['cost ITEMS', 'roster ROLLUP', 'sales ITEMS', 'tickets ITEMS by kind', 'touches ITEMS'],
    ],
    [
      'the finer of two demands',
      [{ rate }, { percentage: { measure: 'tickets', share: '0.1', perTransaction: {} } }],
      {},
      ['tickets ITEMS'],
    ],
    [
      'history for windows, vesting and acceptances',
      [
        { commitment: { measure: 'calls', committed: '1', unit: '1', window: 'YEAR' } },
        { sustained: { price: '1', measure: 'up', atLeast: '1', count: 2, startsOn: '2026-01-01' } },
        { milestone: { price: '1', acceptedMeasure: 'ok', milestones: [{ key: 'a', share: '1' }] } },
      ],
      {},
      ['calls ROLLUP with history', 'ok ITEMS with history', 'up ITEMS with history'],
    ],
    [
      'derived measures down to their facts',
      [{ rate: { measure: 'net', unit: '1' }, gates: [{ measure: 'share', atLeast: '0' }] }],
      {
        measures: [
          { key: 'net', difference: { of: 'resolved', minus: ['reopened'] } },
          { key: 'share', ratio: { of: 'net', to: 'opened' } },
          { key: 'opened', facts: { measure: 'all', aggregate: 'COUNT', where: [{ dimension: 'kind', is: ['bug'] }] } },
        ],
      },
      ['all ITEMS by kind', 'reopened ROLLUP', 'resolved ROLLUP'],
    ],
    [
      'every way to derive, figures, adjustments and holdbacks',
      [{ rate: { measure: 'score', unit: '1' } }],
      {
        measures: [
          { key: 'score', scorecard: { parts: [{ measure: 'p', weight: '1' }] } },
          { key: 'fig', product: { of: ['att', 'adj', 'ava', 'low', 'own'] } },
          { key: 'att', attainment: { measure: 'a', targetMeasure: 't', baselineMeasure: 'b' } },
          { key: 'adj', adjustedBaseline: { baseline: '1', volumeMeasure: 'v', referenceVolume: '1' } },
          { key: 'ava', availability: { downtimeMeasure: 'd', excludedMeasure: 'x' } },
          { key: 'low', least: { of: ['a', 'l'] } },
          { key: 'own', earned: { components: ['c0'] } },
        ],
        figures: ['fig'],
        adjustments: [
          { key: 'cap', maximum: { measure: 'm' } },
          { key: 'draw', draw: { amount: '1', balanceMeasure: 'w' } },
          { key: 'fee', payoutFee: { fixed: '1' } },
        ],
        holdback: { steps: [{ share: '0' }], progressMeasure: 'g', release: { on: 'REVIEW' } },
      },
      ['a', 'b', 'd', 'g', 'l', 'm', 'p', 't', 'v', 'w', 'x'].map((key) => `${key} ROLLUP`),
    ],
  ])('%s', (_name, components, settings, expected) => expect(needs(components, settings)).toEqual(expected));
});

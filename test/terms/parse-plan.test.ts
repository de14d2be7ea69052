import { parsePlan } from '../../src/terms/parse-plan';
import { planJson } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

function refusals(json: unknown): readonly string[] {
  const read = parsePlan(json);
  return 'problems' in read ? read.problems.map(({ code, path }) => `${code} ${path.join('.')}`) : [];
}

const rate = { measure: 'tickets', unit: '2' };
const tiers = (...list: readonly Json[]) => ({ tieredRate: { measure: 'a', mode: 'GRADUATED', tiers: list } });

describe('a plan that does not parse is refused with the path of every fault', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['no document', null, ['INVALID_PLAN ']],
    [
      'another document',
      { meed: 'facts/1' },
      ['INVALID_PLAN meed', 'INVALID_PLAN currency', 'INVALID_PLAN components'],
    ],
    ['an unknown currency', { ...planJson([{ rate }]), currency: 'EURO' }, ['INVALID_PLAN currency']],
    ['no components', planJson([]), ['INVALID_PLAN components']],
    [
      'a misspelt field',
      planJson([{ rate: { ...rate, untiPrice: '2' } }]),
      ['UNKNOWN_FIELD components.0.rate.untiPrice'],
    ],
    ['a number instead of text', planJson([{ rate: { ...rate, unit: 2 } }]), ['INVALID_PLAN components.0.rate.unit']],
    ['an exponent', planJson([{ rate: { ...rate, unit: '2e3' } }]), ['INVALID_PLAN components.0.rate.unit']],
    ['no kind', planJson([{ label: 'nothing' }]), ['NOT_ONE_KIND components.0']],
    ['two kinds', planJson([{ rate, bonus: { measure: 'a', target: '1', unit: '1' } }]), ['NOT_ONE_KIND components.0']],
    [
      'a key twice',
      planJson([
        { key: 'x', rate },
        { key: 'x', rate },
      ]),
      ['DUPLICATE_KEY components.1.key'],
    ],
    [
      'tiers that overlap',
      planJson([tiers({ upTo: '9', unit: '1' }, { upTo: '9', unit: '2' }, { unit: '3' })]),
      ['TIER_OVERLAP components.0.tieredRate.tiers.1.upTo'],
    ],
    [
      'a last tier with an end',
      planJson([tiers({ upTo: '9', unit: '1' })]),
      ['TIER_NOT_CLOSED components.0.tieredRate.tiers.0.upTo'],
    ],
    [
      'an open tier in the middle',
      planJson([tiers({ unit: '1' }, { unit: '2' })]),
      ['TIER_NOT_CLOSED components.0.tieredRate.tiers.0.upTo'],
    ],
    ['a tier that pays nothing', planJson([tiers({})]), ['INCOMPLETE_TERMS components.0.tieredRate.tiers.0']],
    [
      'packages without a size',
      planJson([{ tieredRate: { measure: 'a', mode: 'BLOCK', tiers: [{ unit: '1' }] } }]),
      ['INVALID_PLAN components.0.tieredRate.packageSize'],
    ],
    [
      'anchors that do not rise',
      planJson([
        {
          curve: {
            attainmentMeasure: 'a',
            anchors: [
              { attainment: '1', payout: '1' },
              { attainment: '1', payout: '2' },
            ],
          },
        },
      ]),
      ['NOT_RISING components.0.curve.anchors.1.attainment'],
    ],
    [
      'a ladder that does not fall',
      planJson([
        {
          serviceCredit: {
            fee: '1',
            ladder: {
              measure: 'a',
              steps: [
                { atLeast: '0.9', credit: '0' },
                { atLeast: '0.99', credit: '0.1' },
              ],
              otherwise: '1',
            },
          },
        },
      ]),
      ['NOT_FALLING components.0.serviceCredit.ladder.steps.1.atLeast'],
    ],
    [
      'two targets',
      planJson([{ bonus: { measure: 'a', target: '1', targetMeasure: 'b', unit: '1' } }]),
      ['CONTRADICTORY_TERMS components.0.bonus.targetMeasure'],
    ],
    ['no target', planJson([{ bonus: { measure: 'a', unit: '1' } }]), ['INCOMPLETE_TERMS components.0.bonus']],
    [
      'less is better from nowhere',
      planJson([
        {
          curve: {
            measure: 'a',
            target: '1',
            direction: 'LOWER_IS_BETTER',
            anchors: [{ attainment: '1', payout: '1' }],
          },
        },
      ]),
      ['INCOMPLETE_TERMS components.0.curve.baseline'],
    ],
    [
      'a share of no fee',
      planJson([{ penalty: { shortfall: { measure: 'a', target: '1', points: { size: '1', feeShare: '0.1' } } } }]),
      ['INCOMPLETE_TERMS components.0.penalty.fee'],
    ],
    [
      'a minimum above the maximum',
      planJson([{ rate, minimum: '9', maximum: '8' }]),
      ['CONTRADICTORY_TERMS components.0.minimum'],
    ],
    [
      'a share above 1',
      planJson([{ rate }], { split: [{ payee: 'a', share: '1.1' }] }),
      ['INVALID_PLAN split.0.share', 'SHARES_NOT_ONE split'],
    ],
    [
      'shares that miss 1',
      planJson([{ rate }], {
        split: [
          { payee: 'a', share: '0.3' },
          { payee: 'b', share: '0.6' },
        ],
      }),
      ['SHARES_NOT_ONE split'],
    ],
    [
      'a payee twice',
      planJson([{ rate }], {
        split: [
          { payee: 'a', share: '0.5' },
          { payee: 'a', share: '0.5' },
        ],
      }),
      ['DUPLICATE_KEY split.1.payee'],
    ],
    [
      'an overlay to a payee of the split',
      planJson([{ rate }], { split: [{ payee: 'a', share: '1' }], overlay: [{ payee: 'a', share: '0.1' }] }),
      ['DUPLICATE_KEY overlay.0.payee'],
    ],
    [
      'a release on no date',
      planJson([{ rate }], { holdback: { share: '0.1', release: { on: 'DATE' } } }),
      ['INVALID_PLAN holdback.release.date'],
    ],
    [
      'a date that does not exist',
      planJson([{ rate }], { holdback: { share: '0.1', release: { on: 'DATE', date: '2026-02-30' } } }),
      ['INVALID_PLAN holdback.release.date'],
    ],
    [
      'an adjustment of nothing known',
      planJson([{ rate }], { adjustments: [{ key: 'cap', components: ['nobody'], maximum: { amount: '1' } }] }),
      ['UNKNOWN_COMPONENT adjustments.0.components.0'],
    ],
    [
      'an adjustment with the key of a component',
      planJson([{ rate }], { adjustments: [{ key: 'c0', maximum: { amount: '1' } }] }),
      ['DUPLICATE_KEY adjustments.0.key'],
    ],
    [
      'a measure of itself',
      planJson([{ rate }], {
        measures: [
          { key: 'a', ratio: { of: 'b', to: 'c' } },
          { key: 'b', product: { of: ['a'] } },
        ],
      }),
      ['CIRCULAR_MEASURE measures'],
    ],
    [
      'a percentile of a sum',
      planJson([{ rate }], { measures: [{ key: 'a', facts: { percentile: '0.9' } }] }),
      ['INVALID_PLAN measures.0.facts.percentile'],
    ],
    [
      'values of no dimension',
      planJson([{ rate, where: [{ measure: 'tickets', is: ['a'] }] }]),
      ['INCOMPLETE_TERMS components.0.where.0.dimension'],
    ],
    [
      'attribution beside a split',
      planJson([{ rate, split: [{ payee: 'a', share: '1' }], attribution: { model: 'LAST', touchMeasure: 't' } }]),
      ['CONTRADICTORY_TERMS components.0.attribution'],
    ],
    [
      'a recoverable draw without a balance',
      planJson([{ rate }], { adjustments: [{ key: 'd', draw: { amount: '1' } }] }),
      ['INVALID_PLAN adjustments.0.draw.balanceMeasure'],
    ],
  ])('%s', (_name, json, expected) => expect(refusals(json)).toEqual(expected));

  test('the sentence names the place and the reason', () => {
    const read = parsePlan(planJson([{ rate: { ...rate, unit: 2 } }]));
    expect('problems' in read && read.problems[0]?.sentence).toBe(
      'components[0].rate.unit: must be a decimal as text such as "12.50", not a JSON number.',
    );
  });
});

test('null means absent, as in GraphQL', () => {
  expect(refusals(planJson([{ rate, label: null, maximum: null }], { holdback: null }))).toEqual([]);
});

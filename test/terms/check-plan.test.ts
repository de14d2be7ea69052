import { evaluate } from '../../src/engine/statement';
import { checkPlan } from '../../src/terms/check-plan';
import { planReport } from '../../src/terms/plan-report';
import { aPlan, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

const measured = (key: string, more: Json = {}): Json => ({ key, mechanism: 'the ticket system', ...more });
const found = (components: readonly Json[], settings: Json = {}): readonly string[] =>
  checkPlan(aPlan(components, settings)).map(({ code, path }) => `${code} ${path.join('.')}`);

const rate = { measure: 'tickets', unit: '2' };
const tickets = { measures: [measured('tickets')] };
const VOLUME = [{ upTo: '15', unit: '10' }, { unit: '5' }];
const SMART = { definition: 'Tickets closed for good', target: '90', goal: 'Fewer outages', deadline: '2026-12-31' };

describe('what is said before signature', () => {
  test.each<[string, readonly Json[], Json, readonly string[]]>([
    ['nothing about a bounded plan on a measured outcome', [{ rate, maximum: '100' }], tickets, []],
    [
      'a tier behind the cap',
      [
        {
          tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: [{ upTo: '100', unit: '50' }, { unit: '60' }] },
          maximum: '5000',
        },
      ],
      tickets,
      ['UNREACHABLE_TIER components.0.tieredRate.tiers.1'],
    ],
    [
      'an anchor behind the cap',
      [
        {
          curve: {
            attainmentMeasure: 'tickets',
            anchors: [
              { attainment: '1', payout: '900' },
              { attainment: '2', payout: '950' },
            ],
          },
          maximum: '900',
        },
      ],
      tickets,
      ['UNREACHABLE_TIER components.0.curve.anchors.1'],
    ],
    [
      'a tier beyond history',
      [
        {
          tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: [{ upTo: '100', unit: '1' }, { unit: '2' }] },
          maximum: '9000',
        },
      ],
      { measures: [measured('tickets', { unit: 'ticket', smart: { ...SMART, historyLow: '10', historyHigh: '95' } })] },
      ['UNREACHABLE_TIER components.0.tieredRate.tiers.1'],
    ],
    [
      'a step above the whole',
      [
        {
          serviceCredit: {
            fee: '10',
            ladder: { measure: 'up', steps: [{ atLeast: '1.5', credit: '0' }], otherwise: '1' },
          },
        },
      ],
      { measures: [measured('up', { availability: { downtimeMeasure: 'down' } })] },
      ['UNREACHABLE_TIER components.0.serviceCredit.ladder.steps.0'],
    ],
    [
      'volume tiers that drop',
      [{ tieredRate: { measure: 'tickets', mode: 'VOLUME', tiers: VOLUME }, maximum: '9000' }],
      tickets,
      ['NON_MONOTONE_TIERS components.0.tieredRate.tiers.1'],
    ],
    [
      'packages that drop',
      [
        {
          tieredRate: {
            measure: 'tickets',
            mode: 'PACKAGE',
            packageSize: '10',
            tiers: [{ upTo: '20', unit: '10' }, { unit: '6' }],
          },
          maximum: '9000',
        },
      ],
      tickets,
      ['NON_MONOTONE_TIERS components.0.tieredRate.tiers.1'],
    ],
    [
      'a slice that takes away',
      [
        {
          tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: [{ upTo: '20', unit: '10' }, { unit: '-1' }] },
          minimum: '0',
          maximum: '9000',
        },
      ],
      tickets,
      ['NON_MONOTONE_TIERS components.0.tieredRate.tiers.1'],
    ],
    [
      'shares that drop',
      [
        {
          percentage: { measure: 'tickets', mode: 'VOLUME', tiers: [{ upTo: '20', share: '0.2' }, { share: '0.1' }] },
          maximum: '9000',
        },
      ],
      tickets,
      ['NON_MONOTONE_TIERS components.0.percentage.tiers.1'],
    ],
    [
      'a falling curve',
      [
        {
          curve: {
            attainmentMeasure: 'tickets',
            anchors: [
              { attainment: '1', payout: '9' },
              { attainment: '2', payout: '8' },
            ],
          },
        },
      ],
      tickets,
      ['NON_MONOTONE_CURVE components.0.curve.anchors.1'],
    ],
    ['pay without bound', [{ rate }], tickets, ['UNBOUNDED_LIABILITY components.0']],
    [
      'no complaint when the plan bounds it',
      [{ rate }],
      { ...tickets, adjustments: [{ key: 'cap', maximum: { amount: '100' } }] },
      [],
    ],
    [
      'a charge without bound',
      [{ penalty: { shortfall: { measure: 'tickets', target: '9', points: { size: '1', amount: '5' } } } }],
      tickets,
      ['UNBOUNDED_CHARGE components.0'],
    ],
    [
      'losses without bound',
      [{ sharedSavings: { baseline: '1000', actualMeasure: 'tickets', loss: { share: '0.5' } } }],
      tickets,
      ['UNBOUNDED_CHARGE components.0'],
    ],
    [
      'gain out of proportion',
      [
        { curve: { attainmentMeasure: 'tickets', anchors: [{ attainment: '1', payout: '100' }] } },
        {
          penalty: {
            shortfall: { measure: 'tickets', target: '9', points: { size: '1', amount: '5' } },
            maximumAmount: '300',
          },
        },
      ],
      { ...tickets, proportion: { gainToPenaltyAtLeast: '1' } },
      ['OUT_OF_PROPORTION proportion'],
    ],
    [
      'an unknown proportion',
      [{ rate }],
      { ...tickets, proportion: { gainToPenaltyAtLeast: '1' } },
      ['UNBOUNDED_LIABILITY components.0', 'PROPORTION_UNKNOWN proportion'],
    ],
    [
      'pay on usage',
      [{ rate, maximum: '9' }],
      { measures: [measured('tickets', { class: 'USAGE' })] },
      ['PAID_ON_USAGE components.0'],
    ],
    [
      'pay that depends on an activity',
      [{ rate, maximum: '9', gates: [{ measure: 'calls', atLeast: '3' }] }],
      { measures: [measured('tickets'), measured('calls', { class: 'USAGE' })] },
      ['PRESCRIPTIVE_TERMS components.0'],
    ],
    ['nobody measures it', [{ rate, maximum: '9' }], {}, ['MISSING_MECHANISM components']],
    [
      'verification slower than the settlement',
      [{ rate, maximum: '9' }],
      { cadence: 'MONTH', measures: [measured('tickets', { verificationLagDays: 45 })] },
      ['CADENCE_SHORTER_THAN_LAG measures.0'],
    ],
    [
      'a measure that is not SMART',
      [{ rate, maximum: '9' }],
      { measures: [measured('tickets', { smart: { target: '5' } })] },
      ['NOT_SMART measures.0'],
    ],
    [
      'a target outside history',
      [{ rate, maximum: '9' }],
      {
        measures: [
          measured('tickets', { unit: 'x', smart: { ...SMART, target: '97', historyLow: '70', historyHigh: '82' } }),
        ],
      },
      ['TARGET_OUTSIDE_HISTORY measures.0'],
    ],
    [
      'pay needed before it is computed',
      [
        {
          penalty: {
            shortfall: { measure: 'tickets', target: '9', points: { size: '1', feeShare: '0.1' } },
            feeMeasure: 'fees',
            maximumAmount: '5',
          },
        },
        { fixedFee: { amount: '9', per: 'MONTH' } },
      ],
      { measures: [measured('tickets'), { key: 'fees', earned: { components: ['c1'] } }] },
      ['FORWARD_REFERENCE components.0'],
    ],
    [
      'bounds that exclude each other',
      [{ fixedFee: { amount: '9', per: 'MONTH' } }],
      {
        adjustments: [
          { key: 'low', minimum: { amount: '50' } },
          { key: 'high', maximum: { amount: '40' } },
        ],
      },
      ['CONTRADICTORY_BOUNDS adjustments.1.maximum'],
    ],
  ])('%s', (_name, components, settings, expected) => expect(found(components, settings)).toEqual(expected));
});

test('a catalogue answers what the plan does not say', () => {
  const known = {
    measure: 'tickets',
    class: 'USAGE',
    mechanism: 'CRM',
    unit: 'ticket',
    verificationLagDays: null,
    smart: null,
  } as const;
  expect(checkPlan(aPlan([{ rate, maximum: '9' }]), [known]).map(({ code }) => code)).toEqual(['PAID_ON_USAGE']);
});

test('a forward reference also stops the evaluation by name', () => {
  const plan = aPlan([{ rate: { measure: 'later', unit: '1' } }, { fixedFee: { amount: '9', per: 'MONTH' } }], {
    measures: [{ key: 'later', earned: { components: ['c1'] } }],
  });
  expect(evaluate(plan, someFacts([])).problems).toMatchObject([{ code: 'FORWARD_REFERENCE', severity: 'ERROR' }]);
});

describe('how far a plan can go in one period', () => {
  test.each<[string, readonly Json[], Json, string | null, string | null]>([
    ['a fee by its cadence', [{ fixedFee: { amount: '100', per: 'MONTH' } }], { cadence: 'QUARTER' }, '300', '0'],
    [
      'a curve, scaled',
      [
        {
          curve: { attainmentMeasure: 'a', anchors: [{ attainment: '1', payout: '100' }] },
          weight: '0.5',
          factors: [{ measure: 'q', maximum: '1.2' }],
        },
      ],
      {},
      '60',
      '0',
    ],
    [
      'savings by their baseline',
      [{ sharedSavings: { baseline: '1000', actualMeasure: 'a', gain: { share: '0.4', maximumRate: '0.1' } } }],
      {},
      '100',
      '0',
    ],
    [
      'a corridor without end',
      [{ sharedSavings: { baseline: '1000', actualMeasure: 'a', corridor: { bands: [{ share: '0.4' }] } } }],
      {},
      '1000',
      null,
    ],
    [
      'a target fee',
      [
        {
          sharedSavings: {
            baseline: '1000',
            actualMeasure: 'a',
            targetCost: { targetFee: '80', shareUnder: '0.5', shareOver: '0' },
          },
        },
      ],
      {},
      '580',
      '0',
    ],
    [
      'a service credit on the fees before',
      [
        { fixedFee: { amount: '100', per: 'MONTH' } },
        {
          serviceCredit: {
            feeMeasure: 'fees',
            ladder: { measure: 'a', steps: [{ atLeast: '1', credit: '0' }], otherwise: '0.3' },
            maximumShare: '0.2',
          },
        },
      ],
      { measures: [{ key: 'fees', earned: { components: ['c0'] } }] },
      '100',
      '20',
    ],
    ['a bond', [{ guarantee: { measure: 'a', guaranteed: '900', bond: '50' } }], {}, '0', '50'],
    ['prices that owe', [{ rate: { measure: 'a', unit: '-1' } }], {}, '0', null],
    [
      'milestones and vesting',
      [
        { milestone: { price: '500', acceptedMeasure: 'm', milestones: [{ key: 'x', share: '1' }] } },
        { sustained: { price: '90', measure: 's', atLeast: '1', count: 3, startsOn: '2026-01-01' } },
      ],
      {},
      '590',
      '0',
    ],
  ])('%s', (_name, components, settings, gain, penalty) => {
    expect(planReport(aPlan(components, settings))).toMatchObject({ maximumGain: gain, maximumPenalty: penalty });
  });
});

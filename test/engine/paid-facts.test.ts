import { paysFor } from '../../src/engine/paid-facts';
import { aPlan, fact, someFacts } from '../support/plans/build';

type Json = Readonly<Record<string, unknown>>;

/** Whether a plan pays for a ticket of its own time, or of the time before: three "bug" tickets in one fact. */
function pays(components: readonly Json[], settings: Json = {}, unit = 'ticket', isBefore = false): boolean {
  const [ticket] = someFacts([fact('tickets', '3', unit, { kind: 'bug' })]).facts;
  return ticket !== undefined && paysFor(aPlan(components, settings), ['partner'], ticket, isBefore);
}

const fixed = { fixedFee: { amount: '1', per: 'MONTH' } };
const measured = (measure: string) => ({ rate: { measure, unit: '1' } });
const rate = measured('tickets');
const anchors = [{ attainment: '1', payout: '1' }];
const curve = { curve: { attainmentMeasure: 'reached', anchors } };
const milestones = [{ key: 'bug', share: '1' }];
const measure = (key: string, how: Json) => ({ measures: [{ key, ...how }] });
const only = (condition: Json) => ({ ...rate, where: [{ measure: 'tickets', ...condition }] });

describe('a plan pays for', () => {
  test.each<[string, readonly Json[], Json?]>([
    ['what a rate prices', [rate]],
    ['what a tier prices', [{ tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: [{ unit: '1' }] } }]],
    ['what goes beyond a target', [{ bonus: { measure: 'tickets', target: '1', unit: '1' } }]],
    ['what is committed', [{ commitment: { measure: 'tickets', committed: '1', unit: '1' } }]],
    ['what is accepted', [{ milestone: { price: '1', acceptedMeasure: 'tickets', milestoneBy: 'kind', milestones } }]],
    ['what a condition lets through', [only({ dimension: 'kind', is: ['bug'] })]],
    [
      'what a condition on another measure does not touch',
      [{ ...rate, where: [{ measure: 'x', quantityAtLeast: '9' }] }],
    ],
    [
      'what is counted less something',
      [measured('net')],
      measure('net', { difference: { of: 'tickets', minus: ['x'] } }),
    ],
    ['what is set against something', [measured('part')], measure('part', { ratio: { of: 'tickets', to: 'x' } })],
    [
      'what a measure selects',
      [measured('bugs')],
      measure('bugs', { facts: { measure: 'tickets', where: [{ dimension: 'kind', is: ['bug'] }] } }),
    ],
    ['what a share is of', [{ percentage: { measure: 'tickets', share: '0.1' } }]],
    ['what a bundle costs', [{ bundle: { measure: 'tickets', price: '1' } }]],
    ['what is enrolled', [{ capitation: { measure: 'tickets', unit: '1' } }]],
    [
      'what costs more than others',
      [{ capitation: { measure: 'x', unit: '1', stopLoss: { costMeasure: 'tickets', attachment: '1', share: '1' } } }],
    ],
    ['what has saved', [{ sharedSavings: { baseline: '9', actualMeasure: 'tickets', gain: { share: '1' } } }]],
    ['what a curve follows', [{ curve: { measure: 'tickets', target: '1', anchors } }]],
    ['what is scored', [curve], measure('reached', { scorecard: { parts: [{ measure: 'tickets', weight: '1' }] } })],
    ['what attains', [curve], measure('reached', { attainment: { measure: 'tickets', target: '1' } })],
    ['what is the least', [curve], measure('reached', { least: { of: ['x', 'tickets'] } })],
    ['what is divided', [{ allocation: { amountMeasure: 'tickets', keys: [{ key: 'a', weight: '1' }] } }]],
    ['what divides', [{ allocation: { amount: '1', scoreMeasure: 'tickets', by: 'kind' } }]],
    ['what one of two components prices', [only({ dimension: 'kind', is: ['task'] }), rate]],
  ])('%s', (_, components, settings = {}) => {
    expect(pays(components, settings)).toBe(true);
  });
});

describe('a plan pays nothing for', () => {
  test.each<[string, readonly Json[], Json?]>([
    ['what only a gate asks for', [{ ...fixed, gates: [{ measure: 'tickets', atLeast: '1' }] }]],
    ['what only a factor scales by', [{ ...fixed, factors: [{ measure: 'tickets' }] }]],
    [
      'what only a guardrail watches',
      [{ ...fixed, guardrails: [{ measure: 'tickets', atLeast: '1', factor: '0.5' }] }],
    ],
    ['what only bounds the pay', [{ ...fixed, maximumMeasure: 'tickets' }]],
    ['what only says who touched it', [{ ...fixed, attribution: { model: 'LAST', touchMeasure: 'tickets' } }]],
    ['what only is the target', [{ bonus: { measure: 'x', targetMeasure: 'tickets', unit: '1' } }]],
    ['what is the target of a curve', [{ curve: { measure: 'x', targetMeasure: 'tickets', anchors } }]],
    ['what others attain', [curve], measure('reached', { attainment: { measure: 'x', targetMeasure: 'tickets' } })],
    ['what takes from others', [curve], measure('reached', { availability: { downtimeMeasure: 'tickets' } })],
    [
      'what moves a baseline',
      [curve],
      measure('reached', { adjustedBaseline: { baseline: '1', volumeMeasure: 'tickets', referenceVolume: '1' } }),
    ],
    [
      'what others save against',
      [{ sharedSavings: { baselineMeasure: 'tickets', actualMeasure: 'x', gain: { share: '1' } } }],
    ],
    ['what is charged for', [{ guarantee: { measure: 'tickets', guaranteed: '9', unit: '1' } }]],
    ['what only a figure shows', [fixed], { figures: ['tickets'] }],
    ['what is taken away', [measured('net')], measure('net', { difference: { of: 'x', minus: ['tickets'] } })],
    ['what others are set against', [measured('part')], measure('part', { ratio: { of: 'x', to: 'tickets' } })],
    ['what a condition leaves out', [only({ dimension: 'kind', is: ['task'] })]],
    ['what is too small', [only({ quantityAtLeast: '4' })]],
    ['what has no such dimension', [only({ dimension: 'region', is: ['north'] })]],
    [
      'what a measure does not select',
      [measured('tasks')],
      measure('tasks', { facts: { measure: 'tickets', where: [{ dimension: 'kind', is: ['task'] }] } }),
    ],
  ])('%s', (_, components, settings = {}) => {
    expect(pays(components, settings)).toBe(false);
  });
});

it('pays for nothing at which it stops: an amount in another currency under a bound on single amounts', () => {
  expect(pays([rate], {}, 'USD')).toBe(true);
  expect(pays([only({ quantityAtLeast: '1' })], {}, 'USD')).toBe(false);
});

test.each<[string, boolean, Json, Json?]>([
  ['a sum to date', true, measured('so_far'), measure('so_far', { facts: { measure: 'tickets', span: 'TO_DATE' } })],
  [
    'what holds for a quarter',
    true,
    { sustained: { price: '1', measure: 'tickets', atLeast: '1', count: 2, startsOn: '2026-01-01' } },
  ],
  ['a sum of the period', false, rate],
  [
    'what only moves the others up the tiers',
    false,
    { commitment: { measure: 'tickets', committed: '1', unit: '1', window: 'YEAR' } },
  ],
  [
    'what was accepted before',
    false,
    { milestone: { price: '1', acceptedMeasure: 'tickets', milestoneBy: 'kind', milestones } },
  ],
])('of the time before a period, %s: %s', (_, expected, component, settings = {}) => {
  expect(pays([component], settings, 'ticket', true)).toBe(expected);
});

const to = (...payees: readonly string[]) => payees.map((payee) => ({ payee, share: `${1 / payees.length}` }));

it.each<[string, boolean, Json, Json?]>([
  ['the split of the plan has it', true, rate, { split: to('field', 'partner') }],
  ['the split of the plan has only others', false, rate, { split: to('field') }],
  ['the component is its own', true, { ...rate, split: to('partner') }, { split: to('field') }],
  ['the component is of others', false, { ...rate, split: to('field') }, {}],
  ['a bundle is shared among others', false, { bundle: { measure: 'tickets', price: '1', shares: to('field') } }, {}],
  [
    'a bundle is shared with it',
    true,
    { bundle: { measure: 'tickets', price: '1', shares: to('partner') } },
    { split: to('field') },
  ],
  ['it has a part on top', true, rate, { split: to('field'), overlay: to('partner') }],
  ['touches say whom', true, { ...rate, attribution: { model: 'LAST', touchMeasure: 'x' } }, { split: to('field') }],
])('pays a payee where %s: %s', (_, expected, component, settings) => {
  expect(pays([component], settings)).toBe(expected);
});

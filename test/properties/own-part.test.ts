import fc from 'fast-check';
import type { Line } from '../../src/engine/line';
import { evaluate } from '../../src/engine/statement';
import { ownPart } from '../../src/settlement/what-if/own-part.rules';
import { anyCase } from '../support/arbitraries/plans';
import { factsFrom, planFrom } from '../support/plans/examples';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? '100') };

const told = (lines: readonly Line[], payee: string) =>
  lines
    .filter((line) => line.payee === payee)
    .map(({ explanation, ...line }) => ({ ...line, sentence: explanation?.says() }));

it('pays the payee the same, in the same words, as the whole plan does', () => {
  fc.assert(
    fc.property(anyCase(), (json) => {
      const [plan, facts] = [planFrom(json.plan), factsFrom(json.facts)];
      const whole = evaluate(plan, facts, { explain: true });
      for (const payee of new Set(whole.lines.map((line) => line.payee))) {
        const part = evaluate(ownPart(plan, [payee]), facts, { explain: true });
        expect(told(part.lines, payee)).toEqual(told(whole.lines, payee));
      }
    }),
    RUNS,
  );
});

const each = (key: string, more: object = {}) => ({ key, rate: { measure: key, unit: '1' }, ...more });
const only = (payee: string) => ({ split: [{ payee, share: '1' }] });
const both = [
  { payee: 'lead', share: '0.5' },
  { payee: 'field', share: '0.5' },
];
const floor = { key: 'floor', minimum: { amount: '5' } };
const touched = { attribution: { model: 'FIRST', touchMeasure: 'touches' } };
const bundle = (payee: string) => ({ measure: 'b', price: '1', shares: [{ payee, share: '1' }] });
const gates = [{ measure: 'quality', atLeast: '1', otherwise: 'NOTHING' }];
const earned = [{ key: 'paid', earned: { components: ['a'] } }];

it.each([
  ['what pays it', { components: [each('a', only('lead')), each('b', only('field'))] }, ['b']],
  [
    'what the split of the plan shares with it',
    { components: [each('a', only('lead')), each('b')], split: both },
    ['b'],
  ],
  [
    'no adjustment of what others share',
    { components: [each('a'), each('b', only('field'))], split: only('lead').split, adjustments: [floor] },
    ['b'],
  ],
  [
    'all, where an adjustment is shared',
    { components: [each('a', only('lead')), each('b')], split: both, adjustments: [floor] },
    ['a', 'b', 'floor'],
  ],
  ['all, where it has a part on top', { components: [each('a', only('lead'))], overlay: only('field').split }, ['a']],
  [
    'all, where pay counts as a measure',
    { components: [each('a', only('lead')), each('b', only('field'))], measures: earned },
    ['a', 'b'],
  ],
  [
    'a bundle that names it',
    {
      components: [
        { key: 'a', bundle: bundle('lead') },
        { key: 'b', bundle: bundle('field') },
      ],
    },
    ['b'],
  ],
  [
    'what tells it of a closed gate',
    { components: [each('a', only('lead')), each('b', { ...only('lead'), gates })], split: both },
    ['b'],
  ],
  ['what facts may credit it for', { components: [each('a', only('lead')), each('b', touched)] }, ['b']],
])('keeps %s', (_, terms, keys) => {
  const part = ownPart(planFrom({ meed: 'plan/1', currency: 'EUR', ...terms }), ['field']);
  expect([...part.components, ...part.adjustments].map(({ key }) => key)).toEqual(keys);
});

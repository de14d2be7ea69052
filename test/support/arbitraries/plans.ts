import fc from 'fast-check';
import type { Kind } from '../../../src/engine/payment';
import { KINDS } from '../../../src/terms/component-schema';
import { anyFacts, decimal, type FactJson, FIXED_ABROAD, PERIOD } from './facts';
import { KIND_TERMS } from './kinds';

/** A plan and facts as documents. */
export interface CaseJson {
  readonly plan: { readonly currency: string; readonly components: readonly object[] } & Record<string, unknown>;
  readonly facts: { readonly facts: readonly FactJson[] } & Record<string, unknown>;
}

const DIGITS = { EUR: 2, JPY: 0, KWD: 3 } as const;

const attachments = fc.record(
  {
    gates: fc
      .record({
        measure: fc.constant('quality'),
        atLeast: decimal(0, 1),
        otherwise: fc.constantFrom('NOTHING', 'HOLD'),
      })
      .map((gate) => [gate]),
    weight: decimal(2, 3),
    factors: fc.constantFrom(
      [{ measure: 'score', maximum: '1' }],
      [
        {
          measure: 'score',
          anchors: [
            { score: '0.2', factor: '0' },
            { score: '1', factor: '1.3' },
          ],
        },
      ],
      [
        {
          measure: 'quality',
          anchors: [
            { score: '0', factor: '0.5' },
            { score: '0.5', factor: '1' },
          ],
          mode: 'STEPPED',
        },
      ],
    ),
    guardrails: fc.constantFrom(
      [{ measure: 'quality', atLeast: '0.3', factor: '0.5' }],
      [{ measure: 'quality', atLeast: '0.1' }],
    ),
    minimum: decimal(50, 2),
    maximum: decimal(90_000, 2).map((text) => `9${text}`),
    split: fc.constant([
      { payee: 'one', share: '0.333' },
      { payee: 'two', share: '0.667' },
    ]),
  },
  { requiredKeys: [] },
);

const attributed = fc
  .constantFrom('FIRST', 'LAST', 'LINEAR', 'POSITION', 'TIME_DECAY')
  .map((model) => ({ attribution: { model, touchMeasure: 'touches' } }));

const component = (kind: Kind) =>
  fc
    .tuple(KIND_TERMS[kind], fc.option(fc.oneof(attachments, attachments, attributed), { nil: {} }))
    .map(([terms, attached]) => ({ [kind]: terms, ...attached }));

const adjustments = fc.subarray([
  { key: 'draw', draw: { amount: '500', balanceMeasure: 'balance', recoveryShare: '0.5' } },
  { key: 'floor', minimum: { amount: '100' } },
  {
    key: 'exchange',
    exchange: {
      measure: 'quality',
      anchors: [
        { score: '0', factor: '-0.09' },
        { score: '1', factor: '0.09' },
      ],
    },
  },
  { key: 'reserve', reserve: { share: '0.1', target: '20000', floor: '1000', balanceMeasure: 'balance' } },
  { key: 'fee', payoutFee: { share: '0.015', fixed: '0.35', allowance: '200', maximum: '75' } },
  { key: 'ceiling', maximum: { amount: '250000' } },
]);

const SPLITS = [
  [],
  [
    { payee: 'lead', share: '0.65' },
    { payee: 'field', share: '0.35' },
  ],
  [
    { payee: 'a', share: '0.333333' },
    { payee: 'b', share: '0.333333' },
    { payee: 'c', share: '0.333334' },
  ],
];

const HOLDBACKS = [
  undefined,
  { share: '0.15', release: { on: 'REVIEW' } },
  {
    steps: [{ upTo: '0.5', share: '0.10' }, { share: '0.05' }],
    progressMeasure: 'score',
    release: { on: 'DATE', date: '2026-12-31' },
  },
];

/** Any plan of one to five components of any kind, with facts for everything it reads; it can always be computed. */
export const anyCase = (kinds: readonly Kind[] = KINDS): fc.Arbitrary<CaseJson> =>
  fc.constantFrom<keyof typeof DIGITS>('EUR', 'JPY', 'KWD').chain((currency) =>
    fc
      .record({
        components: fc.array(fc.constantFrom(...kinds).chain(component), { minLength: 1, maxLength: 5 }),
        adjustments,
        split: fc.constantFrom(...SPLITS),
        overlay: fc.constantFrom([], [{ payee: 'specialist', share: '0.05' }]),
        holdback: fc.constantFrom(...HOLDBACKS),
        rounding: fc.constantFrom('HALF_AWAY_FROM_ZERO', 'HALF_EVEN'),
        facts: anyFacts(currency, DIGITS[currency]),
        agreement: fc.constantFrom({}, { start: '2026-04-01' }, { start: '2026-07-01', endExclusive: '2026-09-20' }),
      })
      .map(({ facts, agreement, components, holdback, ...settings }) => ({
        plan: {
          meed: 'plan/1',
          currency,
          components: components.map((each, index) => ({ key: `c${index}`, ...each })),
          conversion: [{ currency: FIXED_ABROAD, rate: '0.937', lockedOn: '2026-07-01' }],
          rateSource: { source: 'ECB', maximumAgeDays: 5 },
          ...settings,
          ...(holdback !== undefined && { holdback }),
        },
        facts: { meed: 'facts/1', period: PERIOD, agreement, facts },
      })),
  );

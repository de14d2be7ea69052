import fc from 'fast-check';
import type { Kind } from '../../../src/engine/payment';
import { decimal } from './facts';

type Terms = fc.Arbitrary<object>;

const share = fc
  .integer({ min: 0, max: 1000 })
  .map((mille) => (mille === 1000 ? '1' : `0.${String(mille).padStart(3, '0')}`));
const price = decimal(500, 3);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const split = (parts: number) =>
  fc.array(fc.integer({ min: 1, max: 99 }), { minLength: parts, maxLength: parts }).map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = weights.map((weight) => Math.floor((weight * 1000) / total));
    shares[0] = (shares[0] ?? 0) + 1000 - shares.reduce((sum, each) => sum + each, 0);
    return shares.map((mille) => (mille >= 1000 ? '1' : `0.${String(mille).padStart(3, '0')}`));
  });

/** Tiers with strictly rising bounds; prices fall as often as they rise. */
const tiers = (name: 'unit' | 'share', rate: fc.Arbitrary<string>, step: number) =>
  fc
    .array(fc.record({ step: fc.integer({ min: 1, max: step }), rate, flat: optional(decimal(100, 2)) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((rows) => {
      let bound = 0;
      return rows.map((row, index): Record<string, string> => {
        bound += row.step;
        const upTo = index === rows.length - 1 ? {} : { upTo: String(bound) };
        return { ...upTo, [name]: row.rate, ...(row.flat !== undefined && { flat: row.flat }) };
      });
    });

const rising = (field: string, value: string, values: fc.Arbitrary<string>) =>
  fc
    .array(fc.record({ step: fc.integer({ min: 1, max: 500 }), value: values }), { minLength: 1, maxLength: 4 })
    .map((rows) => {
      let at = 0;
      return rows.map((row) => {
        at += row.step;
        return { [field]: (at / 1000).toFixed(3), [value]: row.value };
      });
    });

const sharing = fc.record(
  {
    minimumRate: share,
    share,
    sharing: fc.constantFrom('FIRST_DOLLAR', 'ABOVE_THRESHOLD'),
    maximumRate: share,
    maximumAmount: decimal(100_000, 2),
  },
  { requiredKeys: ['share'] },
);

const savings = fc.oneof(
  fc.record({ gain: sharing, loss: sharing }),
  fc.record({
    gain: sharing,
    quality: fc.record({ measure: fc.constant('quality'), atLeast: share, multiplies: fc.boolean() }),
  }),
  tiers('share', share, 1).map((bands) => ({ corridor: { bands: bands.map(({ flat: _, ...band }) => band) } })),
  fc.record({
    targetCost: fc.record(
      {
        targetFee: decimal(50_000, 2),
        shareUnder: share,
        shareOver: share,
        ceilingPrice: decimal(2_000_000, 2),
        pays: fc.constantFrom('FEE', 'PRICE'),
      },
      { requiredKeys: ['targetFee', 'shareUnder', 'shareOver', 'pays'] },
    ),
  }),
);

const credit = fc.oneof(
  fc.tuple(share, share, share).map(([a, b, otherwise]) => ({
    ladder: {
      measure: 'score',
      steps: [
        { atLeast: '0.99', credit: a },
        { atLeast: '0.5', credit: b },
      ],
      otherwise,
    },
  })),
  fc.record({
    points: fc.record({
      levels: fc.tuple(share, decimal(9, 1)).map(([atLeast, points]) => [{ measure: 'quality', atLeast, points }]),
      pointShare: share,
    }),
  }),
  fc.record({
    pool: fc.record({
      atRisk: share,
      levels: fc
        .tuple(share, decimal(1, 2))
        .map(([atLeast, allocation]) => [{ measure: 'quality', atLeast, allocation }]),
    }),
  }),
);

const shortfall = fc.oneof(
  fc
    .record({ counting: fc.constantFrom('EXACT', 'STARTED', 'COMPLETED'), feeShare: share })
    .map((points) => ({ points: { size: '0.01', ...points } })),
  tiers('share', share, 1).map((bands) => ({
    bands: bands.map(({ flat: _, share: feeShare, ...band }) => ({ ...band, feeShare })),
  })),
);

/** Terms of each payment kind, over the measures that `anyFacts` knows. */
export const KIND_TERMS: Readonly<Record<Kind, Terms>> = {
  fixedFee: fc.record({
    amount: price,
    per: fc.constantFrom('MONTH', 'QUARTER', 'YEAR'),
    proration: fc.constantFrom('DAYS', 'MONTHS', 'NONE'),
  }),
  rate: fc.oneof(
    fc.record({ measure: fc.constant('tickets'), unit: price }),
    fc.tuple(price, price, price).map(([a, b, c]) => ({
      measure: 'tickets',
      unit: a,
      classBy: 'class',
      weights: [
        { class: 'a', weight: b },
        { class: 'b', weight: c },
        { class: 'c', weight: a },
      ],
    })),
    fc.tuple(price, price).map(([a, b]) => ({
      measure: 'tickets',
      unit: a,
      rules: [{ where: [{ dimension: 'class', is: ['a', 'b'] }, { quantityAtLeast: '10' }], unit: b }],
    })),
  ),
  tieredRate: fc
    .record({
      mode: fc.constantFrom('GRADUATED', 'VOLUME', 'PACKAGE', 'BLOCK'),
      tiers: tiers('unit', price, 200),
      size: fc.integer({ min: 1, max: 50 }),
      packageRounding: fc.constantFrom('UP', 'DOWN'),
      flatAtZero: fc.boolean(),
    })
    .map(({ size, ...terms }) => ({
      measure: 'tickets',
      ...terms,
      ...((terms.mode === 'PACKAGE' || terms.mode === 'BLOCK') && { packageSize: String(size) }),
    })),
  percentage: fc.oneof(
    fc.record({ measure: fc.constant('revenue'), share, freeAmount: decimal(1000, 2) }),
    fc.record({
      measure: fc.constant('revenue'),
      mode: fc.constantFrom('GRADUATED', 'VOLUME'),
      tiers: tiers('share', share, 100_000),
    }),
    fc.record({
      measure: fc.constant('revenue'),
      share,
      perTransaction: fc.record({
        fixed: decimal(5, 2),
        minimum: decimal(9, 2),
        maximum: decimal(900, 2).map((text) => `1${text}`),
        freeCount: fc.integer({ min: 0, max: 2 }),
      }),
    }),
  ),
  curve: fc.record({
    attainmentMeasure: fc.constant('score'),
    anchors: rising('attainment', 'payout', decimal(10_000, 2)),
    mode: fc.constantFrom('LINEAR', 'STEPPED'),
    below: fc.constantFrom('ZERO', 'FIRST'),
    above: fc.constantFrom('FLAT', 'EXTEND'),
  }),
  bonus: fc.record(
    { measure: fc.constant('tickets'), target: decimal(800, 1), unit: price, amount: price },
    { requiredKeys: ['measure', 'target', 'unit'] },
  ),
  penalty: fc.oneof(
    fc.tuple(shortfall, share, share).map(([how, target, maximumShare]) => ({
      shortfall: { measure: 'quality', target, ...how },
      fee: '20000',
      maximumShare,
    })),
    fc.record({
      clawback: fc.record({
        paidMeasure: fc.constant('regressed'),
        mode: fc.constantFrom('FULL', 'PRORATED'),
        warrantyDays: fc.integer({ min: 1, max: 120 }),
      }),
    }),
  ),
  serviceCredit: fc.tuple(credit, share).map(([how, maximumShare]) => ({ fee: '12000', ...how, maximumShare })),
  sharedSavings: savings.map((how) => ({ baselineMeasure: 'baseline', actualMeasure: 'cost', ...how })),
  capitation: fc.oneof(
    fc.record({ measure: fc.constant('roster'), unit: price }),
    fc.record({
      measure: fc.constant('roster'),
      unit: price,
      stopLoss: fc.record({ costMeasure: fc.constant('regressed'), attachment: decimal(5000, 0), share }),
    }),
  ),
  bundle: split(3).map(([a, b, c]) => ({
    measure: 'tickets',
    price: '777.77',
    shares: [
      { payee: 'x', share: a },
      { payee: 'y', share: b },
      { payee: 'z', share: c },
    ],
  })),
  milestone: fc.tuple(split(3), decimal(100_000, 2)).map(([[a, b, c], whole]) => ({
    price: whole,
    acceptedMeasure: 'accepted',
    milestones: [
      { key: 'design', share: a },
      { key: 'build', share: b },
      { key: 'launch', share: c },
    ],
  })),
  sustained: fc.record({
    price: decimal(10_000, 2),
    measure: fc.constant('uptime'),
    atLeast: share,
    count: fc.integer({ min: 1, max: 7 }),
    startsOn: fc.constant('2026-07-01'),
    onFailure: fc.constantFrom('STOP', 'SKIP'),
  }),
  commitment: fc.record({
    measure: fc.constant('tickets'),
    committed: decimal(900, 0),
    unit: price,
    overFactor: decimal(3, 2),
    window: fc.constantFrom('PERIOD', 'QUARTER', 'YEAR'),
    isTrueUp: fc.boolean(),
  }),
  guarantee: fc
    .record(
      { measure: fc.constant('revenue'), guaranteed: decimal(2_000_000, 2), bond: decimal(50_000, 2) },
      { requiredKeys: ['measure', 'guaranteed'] },
    )
    .map((terms) => ({ ...terms, measure: 'cost' })),
  allocation: fc.oneof(
    fc
      .tuple(decimal(100_000, 2), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([amount, a, b]) => ({
        amount,
        keys: [
          { key: 'p', weight: String(a) },
          { key: 'q', weight: String(b) },
          { key: 'r', weight: '1.5' },
        ],
        to: 'SEGMENT',
      })),
    fc
      .record({ amount: decimal(100_000, 2), scoreMeasure: fc.constant('baseline'), by: fc.constant('class') })
      .map(({ amount }) => ({
        amount,
        keys: [
          { key: 'north', weight: '2' },
          { key: 'south', weight: '1' },
        ],
        to: 'PAYEE',
      })),
  ),
};

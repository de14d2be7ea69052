import { among, numbers } from '../harness/crowd';
import type { Dice } from './dice';

/** Currencies with two, no and three decimals. */
export const CURRENCIES = { EUR: 2, JPY: 0, KWD: 3 } as const;
export type Currency = keyof typeof CURRENCIES;

/** The measures that generated plans read: `class` and `milestone` are dimensions of the first and the last. */
export const MEASURES = ['count', 'score', 'accepted'] as const;
export const moneyMeasure = (name: 'cost' | 'sales', currency: string): string => `${name}-${currency.toLowerCase()}`;

export const MILESTONES = ['design', 'build', 'launch'];

const tiers = (dice: Dice, more: () => object) => {
  const bounds = numbers(1 + dice.upTo(3)).map((number) => `${(number + 1) * (5 + dice.upTo(4))}.${dice.upTo(10)}`);
  const rising = bounds.sort((a, b) => Number(a) - Number(b)).filter((bound, place) => bound !== bounds[place - 1]);
  return [...rising.map((upTo) => ({ upTo, ...more() })), more()];
};

const unitTier = (dice: Dice) => () => ({
  unit: dice.decimal(40, 3),
  ...(dice.isLucky(0.3) ? { flat: dice.amount(50) } : {}),
});

type Kind = (dice: Dice, currency: string) => Record<string, unknown>;

/** One term per kind, by chance. */
const KINDS: Readonly<Record<string, Kind>> = {
  fixedFee: (dice) => ({ amount: dice.amount(9_000), per: dice.of(['MONTH', 'QUARTER', 'YEAR']) }),
  rate: (dice) => ({
    measure: 'count',
    unit: dice.decimal(30, 4),
    ...(dice.isLucky(0.5)
      ? {
          classBy: 'class',
          weights: ['small', 'large'].map((name) => ({ class: name, weight: dice.decimal(6, 2) })),
        }
      : {}),
  }),
  tieredRate: (dice) => {
    const mode = dice.of(['GRADUATED', 'VOLUME', 'PACKAGE', 'BLOCK']);
    const isPacked = mode === 'PACKAGE' || mode === 'BLOCK';
    const packing = { packageSize: dice.of(['3', '2.5']), packageRounding: dice.of(['UP', 'DOWN']) };
    return { measure: 'count', mode, tiers: tiers(dice, unitTier(dice)), ...(isPacked ? packing : {}) };
  },
  percentage: (dice, currency) => ({
    measure: moneyMeasure('sales', currency),
    ...(dice.isLucky(0.5)
      ? { share: dice.decimal(1, 4) }
      : {
          mode: dice.of(['GRADUATED', 'VOLUME']),
          tiers: tiers(dice, () => ({ share: dice.decimal(1, 4) })),
        }),
    ...(dice.isLucky(0.2) ? { freeAmount: dice.amount(100) } : {}),
  }),
  curve: (dice) => ({
    measure: 'score',
    target: `${1 + dice.upTo(9)}.${dice.upTo(10)}`,
    mode: dice.of(['LINEAR', 'STEPPED']),
    below: dice.of(['ZERO', 'FIRST']),
    above: dice.of(['FLAT', 'EXTEND']),
    anchors: ['0.3', '0.9', '1.2'].map((attainment, place) => ({
      attainment,
      payout: dice.amount(100 * (place + 1)),
    })),
  }),
  bonus: (dice) => ({
    measure: 'count',
    direction: dice.of(['HIGHER_IS_BETTER', 'LOWER_IS_BETTER']),
    target: dice.decimal(40, 1),
    unit: dice.decimal(30, 3),
    ...(dice.isLucky(0.4) ? { amount: dice.amount(300) } : {}),
  }),
  penalty: (dice) => ({
    fee: dice.amount(4_000),
    shortfall: {
      measure: 'score',
      target: dice.decimal(12, 1),
      ...(dice.isLucky(0.5)
        ? {
            points: {
              size: dice.of(['0.1', '0.3', '1']),
              counting: dice.of(['EXACT', 'STARTED', 'COMPLETED']),
              feeShare: dice.decimal(1, 3),
            },
          }
        : {
            bands: [{ upTo: '0.5', amount: dice.amount(90) }, { upTo: '4', feeShare: '0.033' }, { feeShare: '0.1' }],
          }),
    },
    ...(dice.isLucky(0.6) ? { maximumShare: dice.decimal(1, 2) } : {}),
  }),
  sharedSavings: (dice, currency) => ({
    baseline: dice.amount(3_000),
    actualMeasure: moneyMeasure('cost', currency),
    gain: sharing(dice),
    ...(dice.isLucky(0.5) ? { loss: sharing(dice) } : {}),
  }),
  milestone: (dice) => ({
    price: dice.amount(20_000),
    acceptedMeasure: 'accepted',
    milestones: among(
      [
        ['0.2', '0.3', '0.5'],
        ['0.333', '0.333', '0.334'],
      ],
      dice.upTo(2),
    ).map((share, place) => ({
      key: among(MILESTONES, place),
      share,
    })),
  }),
};

const sharing = (dice: Dice) => ({
  share: dice.decimal(1, 3),
  minimumRate: dice.of(['0', '0.02', '0.2']),
  sharing: dice.of(['FIRST_DOLLAR', 'ABOVE_THRESHOLD']),
  ...(dice.isLucky(0.4) ? { maximumRate: dice.decimal(1, 2) } : {}),
});

export const GENERATED_KINDS = Object.keys(KINDS);

export interface GeneratedPlan extends Readonly<Record<string, unknown>> {
  readonly split: readonly { readonly payee: string; readonly share: string }[];
}

/** A plan of one to four components, by chance, with bounds, weights, gates, a split, a holdback and either rounding. */
export function generatedPlan(dice: Dice, currency: Currency): GeneratedPlan {
  const components = numbers(1 + dice.upTo(4)).map((place) => component(dice, currency, `c${place}`));
  const holdback = { share: dice.decimal(1, 3), release: { on: 'REVIEW' } };
  const split = dice.of([
    [],
    [
      { payee: 'partner', share: '0.65' },
      { payee: 'field', share: '0.35' },
    ],
    [
      { payee: 'partner', share: '0.333333' },
      { payee: 'field', share: '0.333333' },
      { payee: 'third', share: '0.333334' },
    ],
  ]);
  return {
    currency,
    rounding: dice.of(['HALF_AWAY_FROM_ZERO', 'HALF_EVEN']),
    components,
    split,
    ...(dice.isLucky(0.6) ? { holdback } : {}),
    // What chance draws may well be a thousand times the month before: it is to be paid, not parked.
    safety: { multiple: '1000000000000' },
  };
}

function component(dice: Dice, currency: Currency, key: string): object {
  const kind = dice.of(GENERATED_KINDS);
  return {
    key,
    pay: { [kind]: KINDS[kind]?.(dice, currency) },
    ...(dice.isLucky(0.2) ? { weight: dice.decimal(2, 3) } : {}),
    ...(dice.isLucky(0.15) ? { minimum: dice.amount(40) } : {}),
    ...(dice.isLucky(0.2) ? { maximum: String(100 + dice.upTo(900)) } : {}),
    ...(dice.isLucky(0.1) ? { gates: [{ measure: 'score', atLeast: dice.decimal(6, 1) }] } : {}),
  };
}

import type { Kind } from '../../src/engine/payment';

/** What a page says about a kind beside its settings: the formula, and the examples of examples/plans that show it. */
export interface KindPage {
  readonly formula: string;
  readonly examples: readonly string[];
}

export const KIND_PAGES: Readonly<Record<Kind, KindPage>> = {
  fixedFee: {
    formula: 'amount x units in force (18 of 30 days = 0.6 of a month)',
    examples: ['02-base-payment', 'more/prorated-by-months', 'more/prorated-by-days'],
  },
  rate: {
    formula:
      'quantity x unit; with weights: unit x sum of weight x count; with rules: each fact x unit of its first rule',
    examples: ['12-per-resolved-ticket', '14-credit-weights', 'more/reward-rules', '13-unit-value-zero'],
  },
  tieredRate: {
    formula:
      'GRADUATED: sum of slice x unit + flat of each tier entered. VOLUME: quantity x unit + flat of the tier reached. ' +
      'PACKAGE, BLOCK: the same with the quantity (the slice) counted in packages. With a reading before: f(before + now) - f(before)',
    examples: [
      '16-performance-tiers-graduated',
      '16-performance-tiers-volume',
      'more/package-up',
      'more/blocks',
      'more/running-sequence',
      'more/fraction-at-bound',
      'more/flat-at-zero',
    ],
  },
  percentage: {
    formula: 'share x (value - allowance); per transaction: min(maximum, max(minimum, share x value + fixed))',
    examples: [
      '29-savings-plan',
      'more/graduated-percentage',
      'more/volume-percentage',
      'more/per-transaction',
      'more/locked-rate',
      'more/rate-of-the-day',
    ],
  },
  curve: {
    formula:
      'p0 + (a - a0) x (p1 - p0) / (a1 - a0) between the anchors around attainment a = actual / target, or ' +
      '(actual - baseline) / (target - baseline)',
    examples: ['04-payout-curve', 'more/stepped-curve', 'more/attainment-downward', 'more/curve-below-threshold'],
  },
  bonus: {
    formula: 'max(0, actual - target) x unit + amount once the target is reached',
    examples: ['03-performance-bonus', '21-success-fee', '33-output-bonus'],
  },
  penalty: {
    formula:
      '-min(cap, points x rate x fee), or the charge of the band; clawback: -paid x remaining days / days of warranty',
    examples: ['06-penalty', 'more/penalty-bands', '26-warranty-clawback', 'more/clawback-full'],
  },
  serviceCredit: {
    formula:
      '-fee x min(cap, ladder(level) | points x point share | at risk x min(1, sum of allocations missed)) + earned back',
    examples: [
      '17-sla-uptime',
      'more/service-credit-points',
      'more/service-credit-pool',
      'more/service-credit-band-edge',
      'more/earn-back',
    ],
  },
  sharedSavings: {
    formula:
      'S = baseline - actual; pays min(cap, share x S) once S / baseline reaches the minimum rate, losses mirrored. ' +
      'Corridor: sum of slice x share of its band. Target cost: min(ceiling, actual + fee + share x (target - actual)) - actual',
    examples: [
      '07-shared-savings',
      '08-shared-losses',
      'more/savings-above-threshold',
      'more/savings-at-minimum-rate',
      'more/risk-corridor',
      'more/target-cost-pain',
      'more/target-cost-ceiling',
    ],
  },
  capitation: {
    formula: 'unit x unit-months + share x sum of max(0, cost of a case - attachment)',
    examples: ['09-capitation', 'more/capitation-stop-loss'],
  },
  bundle: { formula: 'price x cases closed, divided by shares', examples: ['10-bundled-payment'] },
  milestone: { formula: 'price x share of each milestone accepted in the period', examples: ['22-milestones'] },
  sustained: {
    formula: 'price / count for each unit of time in which the state held',
    examples: ['36-sustained-outcomes', 'more/sustained-stop', 'more/sustained-skip'],
  },
  commitment: {
    formula: 'min(Q, C) x unit + max(0, Q - C) x over + at the end of the window max(0, C - Q) x unit',
    examples: ['28-committed-use', '28-committed-use-overage', 'more/commitment-true-up', 'more/commitment-overage'],
  },
  guarantee: {
    formula: '-min(bond, max(0, guaranteed - actual) x unit)',
    examples: ['30-outcome-guarantee', '25-performance-bond'],
  },
  allocation: {
    formula: 'amount x weight / sum of weights, whole minor units by largest remainder',
    examples: ['39-chargeback-by-value', '37-feature-funding'],
  },
};

/** The examples of everything that can be attached to any kind, or to the plan. */
export const ATTACHED: readonly (readonly [title: string, examples: readonly string[]])[] = [
  ['Gates', ['32-adoption', '27-insurance-gate-closed']],
  ['Guardrails', ['more/guardrail', 'more/guardrail-hold']],
  [
    'Factors: a quality ladder, a ratio, an exchange',
    ['more/quality-ladder', '38-iteration-budget', 'more/linear-exchange'],
  ],
  ['A score whose part is missing', ['more/scorecard-reweight', 'more/scorecard-hold', 'more/scorecard-zero']],
  [
    'Measures: truncation, adjusted baseline, difference in differences',
    ['more/outlier-truncation', 'more/adjusted-baseline', 'more/difference-in-differences'],
  ],
  ['Bounds of the plan', ['more/plan-minimum', 'more/plan-maximum', 'more/cap-as-share']],
  ['Draws and reserves', ['more/draw-top-up', 'more/draw-recovery', 'more/draws-in-order', '23-reserve-fund-draw']],
  [
    'Split, overlay, attribution',
    ['34-co-selling-overlay', 'more/attribution-position', 'more/attribution-time-decay'],
  ],
  ['Holdback', ['05-holdback', 'more/declining-retention']],
  ['Payout fees and currencies', ['more/payout-fee', 'more/paid-in-another-currency']],
];

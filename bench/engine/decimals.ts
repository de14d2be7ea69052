import { Decimal } from 'decimal.js';
import type { Lines, Numbers } from './case';

const D = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** What people write: the same plan by hand on decimal.js, in the precision that keeps its results right. */
export interface DecimalNumbers {
  readonly activeDays: Decimal;
  readonly resolved: Decimal;
  readonly revenue: Decimal;
  readonly quality: Decimal;
  readonly uptime: Decimal;
}

export const decimalNumbers = (numbers: Numbers): DecimalNumbers => ({
  activeDays: new D(31 - numbers.activeFrom),
  resolved: new D(numbers.resolved),
  revenue: new D(numbers.revenue),
  quality: new D(numbers.quality),
  uptime: new D(numbers.uptime),
});

const FEE = new D('6000.00');
const DAYS = new D(30);
const TIERS = [
  { upTo: new D(100), unit: new D('50.00') },
  { upTo: new D(200), unit: new D('60.00') },
  { upTo: new D(400), unit: new D('75.00') },
  { upTo: null, unit: new D('80.00') },
];
const MARGIN = new D('0.035');
const MARGIN_MAX = new D('5000.00');
const ANCHORS = [
  [new D('0.8'), new D('0')],
  [new D('1'), new D('2000')],
  [new D('1.2'), new D('3000')],
] as const;
const TARGET = new D('0.995');
const POINT = new D('0.001');
const POINT_SHARE = new D('0.02');
const PENALTY_MAX = FEE.times('0.10');
const CEILING = new D('30000.00');
const LEAD = new D('0.65');
const PAID = new D('0.85');
const ZERO = new D(0);
const CENTS = new D(100);

export function decimalLines(numbers: DecimalNumbers): Lines {
  const base = FEE.times(numbers.activeDays).div(DAYS);
  const margin = Decimal.min(MARGIN_MAX, numbers.revenue.times(MARGIN));
  const shortfall = Decimal.max(ZERO, TARGET.minus(numbers.uptime));
  const penalty = Decimal.min(PENALTY_MAX, shortfall.div(POINT).times(POINT_SHARE).times(FEE)).negated();
  const amounts = [base, graduated(numbers.resolved), margin, curve(numbers.quality), penalty].map((amount) =>
    amount.toDecimalPlaces(2),
  );
  const total = amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
  const lines = amounts.flatMap((amount) => split(amount, amount.isPositive()));
  return total.gt(CEILING) ? [...lines, ...split(CEILING.minus(total), true)] : lines;
}

function graduated(quantity: Decimal): Decimal {
  let total = ZERO;
  let floor = ZERO;
  for (const { upTo, unit } of TIERS) {
    const ceiling = upTo === null || quantity.lte(upTo) ? quantity : upTo;
    total = total.plus(ceiling.minus(floor).times(unit));
    if (ceiling.eq(quantity)) break;
    floor = ceiling;
  }
  return total;
}

function curve(attainment: Decimal): Decimal {
  if (attainment.lt(ANCHORS[0][0])) return ZERO;
  if (attainment.gte(ANCHORS[2][0])) return ANCHORS[2][1];
  const [from, to] = attainment.lt(ANCHORS[1][0]) ? [ANCHORS[0], ANCHORS[1]] : [ANCHORS[1], ANCHORS[2]];
  return from[1].plus(attainment.minus(from[0]).times(to[1].minus(from[1])).div(to[0].minus(from[0])));
}

/** Two parts: half away from zero for the first, the rest for the second. */
function split(amount: Decimal, isHeld: boolean): [bigint, bigint][] {
  const lead = amount.times(LEAD).toDecimalPlaces(2);
  return [lead, amount.minus(lead)].map((part) => [
    minor(part),
    isHeld ? minor(part.minus(part.times(PAID).toDecimalPlaces(2))) : 0n,
  ]);
}

const minor = (amount: Decimal): bigint => BigInt(amount.times(CENTS).toFixed(0));

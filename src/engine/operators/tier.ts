import { Rational } from '../../kernel/rational';
import type { Calc, Test } from '../calc';

/** One tier: its inclusive upper bound (null: open-ended), what one unit pays in it, and what entering it pays. */
export interface Tier {
  readonly upTo: Rational | null;
  readonly unit: Rational | null;
  readonly flat: Rational | null;
}

/** How a quantity is counted inside a tier: as it is, or in whole started (or completed) blocks. */
export type Count = (calc: Calc, quantity: Rational) => Rational;

const asItIs: Count = (_calc, quantity) => quantity;

/** Counts in blocks of a size; a started block counts when rounding UP, only a full one when rounding DOWN. */
export function inBlocks(size: Rational, rounding: 'UP' | 'DOWN'): Count {
  return (calc, quantity) => {
    const blocks = calc.over(quantity, size);
    return rounding === 'UP' ? calc.ceiling(blocks) : calc.floor(blocks);
  };
}

/** Prices each slice of the quantity at its own tier; the slices always add up to the quantity. */
export function graduate(calc: Calc, quantity: Rational, tiers: readonly Tier[], count: Count = asItIs): Rational {
  let total: Rational | null = null;
  for (const { slice, tier } of slicesOf(calc, quantity, tiers)) {
    const pay = payOf(calc, count(calc, slice), tier);
    total = total === null ? pay : calc.plus(total, pay);
  }
  return total ?? Rational.ZERO;
}

/** A quantity cut at the bounds of the tiers, lowest first. */
export function slicesOf<T extends Pick<Tier, 'upTo'>>(
  calc: Calc,
  quantity: Rational,
  tiers: readonly T[],
): readonly { readonly slice: Rational; readonly tier: T }[] {
  const slices: { slice: Rational; tier: T }[] = [];
  let floor: Rational | null = null;
  for (const tier of tiers) {
    const { upTo } = tier;
    const isLast = upTo === null || quantity.compare(upTo) <= 0;
    const ceiling: Rational = isLast ? quantity : upTo;
    slices.push({ slice: floor === null ? ceiling : calc.minus(ceiling, floor), tier });
    if (isLast) break;
    floor = ceiling;
  }
  return slices;
}

/** Prices the whole quantity at the one tier it reaches; a fraction above a bound is in the next tier. */
export function reach(calc: Calc, quantity: Rational, tiers: readonly Tier[], count: Count = asItIs): Rational {
  const index = tierReached(quantity, tiers);
  const tier = tiers[index];
  if (tier === undefined) return Rational.ZERO;
  return calc.because(payOf(calc, count(calc, quantity), tier), () => reached(quantity, tiers, index));
}

/** The position of the tier a quantity falls in; upper bounds are inclusive. */
export function tierReached(quantity: Rational, tiers: readonly Pick<Tier, 'upTo'>[]): number {
  const index = tiers.findIndex(({ upTo }) => upTo === null || quantity.compare(upTo) <= 0);
  return index === -1 ? tiers.length - 1 : index;
}

/** The comparisons that put a quantity into a tier. */
export function reached(quantity: Rational, tiers: readonly Pick<Tier, 'upTo'>[], index: number): readonly Test[] {
  const tests: Test[] = [];
  const [below, above] = [tiers[index - 1]?.upTo ?? null, tiers[index]?.upTo ?? null];
  if (below !== null) tests.push({ left: quantity, is: '>', right: below });
  if (above !== null) tests.push({ left: quantity, is: '<=', right: above });
  return tests;
}

function payOf(calc: Calc, counted: Rational, { unit, flat }: Tier): Rational {
  if (unit === null) return flat ?? Rational.ZERO;
  const units = calc.times(counted, unit);
  return flat === null ? units : calc.plus(units, flat);
}

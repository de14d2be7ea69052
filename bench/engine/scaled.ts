import type { Lines, Numbers } from './case';

/** The floor: the same plan by hand on integers, every scale chosen and every branch known in advance. */
export interface ScaledNumbers {
  readonly activeDays: bigint;
  readonly resolved: bigint;
  readonly revenueCents: bigint;
  readonly qualityE4: bigint;
  readonly uptimeE6: bigint;
}

export const scaledNumbers = (numbers: Numbers): ScaledNumbers => ({
  activeDays: BigInt(31 - numbers.activeFrom),
  resolved: BigInt(numbers.resolved),
  revenueCents: BigInt(numbers.revenue.replace('.', '')),
  qualityE4: BigInt(numbers.quality.replace('.', '')),
  uptimeE6: BigInt(numbers.uptime.replace('.', '')),
});

export function scaledLines(numbers: ScaledNumbers): Lines {
  const { resolved, qualityE4 } = numbers;
  const base = rounded(600_000n * numbers.activeDays, 30n);
  const tiers =
    resolved <= 100n
      ? resolved * 5_000n
      : resolved <= 200n
        ? 500_000n + (resolved - 100n) * 6_000n
        : resolved <= 400n
          ? 1_100_000n + (resolved - 200n) * 7_500n
          : 2_600_000n + (resolved - 400n) * 8_000n;
  const uncapped = numbers.revenueCents * 35n;
  const margin = uncapped > 500_000_000n ? 500_000n : rounded(uncapped, 1_000n);
  const quality = curve(qualityE4);
  const shortfall = numbers.uptimeE6 < 995_000n ? 995_000n - numbers.uptimeE6 : 0n;
  const charge = shortfall * 12n > 60_000n ? 60_000n : shortfall * 12n;
  const total = base + tiers + margin + quality - charge;
  const lines = [
    ...split(base, true),
    ...split(tiers, true),
    ...split(margin, true),
    ...split(quality, true),
    ...split(-charge, false),
  ];
  if (total <= 3_000_000n) return lines;
  return [...lines, ...split(3_000_000n - total, true)];
}

/** Cents at an attainment of n / 10,000: 1 % of a point pays 100 up to 1, and 50 above. */
function curve(attainment: bigint): bigint {
  if (attainment < 8_000n) return 0n;
  if (attainment >= 12_000n) return 300_000n;
  return attainment < 10_000n ? (attainment - 8_000n) * 100n : 200_000n + (attainment - 10_000n) * 50n;
}

const rounded = (numerator: bigint, denominator: bigint): bigint => (numerator * 2n + denominator) / (denominator * 2n);

const ofHundred = (amount: bigint, percent: bigint): bigint =>
  amount < 0n ? -rounded(-amount * percent, 100n) : rounded(amount * percent, 100n);

function split(amount: bigint, isHeld: boolean): [bigint, bigint][] {
  const lead = ofHundred(amount, 65n);
  const field = amount - lead;
  return [
    [lead, isHeld ? lead - ofHundred(lead, 85n) : 0n],
    [field, isHeld ? field - ofHundred(field, 85n) : 0n],
  ];
}

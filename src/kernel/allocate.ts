import { assert } from './assert';
import type { Rational } from './rational';

/**
 * Splits a whole into parts proportional to the weights so that the parts always sum to the whole.
 *
 * Largest remainder, ties to the earlier part; a negative total is the mirror of the positive one; weight zero gets zero.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  let whole = 0n;
  for (const weight of weights) {
    assert(weight >= 0n, 'an allocation weight is never negative');
    whole += weight;
  }
  assert(whole > 0n, 'an allocation needs at least one weight above zero');
  const parts: bigint[] = [];
  const remainders: bigint[] = [];
  let left = total;
  for (const weight of weights) {
    const scaled = total * weight;
    const part = scaled / whole;
    parts.push(part);
    remainders.push(scaled - part * whole);
    left -= part;
  }
  for (; left > 0n; left -= 1n) giveOne(parts, remainders);
  return parts;
}

/** Whole-number weights in the exact proportions of the given shares. */
export function weightsOf(shares: readonly Rational[]): bigint[] {
  const denominator = shares.reduce((product, share) => product * share.denominator, 1n);
  return shares.map((share) => (share.numerator * denominator) / share.denominator);
}

/** Hands one unit that flooring left over to the largest remainder, the earliest of equals, and only once to each. */
function giveOne(parts: bigint[], remainders: bigint[]): void {
  let best = 0;
  for (let index = 1; index < remainders.length; index += 1) {
    if ((remainders[index] ?? 0n) > (remainders[best] ?? 0n)) best = index;
  }
  parts[best] = (parts[best] ?? 0n) + 1n;
  remainders[best] = -1n;
}

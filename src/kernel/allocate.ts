import { assert } from './assert';
import type { Rational } from './rational';

/**
 * Splits a whole into parts proportional to the weights so that the parts always sum to the whole.
 *
 * Largest remainder, ties to the earlier part; a negative total is the mirror of the positive one; weight zero gets zero.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  assert(whole > 0n, 'an allocation needs at least one weight above zero');
  const parts: bigint[] = [];
  const remainders: bigint[] = [];
  let left = total;
  for (const weight of weights) {
    assert(weight >= 0n, 'an allocation weight is never negative');
    const scaled = total * weight;
    const part = scaled / whole;
    parts.push(part);
    remainders.push(scaled - part * whole);
    left -= part;
  }
  return left === 0n ? parts : giveAway(left, parts, remainders);
}

/** Whole-number weights in the exact proportions of the given shares. */
export function weightsOf(shares: readonly Rational[]): bigint[] {
  const denominator = shares.reduce((product, share) => product * share.denominator, 1n);
  return shares.map((share) => (share.numerator * denominator) / share.denominator);
}

/** Hands the units that flooring left over to the largest remainders, one each. */
function giveAway(left: bigint, parts: bigint[], remainders: readonly bigint[]): bigint[] {
  const order = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.index - b.index));
  for (const { index } of order.slice(0, Number(left))) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

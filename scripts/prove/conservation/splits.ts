import fc from 'fast-check';

export type Allocate = (total: bigint, weights: readonly bigint[]) => readonly bigint[];

/** How many cases are drawn, and from which seed. */
export interface Draw {
  readonly numRuns: number;
  readonly seed: number;
}

const MAX = 10n ** 15n;
const split = fc.record({
  total: fc.bigInt({ min: -MAX, max: MAX }),
  weights: fc
    .array(fc.oneof(fc.bigInt({ min: 0n, max: 10n }), fc.bigInt({ min: 0n, max: 10n ** 9n })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((weights) => weights.some((weight) => weight > 0n)),
});

/** The parts of a sum are the sum, no part is off by a whole unit, and weight zero gets nothing. */
export function splitFaults(draw: Draw, divide: Allocate): string[] {
  return fc.sample(split, draw).flatMap(({ total, weights }) => {
    const parts = divide(total, weights);
    const whole = sum(weights);
    const isRight =
      sum(parts) === total &&
      parts.every((part, place) => {
        const off = part * whole - total * (weights[place] ?? 0n);
        return off < whole && -off < whole && (weights[place] !== 0n || part === 0n);
      });
    return isRight ? [] : [`${total} by ${weights.join(':')} became ${parts.join(' + ')}`];
  });
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

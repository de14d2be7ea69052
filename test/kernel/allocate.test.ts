import fc from 'fast-check';
import { allocate, weightsOf } from '../../src/kernel/allocate';
import { Rational, rational } from '../../src/kernel/rational';
import { anyMinor } from '../support/arbitraries/numbers';

const anyWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0n));

describe('worked examples', () => {
  test.each([
    ['cost by 3:2:1', 10_000_000n, [3n, 2n, 1n], [5_000_000n, 3_333_333n, 1_666_667n]],
    ['thirds, tie to the earlier', 1_000_000n, [1n, 1n, 1n], [333_334n, 333_333n, 333_333n]],
    ['one cent between two', 1n, [1n, 1n], [1n, 0n]],
    ['a debt is the mirror', -1_000_000n, [1n, 1n, 1n], [-333_334n, -333_333n, -333_333n]],
    ['weight zero gets nothing', 5n, [0n, 3n, 0n, 3n], [0n, 3n, 0n, 2n]],
    ['nothing to share', 0n, [1n, 2n], [0n, 0n]],
  ])('%s', (_name, total, weights, parts) => expect(allocate(total, weights)).toEqual(parts));
});

test('the parts sum to the whole, are off by less than one unit, and weight zero gets zero', () => {
  fc.assert(
    fc.property(anyMinor, anyWeights, (total, weights) => {
      const parts = allocate(total, weights);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      const whole = weights.reduce((sum, weight) => sum + weight, 0n);
      for (const [index, part] of parts.entries()) {
        const exact = Rational.of(total * (weights[index] ?? 0n), whole);
        expect(exact.minus(rational(part)).abs().compare(Rational.ONE)).toBeLessThan(0);
        if (weights[index] === 0n) expect(part).toBe(0n);
      }
    }),
    { numRuns: 2000 },
  );
});

test('weights keep the exact proportions of the shares', () => {
  const [a, b] = weightsOf([rational('0.65'), Rational.of(1n, 3n)]);
  expect(Rational.of(a ?? 0n, b ?? 1n).equals(rational('0.65').times(rational('3')))).toBe(true);
});

test('weights that cannot carry an allocation are bugs of the caller', () => {
  expect(() => allocate(1n, [])).toThrow('at least one weight');
  expect(() => allocate(1n, [0n])).toThrow('at least one weight');
  expect(() => allocate(1n, [2n, -1n])).toThrow('never negative');
});

import fc from 'fast-check';
import { max, min, Rational, rational, sum } from '../../src/kernel/rational';
import { anyRational } from '../support/arbitraries/numbers';

describe('reading', () => {
  test.each(['0', '-0', '12', '-12.50', '0.000000000001', '999999999999999.99'])('%s is a plain decimal', (text) => {
    expect(Rational.parse(text)).not.toBeNull();
  });

  test.each(['', ' 1', '1 ', '.5', '5.', '1e3', '1E3', 'NaN', 'Infinity', '+1', '1,000', '0x10', '١', '--1', '1.2.3'])(
    '%j is refused',
    (text) => expect(Rational.parse(text)).toBeNull(),
  );

  test('text of absurd length is refused', () => {
    expect(Rational.parse('9'.repeat(41))).toBeNull();
    expect(Rational.parse(`0.${'9'.repeat(25)}`)).toBeNull();
  });
});

describe('writing', () => {
  test.each([
    ['12.50', '12.5'],
    ['-0', '0'],
    ['-0.10', '-0.1'],
    ['100', '100'],
  ])('%s is written %s', (text, written) => expect(rational(text).toString()).toBe(written));

  test('a value without a finite decimal is written as a fraction in lowest terms', () => {
    expect(Rational.of(2n, 6n).toDecimalString()).toBeNull();
    expect(Rational.of(2n, -6n).toString()).toBe('-1/3');
    expect(JSON.stringify({ third: Rational.of(1n, 3n) })).toBe('{"third":"1/3"}');
  });
});

describe('whole numbers below and above', () => {
  test.each([
    ['1.5', 1n, 2n],
    ['-1.5', -2n, -1n],
    ['2', 2n, 2n],
    ['-2', -2n, -2n],
    ['0', 0n, 0n],
  ])('%s', (text, floor, ceil) => {
    expect(rational(text).floor()).toBe(floor);
    expect(rational(text).ceil()).toBe(ceil);
  });
});

test('a zero denominator and malformed literals are bugs, not values', () => {
  expect(() => Rational.of(1n, 0n)).toThrow('denominator');
  expect(() => Rational.ONE.over(Rational.ZERO)).toThrow('denominator');
  expect(() => rational('1e3')).toThrow('plain decimal');
});

describe('laws', () => {
  const numbers = fc.tuple(anyRational, anyRational, anyRational);

  test('addition and multiplication are exact: associative, commutative, distributive', () => {
    fc.assert(
      fc.property(numbers, ([a, b, c]) => {
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(a.plus(b.plus(c))),
        ).toBe(true);
        expect(a.times(b).equals(b.times(a))).toBe(true);
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(a.minus(b).plus(b).equals(a)).toBe(true);
        if (!b.isZero()) expect(a.over(b).times(b).equals(a)).toBe(true);
      }),
    );
  });

  test('order is total and agrees with subtraction; min, max and sum agree with it', () => {
    fc.assert(
      fc.property(numbers, ([a, b, c]) => {
        expect(Math.sign(a.compare(b))).toBe(a.minus(b).isZero() ? 0 : a.minus(b).isNegative() ? -1 : 1);
        expect(min(a, b).compare(max(a, b))).toBeLessThanOrEqual(0);
        expect(sum([a, b, c]).equals(sum([c, a, b]))).toBe(true);
        expect(a.abs().isNegative()).toBe(false);
      }),
    );
  });

  test('a fraction stays the same value when it is reduced, written and read', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        expect(a.reduced().equals(a)).toBe(true);
        const text = a.toDecimalString();
        if (text !== null) expect(rational(text).equals(a)).toBe(true);
        expect(a.toString()).not.toMatch(/e|NaN|Infinity/);
      }),
    );
  });

  test('long chains stay exact and bounded: 1/3 added 300 times over wide denominators', () => {
    const third = Rational.of(1n, 3n);
    const steps = Array.from({ length: 300 }, (_, n) => third.times(Rational.of(BigInt(n + 1), 7n ** 20n)));
    const total = sum(steps);
    expect(total.equals(Rational.of(45150n, 3n * 7n ** 20n))).toBe(true);
    expect(total.denominator < 1n << 200n).toBe(true);
  });
});

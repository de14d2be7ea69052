import fc from 'fast-check';
import { digitsOf, isCurrency } from '../../src/kernel/currency';
import { add, exactValue, formatAmount, parseAmount, subtract, toMoney } from '../../src/kernel/money';
import { Rational, rational } from '../../src/kernel/rational';
import { anyMinor, anyRational } from '../support/arbitraries/numbers';

const eur = (minor: bigint) => ({ currency: 'EUR', minor });

describe('the money door', () => {
  test.each([
    ['0.005', 1n, 0n],
    ['-0.005', -1n, 0n],
    ['0.015', 2n, 2n],
    ['-0.015', -2n, -2n],
    ['0.025', 3n, 2n],
    ['0.0249999', 2n, 2n],
    ['1.005', 101n, 100n],
    ['0', 0n, 0n],
  ])('%s EUR is %s away from zero and %s to even', (text, away, even) => {
    expect(toMoney(rational(text), 'EUR')).toEqual(eur(away));
    expect(toMoney(rational(text), 'EUR', 'HALF_EVEN')).toEqual(eur(even));
  });

  test('a result does not depend on the order of operations: 1.26 x 1/28 is 0.05, exactly a half', () => {
    const value = rational('1.26').times(Rational.of(1n, 28n));
    expect(value.toString()).toBe('0.045');
    expect(toMoney(value, 'EUR')).toEqual(eur(5n));
    expect(toMoney(Rational.of(1n, 28n).times(rational('1.26')), 'EUR')).toEqual(eur(5n));
  });

  test('it is off by half a unit at most, symmetric, and the identity on payable amounts', () => {
    fc.assert(
      fc.property(anyRational, anyMinor, fc.constantFrom('EUR', 'JPY', 'KWD'), (value, minor, currency) => {
        const money = toMoney(value, currency);
        const unit = exactValue({ currency, minor: 1n });
        expect(
          exactValue(money)
            .minus(value)
            .abs()
            .compare(unit.times(rational('0.5'))),
        ).toBeLessThanOrEqual(0);
        expect(toMoney(value.negated(), currency).minor).toBe(-money.minor);
        expect(toMoney(exactValue({ currency, minor }), currency, 'HALF_EVEN').minor).toBe(minor);
      }),
    );
  });
});

describe('amounts as text', () => {
  test.each([
    ['1234.50', 'EUR', 123450n],
    ['1234.5', 'EUR', 123450n],
    ['-0.01', 'EUR', -1n],
    ['1234', 'JPY', 1234n],
    ['1.234', 'KWD', 1234n],
    ['10000000000000.00', 'EUR', 10n ** 15n],
    ['1.2000', 'EUR', 120n],
  ])('%s %s is read', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, value: { currency, minor } });
  });

  test.each([
    ['1e3', 'EUR', 'INVALID_AMOUNT', 'plain decimal'],
    ['NaN', 'EUR', 'INVALID_AMOUNT', 'plain decimal'],
    ['', 'EUR', 'INVALID_AMOUNT', 'plain decimal'],
    ['1.234', 'EUR', 'INVALID_AMOUNT', '2 decimals'],
    ['1.5', 'JPY', 'INVALID_AMOUNT', '0 decimals'],
    ['10000000000000.01', 'EUR', 'INVALID_AMOUNT', 'beyond the largest amount'],
    ['-10000000000000.01', 'EUR', 'INVALID_AMOUNT', 'beyond the largest amount'],
    ['1', 'eur', 'UNKNOWN_CURRENCY', 'ISO 4217'],
    ['1', 'XYZ', 'UNKNOWN_CURRENCY', 'ISO 4217'],
  ])('%s %s is refused with %s', (text, currency, code, message) => {
    expect(parseAmount(text, currency)).toEqual({ ok: false, code, message: expect.stringContaining(message) });
  });

  test('an amount survives writing and reading in currencies of 0, 2 and 3 digits', () => {
    fc.assert(
      fc.property(anyMinor, fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
        const text = formatAmount(minor, currency);
        expect(text).toMatch(
          digitsOf(currency) === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${digitsOf(currency)}}$`),
        );
        expect(parseAmount(text, currency)).toEqual({ ok: true, value: { currency, minor } });
      }),
    );
  });
});

test('adding and subtracting refuse to mix currencies', () => {
  expect(add(eur(1n), eur(2n))).toEqual(eur(3n));
  expect(subtract(eur(1n), eur(2n))).toEqual(eur(-1n));
  expect(() => add(eur(1n), { currency: 'USD', minor: 1n })).toThrow('cannot add');
  expect(() => subtract(eur(1n), { currency: 'USD', minor: 1n })).toThrow('cannot subtract');
});

test('currencies are those of ISO 4217 with their digits', () => {
  expect(['EUR', 'JPY', 'KWD', 'ISK', 'CLF'].map(digitsOf)).toEqual([2, 0, 3, 0, 4]);
  expect(isCurrency('EUR')).toBe(true);
  expect(isCurrency('EURO')).toBe(false);
});

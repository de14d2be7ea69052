import fc from 'fast-check';
import { canonicalDecimal } from '../../src/kernel/decimal';
import { Rational } from '../../src/kernel/rational';

describe('the canonical form of a decimal', () => {
  it.each([
    ['7.50', '7.5'],
    ['007.50', '7.5'],
    ['-0.00', '0'],
    ['0.000000000001', '0.000000000001'],
    ['9999999999999999999999999999.999999999999', '9999999999999999999999999999.999999999999'],
    ['100', '100'],
  ])('of %s is %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  it.each(['0', '-1', '10', '0.5', '-0.05', '120.001'])('of %s is itself', (text) => {
    expect(canonicalDecimal(text)).toBe(text);
  });

  it('is what the exact number writes, whatever is given: what was hashed stays the same', () => {
    const given = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,12})?$/);
    fc.assert(
      fc.property(given, (text) => expect(canonicalDecimal(text)).toBe(Rational.parse(text)?.toDecimalString())),
    );
  });

  it('keeps the value exactly, whatever its size', () => {
    const decimals = fc.tuple(
      fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
    );
    fc.assert(
      fc.property(decimals, ([whole, fraction]) => {
        const text = `${whole}.${String(fraction).padStart(12, '0')}`;
        expect(Rational.parse(canonicalDecimal(text))?.equals(Rational.parse(text) ?? Rational.ONE)).toBe(true);
      }),
    );
  });
});

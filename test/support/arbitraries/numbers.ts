import fc from 'fast-check';
import { Rational, rational } from '../../../src/kernel/rational';

/** Any exact fraction, from tiny to 10^18 over 10^12. */
export const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => Rational.of(numerator, denominator));

/** Minor units up to the product's bound of 10^15, either sign. */
export const anyMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

/** A decimal that is not negative, as people write it, with up to `places` decimals. */
export const decimalText = (whole: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 0, max: places }), fc.nat())
    .map(([units, digits, fraction]) =>
      digits === 0 ? String(units) : `${units}.${String(fraction % 10 ** digits).padStart(digits, '0')}`,
    );

/** A quantity with up to 12 decimals. */
export const anyQuantity = fc
  .bigInt({ min: 0n, max: 10n ** 18n })
  .map((units) => rational(units).over(rational(10n ** 12n)));

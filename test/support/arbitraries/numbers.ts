import fc from 'fast-check';
import { Rational } from '../../../src/kernel/rational';

/** Any exact fraction, from tiny to 10^18 over 10^12. */
export const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => Rational.of(numerator, denominator));

/** Minor units up to the product's bound of 10^15, either sign. */
export const anyMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

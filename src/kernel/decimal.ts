import { Decimal } from 'decimal.js';

/** Decimals as people write them: wide enough for every stored quantity, and never printed with an exponent. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60, defaults: true });

/** Nothing to leave out: most numbers that arrive are written so. */
const SHORTEST = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/;

/** Writes a plain decimal in its shortest form, so that equal numbers have equal texts: `007.50` is `7.5`, `-0` is `0`. */
export function canonicalDecimal(text: string): string {
  if (SHORTEST.test(text)) return text;
  const value = new Exact(text);
  return value.isZero() ? '0' : value.toString();
}

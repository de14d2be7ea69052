import { max, min, Rational } from '../../kernel/rational';

/** The least and the most that something can pay in one period; null means without bound. */
export interface Extent {
  readonly least: Rational | null;
  readonly most: Rational | null;
}

export const NOTHING: Extent = { least: Rational.ZERO, most: Rational.ZERO };

/** Anything from zero to an amount, in the direction of its sign. */
export const upTo = (amount: Rational | null, isDebit = false): Extent => {
  if (amount === null) return isDebit ? { least: null, most: Rational.ZERO } : { least: Rational.ZERO, most: null };
  const end = isDebit ? amount.negated() : amount;
  return { least: min(Rational.ZERO, end), most: max(Rational.ZERO, end) };
};

/** What two things can pay together. */
export const together = (a: Extent, b: Extent): Extent => ({
  least: a.least === null || b.least === null ? null : a.least.plus(b.least),
  most: a.most === null || b.most === null ? null : a.most.plus(b.most),
});

/** An extent times a factor that lies somewhere between zero and its maximum; null: any factor. */
export function scaled({ least, most }: Extent, maximum: Rational | null): Extent {
  if (maximum === null) {
    return {
      least: least?.isNegative() === false ? Rational.ZERO : null,
      most: isPositive(most) ? null : Rational.ZERO,
    };
  }
  const top = max(Rational.ZERO, maximum);
  return {
    least: least === null ? null : min(Rational.ZERO, least.times(top)),
    most: most === null ? null : max(Rational.ZERO, most.times(top)),
  };
}

/** An extent kept between two bounds, of which each may be absent. */
export function clipped({ least, most }: Extent, low: Rational | null, high: Rational | null): Extent {
  const top = high === null ? most : most === null ? high : min(most, high);
  const bottom = low === null ? least : least === null ? low : max(least, low);
  return { least: bottom, most: top };
}

const isPositive = (amount: Rational | null): boolean => amount === null || amount.compare(Rational.ZERO) > 0;

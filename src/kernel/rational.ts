import { assert } from './assert';

const STRICT_DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,24}))?$/;

/** Denominators below this bound are left unreduced: a gcd costs more than the wider multiplication it would save. */
const REDUCE_ABOVE = 1n << 96n;

/**
 * An exact fraction: no operation ever rounds, overflows or yields NaN.
 *
 * Fractions are immutable and may be unreduced, so compare them with `compare` or `equals`, never field by field.
 */
export class Rational {
  /** Takes a positive denominator on trust; everyone outside this file builds with `of`, `parse` or `rational`. */
  constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  /** The fraction numerator / denominator; a zero denominator is a bug of the caller. */
  static of(numerator: bigint, denominator = 1n): Rational {
    assert(denominator !== 0n, 'a fraction needs a denominator other than zero');
    return denominator < 0n ? exact(-numerator, -denominator) : exact(numerator, denominator);
  }

  /** A whole number such as a count of days. */
  static whole(value: number): Rational {
    return new Rational(BigInt(value), 1n);
  }

  /** Reads a plain decimal such as `-12.50`; anything else (exponent, `NaN`, `.5`, blanks, 41 digits) is null. */
  static parse(text: string): Rational | null {
    const match = STRICT_DECIMAL.exec(text);
    if (match === null) return null;
    const fraction = match[3] ?? '';
    const digits = BigInt(`${match[2]}${fraction}`);
    return new Rational(match[1] === '-' ? -digits : digits, powerOfTen(fraction.length));
  }

  plus(other: Rational): Rational {
    if (this.denominator === other.denominator) return exact(this.numerator + other.numerator, this.denominator);
    return exact(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    if (this.denominator === other.denominator) return exact(this.numerator - other.numerator, this.denominator);
    return exact(
      this.numerator * other.denominator - other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  times(other: Rational): Rational {
    return exact(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** The exact quotient; dividing by zero is a bug of the caller, who knows how to refuse it by name. */
  over(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  abs(): Rational {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** Negative, zero or positive as this is below, equal to or above the other. */
  compare(other: Rational): number {
    if (this.denominator === other.denominator) return order(this.numerator, other.numerator);
    return order(this.numerator * other.denominator, other.numerator * this.denominator);
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  isNegative(): boolean {
    return this.numerator < 0n;
  }

  /** The greatest whole number not above this. */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && quotient * this.denominator !== this.numerator ? quotient - 1n : quotient;
  }

  /** The smallest whole number not below this. */
  ceil(): bigint {
    return -this.negated().floor();
  }

  /** The same value in lowest terms. */
  reduced(): Rational {
    const divisor = gcd(this.numerator < 0n ? -this.numerator : this.numerator, this.denominator);
    return divisor === 1n ? this : new Rational(this.numerator / divisor, this.denominator / divisor);
  }

  /** The shortest exact decimal, or null when the value has none (one third). */
  toDecimalString(): string | null {
    const known = EXPONENTS.get(this.denominator);
    if (known !== undefined) return trimmed(fixedText(this.numerator, known));
    const { numerator, denominator } = this.reduced();
    const places = decimalPlaces(denominator);
    if (places === null) return null;
    return fixedText((numerator * powerOfTen(places)) / denominator, places);
  }

  /** The exact decimal where there is one, otherwise the fraction `n/d` in lowest terms; never an exponent. */
  toString(): string {
    const decimal = this.toDecimalString();
    if (decimal !== null) return decimal;
    const { numerator, denominator } = this.reduced();
    return `${numerator}/${denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The smaller of two fractions; the first when they are equal. */
export const min = (a: Rational, b: Rational): Rational => (b.compare(a) < 0 ? b : a);

/** The larger of two fractions; the first when they are equal. */
export const max = (a: Rational, b: Rational): Rational => (b.compare(a) > 0 ? b : a);

/** The exact sum, zero for none; independent of the order of its terms. */
export const sum = (terms: Iterable<Rational>): Rational => {
  let total = Rational.ZERO;
  for (const term of terms) total = total.plus(term);
  return total;
};

/** A fraction written in our own source code, such as `rational('0.65')` or `rational(12)`; malformed text is a bug. */
export function rational(value: string | number | bigint): Rational {
  const fraction = Rational.parse(String(value));
  assert(fraction !== null, `not a plain decimal: ${value}`);
  return fraction;
}

/** Ten to a power, exact; the small ones are computed once. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

const POWERS: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));
const EXPONENTS = new Map(POWERS.map((power, exponent) => [power, exponent]));

/** Writes `units / 10^places` with exactly that many decimals. */
export function fixedText(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Puts a comma between thousands, left of the decimal point only: `1,640.5`. */
export const withThousands = (text: string): string =>
  text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function exact(numerator: bigint, denominator: bigint): Rational {
  const fraction = new Rational(numerator, denominator);
  return denominator > REDUCE_ABOVE ? fraction.reduced() : fraction;
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** How many decimals 1 / denominator needs: the larger power of 2 and of 5; null when another prime is left. */
function decimalPlaces(denominator: bigint): number | null {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

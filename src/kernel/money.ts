import { assert, present } from './assert';
import { digitsOf } from './currency';
import { notParsed, type Parsed, parsed } from './parsed';
import { fixedText, powerOfTen, Rational, withThousands } from './rational';

/** An amount that can be paid: whole minor units of one currency (cents for EUR, yen for JPY). */
export interface Money {
  readonly currency: string;
  readonly minor: bigint;
}

/** How the money door drops a fraction of a minor unit; both treat negative amounts as the mirror of positive ones. */
export const ROUNDINGS = ['HALF_AWAY_FROM_ZERO', 'HALF_EVEN'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** The largest amount the product accepts or computes, in minor units, either sign. */
export const MINOR_UNITS_MAX = 10n ** 15n;

/** The one money door: the only function that turns an exact value into payable minor units by dropping a fraction. */
export function toMoney(value: Rational, currency: string, rounding: Rounding = 'HALF_AWAY_FROM_ZERO'): Money {
  return { currency, minor: minorUnits(value, currencyDigits(currency), rounding) };
}

/** The money door for a caller who already knows the currency's digits. */
export function minorUnits(value: Rational, digits: number, rounding: Rounding): bigint {
  const isNegative = value.numerator < 0n;
  const scaled = (isNegative ? -value.numerator : value.numerator) * powerOfTen(digits);
  const quotient = scaled / value.denominator;
  const twice = (scaled - quotient * value.denominator) * 2n;
  const isUp = twice > value.denominator || (twice === value.denominator && roundsHalfUp(quotient, rounding));
  const magnitude = isUp ? quotient + 1n : quotient;
  return isNegative ? -magnitude : magnitude;
}

/** Reads an amount such as `1234.50`, refusing exponents, more digits than the currency has, and sums beyond the bound. */
export function parseAmount(text: string, currency: string): Parsed<Money> {
  const digits = digitsOf(currency);
  if (digits === null) return notParsed('UNKNOWN_CURRENCY', `"${currency}" is not a currency code of ISO 4217.`);
  const value = Rational.parse(text);
  if (value === null) {
    return notParsed('INVALID_AMOUNT', `An amount is a plain decimal such as "12.50", not "${text.slice(0, 50)}".`);
  }
  const minor = minorUnits(value, digits, 'HALF_AWAY_FROM_ZERO');
  if (!fromMinor(minor, digits).equals(value)) {
    return notParsed('INVALID_AMOUNT', `${currency} has ${digits} decimals, "${text}" has more.`);
  }
  if (minor > MINOR_UNITS_MAX || minor < -MINOR_UNITS_MAX) {
    return notParsed('INVALID_AMOUNT', `"${text}" is beyond the largest amount of ${MINOR_UNITS_MAX} minor units.`);
  }
  return parsed({ currency, minor });
}

/** Writes minor units with exactly the currency's decimals: `1234.50` for 123450 EUR. */
export const formatAmount = (minor: bigint, currency: string): string => fixedText(minor, currencyDigits(currency));

/** An amount in a sentence: `1,234.50 EUR`. */
export const readableAmount = (minor: bigint, currency: string): string =>
  `${withThousands(formatAmount(minor, currency))} ${currency}`;

/** The exact value of an amount, for computing on. */
export const exactValue = (money: Money): Rational => fromMinor(money.minor, currencyDigits(money.currency));

/** The exact value of minor units with a known number of digits. */
export const fromMinor = (minor: bigint, digits: number): Rational => new Rational(minor, powerOfTen(digits));

/** The sum of two amounts of one currency; mixing currencies is a bug of the caller. */
export function add(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `cannot add ${a.currency} and ${b.currency}`);
  return { currency: a.currency, minor: a.minor + b.minor };
}

/** The difference of two amounts of one currency; mixing currencies is a bug of the caller. */
export function subtract(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `cannot subtract ${b.currency} from ${a.currency}`);
  return { currency: a.currency, minor: a.minor - b.minor };
}

function currencyDigits(currency: string): number {
  return present(digitsOf(currency), `unknown currency ${currency}`);
}

function roundsHalfUp(quotient: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'HALF_AWAY_FROM_ZERO':
      return true;
    case 'HALF_EVEN':
      return quotient % 2n === 1n;
  }
}

import { fromMinor } from '../kernel/money';
import { max, min, Rational } from '../kernel/rational';
import { type Exchange, isInverse } from './conversion';
import type { Input } from './explanation';

export type Comparison = '<' | '<=' | '>=' | '>' | '=';

/** A comparison that decided which way the computation went; replay asserts it again. */
export interface Test {
  readonly left: Rational;
  readonly is: Comparison;
  readonly right: Rational;
}

/**
 * The arithmetic every operator is written in, so that pay is computed once and explained from that same computation.
 *
 * `plain` only computes; the calc of `trace.ts` computes the same and remembers how. What only an explanation needs
 * comes in as a closure, which `plain` never calls.
 */
export interface Calc {
  readonly isTracing: boolean;
  /** A number the calendar or the period gives, such as active days. */
  given(value: Rational, name: () => string): Rational;
  /** A number read from facts. */
  input(value: Rational, describe: () => Input): Rational;
  plus(a: Rational, b: Rational): Rational;
  minus(a: Rational, b: Rational): Rational;
  times(a: Rational, b: Rational): Rational;
  /** The exact quotient; the caller has refused a zero divisor by name. */
  over(a: Rational, b: Rational): Rational;
  /** The same amount in another currency, exact. */
  exchanged(a: Rational, exchange: Exchange): Rational;
  least(a: Rational, b: Rational): Rational;
  greatest(a: Rational, b: Rational): Rational;
  floor(a: Rational): Rational;
  ceiling(a: Rational): Rational;
  /** The value after the money door (`minor` minor units), remembered with how it was rounded. */
  rounded(a: Rational, minor: bigint, digits: number, mode: string): Rational;
  /** Part `index` of a largest-remainder allocation, whose `minor` units the caller has computed. */
  share(a: Rational, minor: bigint, digits: number, weights: readonly bigint[], index: number): Rational;
  /** The same value, remembered with the comparisons that led to it. */
  because(value: Rational, tests: () => readonly Test[]): Rational;
}

/** Computes and remembers nothing. */
export const plain: Calc = {
  isTracing: false,
  given: (value) => value,
  input: (value) => value,
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  over: (a, b) => a.over(b),
  exchanged: (a, exchange) => (isInverse(exchange) ? a.over(exchange.lock.rate) : a.times(exchange.lock.rate)),
  least: min,
  greatest: max,
  floor: (a) => new Rational(a.floor(), 1n),
  ceiling: (a) => new Rational(a.ceil(), 1n),
  rounded: (_a, minor, digits) => fromMinor(minor, digits),
  share: (_a, minor, digits) => fromMinor(minor, digits),
  because: (value) => value,
};

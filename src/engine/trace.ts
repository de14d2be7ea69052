import { Rational } from '../kernel/rational';
import { type Calc, plain, type Test } from './calc';
import { type Exchange, isInverse, type RateLock } from './conversion';
import type { Input } from './explanation';
import { Term } from './term';

export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'least'
  | 'greatest'
  | 'floor'
  | 'ceiling'
  | 'given'
  | 'input'
  | 'round'
  | 'share'
  | 'because';

/** What an operation needs beside its operands. */
export type Detail =
  | { readonly name: string }
  | { readonly input: () => Input }
  | { readonly exchange: Exchange }
  | { readonly digits: number; readonly mode: string }
  | { readonly digits: number; readonly weights: readonly bigint[]; readonly index: number }
  | { readonly tests: readonly Test[] };

/** A number that remembers how it was computed; computing on it by its own methods forgets, the traced calc does not. */
export class Traced extends Rational {
  constructor(
    value: Rational,
    readonly operation: Operation,
    readonly operands: readonly Rational[],
    readonly detail: Detail | null,
  ) {
    super(value.numerator, value.denominator);
  }
}

/** Computes exactly what `plain` computes and remembers every step. */
export const traced: Calc = {
  isTracing: true,
  given: (value, name) => new Traced(value, 'given', [], { name: name() }),
  input: (value, describe) => new Traced(value, 'input', [], { input: describe }),
  plus: (a, b) => new Traced(plain.plus(a, b), 'add', [a, b], null),
  minus: (a, b) => new Traced(plain.minus(a, b), 'subtract', [a, b], null),
  times: (a, b) => new Traced(plain.times(a, b), 'multiply', [a, b], null),
  over: (a, b) => new Traced(plain.over(a, b), 'divide', [a, b], null),
  exchanged: (a, exchange) =>
    new Traced(plain.exchanged(a, exchange), isInverse(exchange) ? 'divide' : 'multiply', [a, rateOf(exchange.lock)], {
      exchange,
    }),
  least: (a, b) => new Traced(plain.least(a, b), 'least', [a, b], null),
  greatest: (a, b) => new Traced(plain.greatest(a, b), 'greatest', [a, b], null),
  floor: (a) => new Traced(plain.floor(a), 'floor', [a], null),
  ceiling: (a) => new Traced(plain.ceiling(a), 'ceiling', [a], null),
  rounded: (a, minor, digits, mode) =>
    new Traced(plain.rounded(a, minor, digits, mode), 'round', [a], { digits, mode }),
  share: (a, minor, digits, weights, index) =>
    new Traced(plain.share(a, minor, digits, weights, index), 'share', [a], { digits, weights, index }),
  because: (value, tests) => new Traced(value, 'because', [value], { tests: tests() }),
};

/** A rate that the plan states is found there; one that was locked is a leaf of its own. */
function rateOf({ base, quote, rate, source, statedOn }: RateLock): Rational {
  if (rate instanceof Term) return rate;
  return new Traced(rate, 'given', [], { name: `1 ${base} in ${quote}, ${source} of ${statedOn}` });
}

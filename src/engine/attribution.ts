import { Rational } from '../kernel/rational';
import { dimensionOf, type Fact } from './facts';
import { byTime } from './measures/aggregate';
import { type Path, stop } from './problem';

/** How credit for a result goes to those who touched it. */
export interface Attribution {
  readonly model: 'FIRST' | 'LAST' | 'LINEAR' | 'POSITION' | 'TIME_DECAY';
  /** One fact per touch; its subject is the result, its dimension `payeeBy` names who touched it. */
  readonly touchMeasure: string;
  readonly payeeBy: string;
  /** POSITION: the parts of the first and of the last touch; the rest is shared by those between. */
  readonly first: Rational;
  readonly last: Rational;
  /** TIME_DECAY: each touch counts this much of the next later one. */
  readonly decay: Rational;
}

/** Each payee's credit, in alphabetical order: parts of 1, every result counting the same. */
export function credits(terms: Attribution, touches: readonly Fact[], path: Path): ReadonlyMap<string, Rational> {
  const bySubject = journeys(touches);
  const totals = new Map<string, Rational>();
  for (const subject of [...bySubject.keys()].sort()) {
    const journey = bySubject.get(subject) ?? [];
    const weights = weightsOf(terms, journey.length);
    for (const [index, touch] of journey.entries()) {
      const payee = payeeOf(touch, terms.payeeBy, path);
      totals.set(payee, (totals.get(payee) ?? Rational.ZERO).plus(weights[index] ?? Rational.ZERO));
    }
  }
  const results = Rational.of(BigInt(bySubject.size));
  return new Map(
    [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([payee, credit]) => [payee, credit.over(results)]),
  );
}

/** The touches of each result in order of time. */
function journeys(touches: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const bySubject = new Map<string, Fact[]>();
  for (const touch of [...touches].sort(byTime)) {
    const subject = touch.subject ?? '';
    const known = bySubject.get(subject);
    if (known === undefined) bySubject.set(subject, [touch]);
    else known.push(touch);
  }
  return bySubject;
}

/** The credit of each of n touches in order of time; the credits always sum to exactly 1. */
export function weightsOf(terms: Attribution, n: number): readonly Rational[] {
  switch (terms.model) {
    case 'FIRST':
      return positions(n, (index) => (index === 0 ? Rational.ONE : Rational.ZERO));
    case 'LAST':
      return positions(n, (index) => (index === n - 1 ? Rational.ONE : Rational.ZERO));
    case 'LINEAR':
      return positions(n, () => Rational.of(1n, BigInt(n)));
    case 'POSITION':
      return byPosition(terms, n);
    case 'TIME_DECAY':
      return normalised(positions(n, (index) => power(terms.decay, n - 1 - index)));
  }
}

/** First and last get their parts, the rest is shared equally between them; without a middle the two are scaled to 1. */
function byPosition({ first, last }: Attribution, n: number): readonly Rational[] {
  if (n === 1) return [Rational.ONE];
  if (n === 2) return normalised([first, last]);
  const middle = Rational.ONE.minus(first)
    .minus(last)
    .over(Rational.of(BigInt(n - 2)));
  return positions(n, (index) => (index === 0 ? first : index === n - 1 ? last : middle));
}

const positions = (n: number, weight: (index: number) => Rational): readonly Rational[] =>
  Array.from({ length: n }, (_, index) => weight(index));

function normalised(weights: readonly Rational[]): readonly Rational[] {
  const total = weights.reduce((sum, weight) => sum.plus(weight), Rational.ZERO);
  return weights.map((weight) => weight.over(total));
}

function power(base: Rational, exponent: number): Rational {
  let result = Rational.ONE;
  for (let step = 0; step < exponent; step += 1) result = result.times(base);
  return result;
}

function payeeOf(touch: Fact, dimension: string, path: Path): string {
  const payee = dimensionOf(touch, dimension);
  if (payee !== null) return payee;
  stop('TOUCH_WITHOUT_PAYEE', path, `The touch ${touch.ref ?? ''} of "${touch.measure}" has no "${dimension}".`);
}

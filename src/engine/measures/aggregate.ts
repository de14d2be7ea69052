import { max, min, Rational, sum } from '../../kernel/rational';
import { countOf, type Fact } from '../facts';
import type { FactsOf } from './definition';

/** One exact number from facts, the same in whatever order they come; null for none, except that a COUNT is then zero. */
export function aggregate(facts: readonly Fact[], terms: FactsOf): Rational | null {
  if (terms.aggregate === 'COUNT') return Rational.whole(numberOf(facts));
  if (facts.length === 0) return null;
  const quantities = facts.map((fact) => truncated(fact.quantity, terms));
  switch (terms.aggregate) {
    case 'SUM':
      return sum(quantities);
    case 'AVERAGE':
      return sum(quantities).over(Rational.whole(numberOf(facts)));
    case 'MINIMUM':
      return quantities.reduce(min);
    case 'MAXIMUM':
      return quantities.reduce(max);
    case 'LAST':
      return truncated(last(facts).quantity, terms);
    case 'PERCENTILE':
      return percentile(quantities, terms.percentile ?? Rational.ONE);
  }
}

/** How many single facts there are, those counted that came as a sum. */
export const numberOf = (facts: readonly Fact[]): number => facts.reduce((count, fact) => count + countOf(fact), 0);

/** How the number was made, in words for the explanation. */
export function describeAggregate(terms: FactsOf): string {
  const above = terms.truncateAbove === null ? '' : `, each at most ${terms.truncateAbove}`;
  const below = terms.truncateBelow === null ? '' : `, each at least ${terms.truncateBelow}`;
  const which = terms.percentile === null ? '' : ` ${terms.percentile}`;
  return `${terms.aggregate}${which}${below}${above}`;
}

function truncated(quantity: Rational, { truncateAbove, truncateBelow }: FactsOf): Rational {
  const low = truncateBelow === null ? quantity : max(quantity, truncateBelow);
  return truncateAbove === null ? low : min(low, truncateAbove);
}

/** Nearest rank: the smallest quantity that at least this share of the facts does not exceed. */
function percentile(quantities: readonly Rational[], share: Rational): Rational {
  const sorted = [...quantities].sort((a, b) => a.compare(b));
  const rank = share.times(new Rational(BigInt(sorted.length), 1n)).ceil();
  return sorted[Math.max(0, Number(rank) - 1)] ?? Rational.ZERO;
}

/** Order of time, a rollup of the whole period before everything; what is still equal goes by reference and quantity. */
export function byTime(a: Fact, b: Fact): number {
  return order(a.at ?? '', b.at ?? '') || order(a.ref ?? '', b.ref ?? '') || a.quantity.compare(b.quantity);
}

const last = (facts: readonly Fact[]): Fact =>
  facts.reduce((latest, fact) => (byTime(latest, fact) <= 0 ? fact : latest));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { Rational } from '../../kernel/rational';
import type { Input } from '../explanation';
import type { Fact } from '../facts';
import { stop } from '../problem';
import { aggregate, describeAggregate } from './aggregate';
import { meetsAll } from './condition';
import { rateFor } from './conversion';
import type { FactsOf } from './definition';
import type { FactIndex } from './fact-index';
import type { Readings } from './readings';
import { checkUnits } from './units';

/** Reads single facts of one measure and turns them into exact, traced numbers. */
export class FactReader {
  constructor(private readonly readings: Readings) {}

  /** The facts of the period that count. */
  current(key: string, terms: FactsOf): readonly Fact[] {
    return select(this.readings.current, key, terms);
  }

  /** The facts before the period that count. */
  before(key: string, terms: FactsOf): readonly Fact[] {
    return select(this.readings.before, key, terms);
  }

  /** One number from the facts of the span that the definition names; null for none. */
  read(key: string, terms: FactsOf, unit: string | null): Rational | null {
    const facts = this.span(key, terms);
    this.checkUnits(key, facts, unit);
    return this.aggregated(key, facts, terms);
  }

  /** Refuses facts of another unit than the wanted one, after conversion. */
  checkUnits(key: string, facts: readonly Fact[], unit: string | null): void {
    const { currency, conversion } = this.readings;
    checkUnits(key, facts, unit, (fact) => (rateFor(fact, currency, conversion) === null ? fact.unit : currency));
  }

  /** Sums each currency apart, so that the explanation shows both the original amount and the locked rate. */
  aggregated(key: string, facts: readonly Fact[], terms: FactsOf): Rational | null {
    const { calc, conversion } = this.readings;
    const isForeign = (fact: Fact): boolean => rateFor(fact, this.readings.currency, conversion) !== null;
    if (!facts.some(isForeign)) return this.input(key, facts, terms);
    if (terms.aggregate !== 'SUM') {
      stop('NEEDS_ONE_CURRENCY', ['facts'], `"${key}" has a ${terms.aggregate} over amounts in several currencies.`);
    }
    const home = facts.filter((fact) => !isForeign(fact));
    return conversion.reduce(
      (total, { currency, rate }) => {
        const abroad = this.input(
          key,
          facts.filter((fact) => fact.unit === currency),
          terms,
        );
        if (abroad === null) return total;
        return calc.plus(total, calc.times(abroad, rate));
      },
      this.input(key, home, terms) ?? Rational.ZERO,
    );
  }

  private span(key: string, terms: FactsOf): readonly Fact[] {
    switch (terms.span) {
      case 'PERIOD':
        return this.current(key, terms);
      case 'BEFORE':
        return this.before(key, terms);
      case 'TO_DATE':
        return [...this.before(key, terms), ...this.current(key, terms)];
    }
  }

  private input(key: string, facts: readonly Fact[], terms: FactsOf): Rational | null {
    const value = aggregate(facts, terms);
    if (value === null) return null;
    return this.readings.calc.input(value, () => this.describe(key, facts, terms));
  }

  private describe(key: string, facts: readonly Fact[], terms: FactsOf): Input {
    const measure = terms.measure ?? key;
    const provenance = this.readings.facts.sources.find((source) => source.measure === measure);
    return {
      measure,
      unit: facts[0]?.unit ?? null,
      how: describeAggregate(terms),
      facts: facts.length,
      refs: facts.flatMap((fact) => (fact.ref === null ? [] : [fact.ref])).sort(),
      source: provenance?.source ?? null,
      version: provenance?.version ?? null,
    };
  }
}

function select(index: FactIndex, key: string, terms: FactsOf): readonly Fact[] {
  const facts = index.get(terms.measure ?? key) ?? [];
  return terms.where.length === 0 ? facts : facts.filter((fact) => meetsAll(fact, terms.where));
}

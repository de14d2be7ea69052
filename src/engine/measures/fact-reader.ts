import { Rational } from '../../kernel/rational';
import type { Input } from '../explanation';
import { type Fact, refsOfAll } from '../facts';
import { aggregate, describeAggregate, numberOf } from './aggregate';
import { byLock } from './by-lock';
import { meetsAll } from './condition';
import { isForeign, refuseMixed } from './conversion';
import type { FactsOf } from './definition';
import { dimensionsOf } from './dimensions';
import type { FactIndex } from './fact-index';
import type { Readings } from './readings';
import { checkUnits } from './units';

/** Reads single facts of one measure and turns them into exact, traced numbers. */
export class FactReader {
  constructor(private readonly readings: Readings) {}

  /** The facts of the period that count. */
  current(key: string, terms: FactsOf): readonly Fact[] {
    return this.select(this.readings.current, key, terms);
  }

  /** The facts before the period that count. */
  before(key: string, terms: FactsOf): readonly Fact[] {
    return this.select(this.readings.before, key, terms);
  }

  /** One number from the facts of the span that the definition names; null for none. */
  read(key: string, terms: FactsOf, unit: string | null): Rational | null {
    const facts = this.span(key, terms);
    this.checkUnits(key, facts, unit);
    return this.aggregated(key, facts, terms);
  }

  /** Refuses facts of another unit than the wanted one, after conversion. */
  checkUnits(key: string, facts: readonly Fact[], unit: string | null): void {
    const { currency } = this.readings;
    checkUnits(key, facts, unit, (fact) => (isForeign(fact, currency) ? currency : fact.unit));
  }

  /** Sums each currency and locked rate apart, so that the explanation shows both amounts and the rate between them. */
  aggregated(key: string, facts: readonly Fact[], terms: FactsOf): Rational | null {
    const { calc, currency: to } = this.readings;
    const abroad = facts.filter((fact) => isForeign(fact, to));
    if (abroad.length === 0) return this.input(key, facts, terms);
    if ((terms.truncateAbove ?? terms.truncateBelow) !== null) refuseMixed(key, 'a truncation of single amounts');
    if (terms.aggregate === 'COUNT') return this.input(key, facts, terms);
    if (terms.aggregate !== 'SUM') refuseMixed(key, `a ${terms.aggregate}`);
    const home = facts.filter((fact) => !isForeign(fact, to));
    return byLock(abroad, this.readings).reduce(
      (total, { from, lock, facts: own }) => {
        const original = this.input(key, own, terms) ?? Rational.ZERO;
        return calc.plus(total, calc.exchanged(original, { from, to, lock }));
      },
      this.input(key, home, terms) ?? Rational.ZERO,
    );
  }

  private select(index: FactIndex, key: string, { measure, where }: FactsOf): readonly Fact[] {
    const facts = index.get(measure ?? key) ?? [];
    return where.length === 0 ? facts : facts.filter((fact) => meetsAll(fact, where, this.readings.currency));
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
    return this.readings.calc.input(value, () => this.describe(key, facts, terms, value));
  }

  private describe(key: string, facts: readonly Fact[], terms: FactsOf, value: Rational): Input {
    const measure = terms.measure ?? key;
    const provenance = this.readings.facts.sources.find((source) => source.measure === measure);
    return {
      measure,
      unit: facts[0]?.unit ?? null,
      quantity: value.toString(),
      dimensions: dimensionsOf(facts),
      how: describeAggregate(terms),
      facts: numberOf(facts),
      refs: refsOfAll(facts),
      source: provenance?.source ?? null,
      version: provenance?.version ?? null,
    };
  }
}

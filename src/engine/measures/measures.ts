import { Rational } from '../../kernel/rational';
import type { Fact } from '../facts';
import { stop } from '../problem';
import { isForeign } from './conversion';
import type { FactsOf, MeasureDefinition } from './definition';
import { derive, type Sources } from './derive';
import { FactReader } from './fact-reader';
import type { Readings } from './readings';

/** What absence means: nothing happened (a count), or nobody measured (a level), which must never be guessed. */
export type Absence = 'ZERO' | 'REFUSE';

const PLAIN_SUM: FactsOf = {
  measure: null,
  aggregate: 'SUM',
  percentile: null,
  where: [],
  truncateAbove: null,
  truncateBelow: null,
  span: 'PERIOD',
};

/** The measures of one evaluation as exact numbers; each is computed once, so no two readers can disagree. */
export class Measures {
  private readonly reader: FactReader;
  private readonly values = new Map<string, Rational | null>();
  private readonly heldBy = new Map<string, readonly string[]>();
  private holds: string[] = [];

  constructor(private readonly readings: Readings) {
    this.reader = new FactReader(readings);
  }

  /** The exact value of a measure; null when nobody measured it. */
  find(key: string): Rational | null {
    const known = this.values.get(key);
    if (known === undefined) return this.compute(key);
    for (const reason of this.heldBy.get(key) ?? []) this.holds.push(reason);
    return known;
  }

  /** The exact value of a measure; an absent one is zero or refused: as the plan says, else as the caller says. */
  value(key: string, absence: Absence): Rational {
    const found = this.find(key);
    if (found !== null) return found;
    if ((this.definitionOf(key)?.absent ?? absence) === 'ZERO') return Rational.ZERO;
    stop('MISSING_FACT', ['facts'], `The plan needs "${key}", and no fact of the period speaks about it.`);
  }

  /** The exact value of an amount of money; facts in any other unit than the plan's currency are refused. */
  money(key: string, absence: Absence): Rational {
    const definition = this.definitionOf(key);
    if (definition === null || definition.derivation.kind === 'facts') {
      this.reader.checkUnits(key, this.items(key), this.readings.currency);
    }
    return this.value(key, absence);
  }

  /** The single facts of the period behind a measure that is read from facts. */
  items(key: string): readonly Fact[] {
    return this.reader.current(key, this.termsOf(key));
  }

  /** The single facts before the period. */
  past(key: string): readonly Fact[] {
    return this.reader.before(key, this.termsOf(key));
  }

  /** The unit of a measure, as the plan or else its facts have it; null where neither says. */
  unitOf(key: string): string | null {
    const definition = this.definitionOf(key);
    if (definition?.unit != null) return definition.unit;
    if (definition !== null && definition.derivation.kind !== 'facts') return null;
    const [fact] = [...this.items(key), ...this.past(key)];
    if (fact === undefined) return null;
    return isForeign(fact, this.readings.currency) ? this.readings.currency : fact.unit;
  }

  /** The exact total of some facts of one measure, traced to their references. */
  total(key: string, facts: readonly Fact[]): Rational {
    return this.reader.aggregated(key, facts, { ...this.termsOf(key), aggregate: 'SUM' }) ?? Rational.ZERO;
  }

  /** Why pay read from these measures is to be held; asking forgets the answer, so each component is asked once. */
  takeHold(): string | null {
    const reasons = this.holds;
    if (reasons.length === 0) return null;
    this.holds = [];
    return [...new Set(reasons)].join(' ');
  }

  private compute(key: string): Rational | null {
    const definition = this.definitionOf(key);
    const heldBefore = this.holds.length;
    const value =
      definition === null
        ? this.reader.read(key, PLAIN_SUM, null)
        : derive(key, definition.derivation, this.sourcesFor(definition));
    const found = value ?? (definition?.absent === 'ZERO' ? Rational.ZERO : null);
    this.values.set(key, found);
    if (this.holds.length > heldBefore) this.heldBy.set(key, this.holds.slice(heldBefore));
    return found;
  }

  private sourcesFor(definition: MeasureDefinition): Sources {
    return {
      calc: this.readings.calc,
      period: this.readings.facts.period,
      find: (key) => this.find(key),
      factsOf: (terms) => this.reader.read(definition.key, terms, definition.unit),
      earned: (component) => this.earned(component),
      hold: (reason) => this.holds.push(reason),
    };
  }

  private termsOf(key: string): FactsOf {
    const derivation = this.definitionOf(key)?.derivation;
    if (derivation === undefined) return PLAIN_SUM;
    if (derivation.kind === 'facts') return derivation.terms;
    stop('NEEDS_FACTS', ['measures'], `"${key}" is derived, but single facts are needed here.`);
  }

  private earned(component: string): Rational {
    const amount = this.readings.earned.get(component);
    if (amount !== undefined) return amount;
    stop('FORWARD_REFERENCE', ['measures'], `The pay of "${component}" is needed before it is computed.`);
  }

  private definitionOf(key: string): MeasureDefinition | null {
    return this.readings.definitions.get(key) ?? null;
  }
}

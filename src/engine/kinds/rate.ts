import { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { type Condition, meetsAll } from '../measures/condition';
import { price } from '../operators/rate';
import { stop } from '../problem';
import { checkNegative, type WhenNegative } from './negative';

/** A class of facts and what one unit of it counts or pays. */
export interface ClassWeight {
  readonly class: string;
  readonly weight: Rational;
}

/** A price for the facts that meet conditions; the first rule that a fact meets is the only one. */
export interface RateRule {
  readonly where: readonly Condition[];
  readonly unit: Rational;
}

/** A price per unit of a measure, with each class of facts counting by its weight. */
export interface Rate {
  readonly measure: string;
  readonly unit: Rational;
  /** The dimension that holds the class. */
  readonly classBy: string | null;
  readonly weights: readonly ClassWeight[];
  readonly rules: readonly RateRule[];
  readonly whenNegative: WhenNegative;
}

/** Pays quantity x unit price, the quantity weighted by class, or each fact at the price of its first matching rule. */
export function rate(terms: Rate, given: Given): readonly Rated[] {
  const { measures, calc } = given;
  const none = `No ${terms.measure} in this period.`;
  if (terms.rules.length > 0) return byRules(terms, given, none);
  const counted = terms.classBy === null ? measures.value(terms.measure, 'ZERO') : credits(terms, terms.classBy, given);
  const quantity = checkNegative(counted, terms.measure, terms.whenNegative, given);
  const says = () => `${quantity} ${terms.measure} at ${terms.unit} each`;
  return rated(price(calc, quantity, terms.unit), says, quantity.isZero() ? none : null);
}

/** The weighted quantity: sum of weight x count; a class without a weight is refused. */
function credits(terms: Rate, dimension: string, { measures, calc, path }: Given): Rational {
  const facts = measures.items(terms.measure);
  refuseUnknown(terms, dimension, facts, path);
  return terms.weights
    .map(({ class: name, weight }) => {
      const ofClass = facts.filter((fact) => dimensionOf(fact, dimension) === name);
      return calc.times(measures.total(terms.measure, ofClass), weight);
    })
    .reduce((total, part) => calc.plus(total, part));
}

function refuseUnknown(terms: Rate, dimension: string, facts: readonly Fact[], path: Given['path']): void {
  const classes = new Set(terms.weights.map((weight) => weight.class));
  for (const fact of facts) {
    const found = dimensionOf(fact, dimension);
    if (found !== null && classes.has(found)) continue;
    const named = found === null ? `has no "${dimension}"` : `is of the class "${found}", which has no weight`;
    const which = fact.ref ?? fact.subject ?? '';
    stop('UNKNOWN_CLASS', [...path, 'weights'], `The fact ${which} of "${terms.measure}" ${named}.`);
  }
}

function byRules(terms: Rate, given: Given, none: string): readonly Rated[] {
  const { measures, calc } = given;
  const facts = measures.items(terms.measure);
  const ruleOf = (fact: Fact): number => terms.rules.findIndex((rule) => meetsAll(fact, rule.where));
  const amounts = terms.rules.map(({ unit }, index) => {
    const matching = facts.filter((fact) => ruleOf(fact) === index);
    return price(calc, measures.total(terms.measure, matching), unit);
  });
  const rest = facts.filter((fact) => ruleOf(fact) === -1);
  const amount = amounts.reduce(
    (total, part) => calc.plus(total, part),
    price(calc, measures.total(terms.measure, rest), terms.unit),
  );
  const says = () => `${facts.length} facts of ${terms.measure}, each at the price of the first rule it meets`;
  return rated(amount, says, facts.length === 0 ? none : null);
}

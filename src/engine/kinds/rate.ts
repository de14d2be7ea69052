import { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { type Condition, conditionText, meetsAll } from '../measures/condition';
import { price } from '../operators/rate';
import { stop } from '../problem';
import { numberText, priceText, quantityText } from '../words';
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
  const says = () => `${countedText(terms, quantity, given)} x ${priceText(terms.measure, terms.unit, given)}`;
  return rated(price(calc, quantity, terms.unit), says, quantity.isZero() ? none : null);
}

/** What is priced: `1,178 resolved`, or class by class `(61 "High" x 1.5 + 4 "Low" x 1) = 95.5 credits`. */
function countedText(terms: Rate, quantity: Rational, given: Given): string {
  const { classBy, measure, weights } = terms;
  if (classBy === null) return quantityText(measure, quantity, given);
  const parts = weights.flatMap(({ class: name, weight }) => {
    const facts = given.measures.items(measure).filter((fact) => dimensionOf(fact, classBy) === name);
    if (facts.length === 0) return [];
    return [`${numberText(given.measures.total(measure, facts))} "${name}" x ${numberText(weight)}`];
  });
  const sum = parts.length === 0 ? '' : `(${parts.join(' + ')}) = `;
  return `${measure} by ${classBy}: ${sum}${numberText(quantity)} credits`;
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
  const ruleOf = (fact: Fact): number => terms.rules.findIndex((rule) => meetsAll(fact, rule.where, given.currency));
  const amounts = terms.rules.map(({ unit }, index) => {
    const matching = facts.filter((fact) => ruleOf(fact) === index);
    return price(calc, measures.total(terms.measure, matching), unit);
  });
  const rest = facts.filter((fact) => ruleOf(fact) === -1);
  const amount = amounts.reduce(
    (total, part) => calc.plus(total, part),
    price(calc, measures.total(terms.measure, rest), terms.unit),
  );
  const says = () => {
    const priced = (own: readonly Fact[], unit: Rational, why: string) =>
      own.length === 0
        ? []
        : [
            `${quantityText(terms.measure, measures.total(terms.measure, own), given)} (${why}) x ${priceText(terms.measure, unit, given)}`,
          ];
    const parts = terms.rules.flatMap(({ unit, where }, index) =>
      priced(
        facts.filter((fact) => ruleOf(fact) === index),
        unit,
        where.map(conditionText).join(' and ') || 'any',
      ),
    );
    return [...parts, ...priced(rest, terms.unit, 'no rule')].join(' + ') || `0 ${terms.measure}`;
  };
  return rated(amount, says, facts.length === 0 ? none : null);
}

import { Rational } from '../../kernel/rational';
import { dimensionOf } from '../facts';
import type { Given, Rated } from '../given';
import { literalOrMoney } from '../literal';
import { segmentsOf } from '../measures/segments';
import { parts } from '../operators/split';
import { stop } from '../problem';
import { cashText, numberText } from '../words';

/** A budget or a cost divided by keys or by measured scores. */
export interface Allocation {
  readonly amount: Rational | null;
  readonly amountMeasure: string | null;
  readonly keys: readonly AllocationKey[];
  /** Scores as facts, instead of keys: the dimension `by` names what is scored. */
  readonly scoreMeasure: string | null;
  readonly by: string | null;
  /** Whether a key names a segment of the lines or the payee itself. */
  readonly to: 'SEGMENT' | 'PAYEE';
}

export interface AllocationKey {
  readonly key: string;
  readonly weight: Rational;
}

/** Divides the amount in proportion to the weights, one line each, without losing a minor unit. */
export function allocation(terms: Allocation, given: Given): readonly Rated[] {
  const { calc } = given;
  const whole = literalOrMoney(terms.amount, terms.amountMeasure, given);
  const keys = terms.scoreMeasure === null ? terms.keys : scores(terms.scoreMeasure, terms.by ?? '', given);
  refuseUnweighable(keys, given);
  const weights = keys.reduce((total, { weight }) => total.plus(weight), Rational.ZERO);
  const amounts = parts(
    calc,
    whole,
    keys.map(({ weight }) => weight),
    given,
  );
  return keys.map(({ key, weight }, index) => ({
    segment: key,
    amount: amounts[index] ?? Rational.ZERO,
    reason: null,
    shares: terms.to === 'PAYEE' ? [{ payee: key, share: Rational.ONE }] : null,
    says: () => `${numberText(weight)} of ${numberText(weights)} parts of ${cashText(whole, given)} are for ${key}`,
  }));
}

function scores(measure: string, dimension: string, { measures, path }: Given): readonly AllocationKey[] {
  const facts = measures.items(measure);
  return segmentsOf(facts, dimension).map((segment) => {
    if (segment === null) stop('FACT_WITHOUT_KEY', [...path, 'by'], `A fact of "${measure}" has no "${dimension}".`);
    const own = facts.filter((fact) => dimensionOf(fact, dimension) === segment);
    return { key: segment, weight: measures.total(measure, own) };
  });
}

function refuseUnweighable(keys: readonly AllocationKey[], { path }: Given): void {
  const negative = keys.find(({ weight }) => weight.isNegative());
  if (negative !== undefined) {
    stop('NEGATIVE_WEIGHT', [...path, 'keys'], `"${negative.key}" has the weight ${negative.weight}, below zero.`);
  }
  if (keys.every(({ weight }) => weight.isZero())) {
    stop('NO_WEIGHT', [...path, 'keys'], 'Nothing has a weight above zero, so there is nobody to allocate to.');
  }
}

import { Rational } from '../../kernel/rational';
import type { Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { excess } from '../operators/difference';
import { price } from '../operators/rate';
import { stop } from '../problem';
import { cashText, numberText, shareText } from '../words';

/** A fixed amount per enrolled unit and month, whatever is used. */
export interface Capitation {
  /** Unit-months on the roster. */
  readonly measure: string;
  readonly unit: Rational;
  readonly stopLoss: StopLoss | null;
}

/** Relief for single cases whose cost passes an attachment point. */
export interface StopLoss {
  readonly costMeasure: string;
  readonly attachment: Rational;
  readonly share: Rational;
}

/** Pays rate x unit-months, plus a share of the cost of each case above its attachment point. */
export function capitation(terms: Capitation, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const unitMonths = measures.value(terms.measure, 'REFUSE');
  const base = price(calc, unitMonths, terms.unit);
  const perUnit = () => `${numberText(unitMonths)} unit-months (${terms.measure}) x ${cashText(terms.unit, given)}`;
  const none = unitMonths.isZero() ? 'Nobody is enrolled.' : null;
  const { stopLoss } = terms;
  if (stopLoss === null) return rated(base, perUnit, none);
  const relieved = relief(stopLoss, given);
  const says = () =>
    `${perUnit()} + ${cashText(relieved, given)}, ${shareText(stopLoss.share)} of what single cases cost above ${cashText(stopLoss.attachment, given)}`;
  return rated(calc.plus(base, relieved), says, none);
}

function relief(terms: StopLoss, given: Given): Rational {
  const { calc, measures } = given;
  measures.money(terms.costMeasure, 'ZERO');
  let total = Rational.ZERO;
  for (const facts of bySubject(measures.items(terms.costMeasure), terms.costMeasure, given)) {
    const cost = measures.total(terms.costMeasure, facts);
    if (cost.compare(terms.attachment) <= 0) continue;
    const above = excess(calc, cost, terms.attachment, 'HIGHER_IS_BETTER');
    total = calc.plus(total, calc.times(above, terms.share));
  }
  return total;
}

/** The facts of each case, in alphabetical order of the cases. */
function bySubject(facts: readonly Fact[], measure: string, { path }: Given): readonly (readonly Fact[])[] {
  const cases = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.subject === null) {
      stop('FACT_WITHOUT_SUBJECT', [...path, 'stopLoss'], `A fact of "${measure}" names no case as its subject.`);
    }
    cases.set(fact.subject, [...(cases.get(fact.subject) ?? []), fact]);
  }
  return [...cases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

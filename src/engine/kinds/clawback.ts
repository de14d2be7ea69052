import { Rational } from '../../kernel/rational';
import { dimensionOf, type Fact } from '../facts';
import { type Given, type Rated, rated } from '../given';
import { stop } from '../problem';
import { cashText } from '../words';

/** The recovery of pay for results that did not last. */
export interface Clawback {
  /** One fact per regression: its quantity is what was paid for the result. */
  readonly paidMeasure: string;
  readonly mode: 'FULL' | 'PRORATED';
  /** How long a result is under warranty. */
  readonly warrantyDays: number;
  /** The dimension with the day of the regression, counted from the result. */
  readonly dayBy: string;
}

/** Takes back what was paid, in full or for the days of the warranty that were left: paid x remaining / warranty. */
export function clawback(terms: Clawback, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  measures.money(terms.paidMeasure, 'ZERO');
  const regressions = measures.items(terms.paidMeasure);
  const owed = regressions.reduce((total, fact) => calc.plus(total, recovery(terms, fact, given)), Rational.ZERO);
  const parts = () => {
    const each = regressions.map((fact) => {
      const paid = cashText(measures.total(terms.paidMeasure, [fact]), given);
      const day = `regressed on day ${dayOf(terms, fact, given)}`;
      return `${paid}${terms.mode === 'FULL' ? ' in full' : ' for the days left'} (${day})`;
    });
    return each.length === 0 ? [] : [each.join(' + ')];
  };
  const says = () => [`taken back within ${terms.warrantyDays} days of warranty`, ...parts()].join(': ');
  return rated(calc.minus(Rational.ZERO, owed), says, owed.isZero() ? 'Nothing to take back.' : null);
}

function recovery(terms: Clawback, fact: Fact, given: Given): Rational {
  const { calc, measures } = given;
  const paid = measures.total(terms.paidMeasure, [fact]);
  const warranty = calc.given(Rational.whole(terms.warrantyDays), () => 'days of the warranty');
  const elapsed = calc.given(dayOf(terms, fact, given), () => 'days elapsed');
  const remaining = calc.greatest(Rational.ZERO, calc.minus(warranty, elapsed));
  if (remaining.isZero()) return Rational.ZERO;
  return terms.mode === 'FULL' ? paid : calc.times(paid, calc.over(remaining, warranty));
}

function dayOf(terms: Clawback, fact: Fact, { path }: Given): Rational {
  const day = Rational.parse(dimensionOf(fact, terms.dayBy) ?? '');
  if (day !== null && !day.isNegative()) return day;
  const sentence = `The regression ${fact.ref ?? ''} of "${terms.paidMeasure}" has no day in "${terms.dayBy}".`;
  stop('REGRESSION_WITHOUT_DAY', [...path, 'clawback', 'dayBy'], sentence);
}

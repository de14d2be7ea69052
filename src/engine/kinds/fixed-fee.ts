import { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { type Per, type Proration, unitsIn } from '../proration';
import { cashText, numberText } from '../words';

/** A fixed amount per month, quarter or year. */
export interface FixedFee {
  readonly amount: Rational;
  readonly per: Per;
  readonly proration: Proration;
}

/** Pays amount x the units of time in force: 6,000 a month for 18 of 30 days is 3,600. */
export function fixedFee(terms: FixedFee, given: Given): readonly Rated[] {
  const { calc, active } = given;
  const units = unitsIn(calc, active, terms.per, terms.proration);
  const amount = calc.times(terms.amount, units);
  const says = () =>
    `${cashText(terms.amount, given)} x ${countText(units, terms.per.toLowerCase())} in force (from ${active.start}, until before ${active.endExclusive})`;
  return rated(amount, says, units.isZero() ? 'The agreement is not in force in this period.' : null);
}

const countText = (count: Rational, unit: string): string =>
  `${numberText(count)} ${unit}${count.equals(Rational.ONE) ? '' : 's'}`;

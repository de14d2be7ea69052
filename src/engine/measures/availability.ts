import { minutesIn } from '../../kernel/period';
import { Rational, rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Facts } from '../facts';
import type { Find } from './attainment';
import type { Derivations } from './definition';

/** The share of time that a service was up: (total - (downtime - excluded)) / total, in minutes. */
export function availability(
  terms: Derivations['availability'],
  period: Facts['period'],
  find: Find,
  calc: Calc,
): Rational | null {
  const down = find(terms.downtimeMeasure);
  if (down === null) return null;
  const excluded = terms.excludedMeasure === null ? null : find(terms.excludedMeasure);
  const counted = excluded === null ? down : calc.greatest(Rational.ZERO, calc.minus(down, excluded));
  const total =
    terms.totalMinutes === null
      ? calc.given(rational(minutesIn(period)), () => `minutes of ${period.label}`)
      : terms.totalMinutes;
  return calc.over(calc.minus(total, counted), total);
}

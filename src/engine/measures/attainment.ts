import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { type Path, stop } from '../problem';
import type { Attainment } from './definition';

/** How numbers are looked up: null when nobody measured. */
export type Find = (measure: string) => Rational | null;

/**
 * Attainment: actual / target, or with a baseline (actual - baseline) / (target - baseline), which works both ways:
 * from 200 down to a target of 170, an actual of 176 attains 24 / 30 = 0.8. Null while any part is not measured.
 */
export function attainmentOf(terms: Attainment, find: Find, calc: Calc, path: Path): Rational | null {
  const actual = find(terms.measure);
  const target = literalOr(terms.target, terms.targetMeasure, find);
  if (actual === null || target === null) return null;
  const hasBaseline = terms.baseline !== null || terms.baselineMeasure !== null;
  const baseline = literalOr(terms.baseline, terms.baselineMeasure, find);
  if (hasBaseline && baseline === null) return null;
  const distance = baseline === null ? target : calc.minus(target, baseline);
  if (distance.isZero()) {
    stop('ZERO_DISTANCE', [...path, 'target'], 'The target equals its starting point, so no attainment exists.');
  }
  return calc.over(baseline === null ? actual : calc.minus(actual, baseline), distance);
}

/** A number of the plan, or else the measure that holds it. */
function literalOr(literal: Rational | null, measure: string | null, find: Find): Rational | null {
  if (literal !== null) return literal;
  return measure === null ? null : find(measure);
}

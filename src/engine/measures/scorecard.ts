import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import type { Find } from './attainment';
import type { Derivations } from './definition';

/** A composite score, and which of its parts nobody measured. */
export interface Score {
  readonly value: Rational | null;
  readonly missing: readonly string[];
}

/** The weighted mean sum(w x s) / sum(w); missing parts count zero, or leave their weight to the others. */
export function scorecard(terms: Derivations['scorecard'], find: Find, calc: Calc): Score {
  const missing: string[] = [];
  let [points, weights] = [Rational.ZERO, Rational.ZERO];
  for (const { measure, weight } of terms.parts) {
    const score = find(measure);
    if (score === null) missing.push(measure);
    if (score === null && terms.missing !== 'ZERO') continue;
    const counted = weight;
    weights = calc.plus(weights, counted);
    if (score !== null) points = calc.plus(points, calc.times(score, counted));
  }
  return { value: weights.isZero() ? null : calc.over(points, weights), missing };
}

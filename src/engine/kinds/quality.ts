import { Rational } from '../../kernel/rational';
import type { Given } from '../given';

/** A quality score that opens the door to sharing and may scale the share. */
export interface Quality {
  readonly measure: string;
  readonly atLeast: Rational | null;
  readonly multiplies: boolean;
}

/** Null without a quality clause; 0 below its gate; the score where it multiplies, else 1. */
export function qualityFactor(quality: Quality | null, { calc, measures }: Given): Rational | null {
  if (quality === null) return null;
  const score = measures.value(quality.measure, 'REFUSE');
  const gate = quality.atLeast;
  const full = quality.multiplies ? score : Rational.ONE;
  if (gate === null) return full;
  const isMet = score.compare(gate) >= 0;
  return calc.because(isMet ? full : Rational.ZERO, () => [{ left: score, is: isMet ? '>=' : '<', right: gate }]);
}

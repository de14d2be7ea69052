import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { within } from '../operators/bound';
import { type Anchor, payoutAt } from '../operators/curve';

/** A measure that multiplies pay: as it is, within bounds, or through anchors (a ladder, or a linear exchange). */
export interface Factor {
  readonly measure: string;
  readonly minimum: Rational | null;
  readonly maximum: Rational | null;
  readonly anchors: readonly FactorAnchor[];
  readonly mode: 'LINEAR' | 'STEPPED';
}

export interface FactorAnchor {
  readonly score: Rational;
  readonly factor: Rational;
}

/** The factor that a score stands for; outside its anchors it stays at the nearest one. */
export function factorOf(calc: Calc, score: Rational, terms: Factor): Rational {
  const exchanged =
    terms.anchors.length === 0
      ? score
      : payoutAt(calc, score, anchorsOf(terms), { mode: terms.mode, below: 'FIRST', above: 'FLAT' });
  return within(calc, exchanged, terms.minimum, terms.maximum);
}

const anchorsOf = (terms: Factor): readonly Anchor[] =>
  terms.anchors.map(({ score, factor }) => ({ attainment: score, payout: factor }));

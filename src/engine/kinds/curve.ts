import type { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { attainmentOf } from '../measures/attainment';
import { type Anchor, type CurveShape, payoutAt } from '../operators/curve';
import type { Direction } from '../operators/difference';
import { stop } from '../problem';

/** A payout that follows attainment through declared anchors. */
export interface Curve extends CurveShape {
  /** A measure that already holds the attainment; otherwise it is computed from `measure` against the target. */
  readonly attainmentMeasure: string | null;
  readonly measure: string | null;
  readonly direction: Direction;
  readonly target: Rational | null;
  readonly targetMeasure: string | null;
  readonly baseline: Rational | null;
  readonly baselineMeasure: string | null;
  readonly anchors: readonly Anchor[];
  /** When given, payouts are shares of this amount. */
  readonly of: Rational | null;
}

/** Pays the curve at the attainment reached; the attainment itself is never guessed. */
export function curve(terms: Curve, given: Given): readonly Rated[] {
  const { calc } = given;
  const attainment = reached(terms, given);
  const payout = payoutAt(calc, attainment, terms.anchors, terms);
  const amount = terms.of === null ? payout : calc.times(payout, terms.of);
  const first = terms.anchors[0];
  const isBelow = first !== undefined && attainment.compare(first.attainment) < 0;
  const reason = isBelow ? `Attainment ${attainment} is below the first anchor, ${first.attainment}.` : null;
  return rated(amount, () => `attainment ${attainment} on the ${terms.mode.toLowerCase()} curve`, reason);
}

function reached(terms: Curve, given: Given): Rational {
  const { calc, measures, path } = given;
  if (terms.measure === null) return measures.value(terms.attainmentMeasure ?? '', 'REFUSE');
  const counts = terms.direction === 'HIGHER_IS_BETTER' ? terms.measure : null;
  const find = (key: string) => (key === counts ? measures.value(key, 'ZERO') : measures.find(key));
  const attainment = attainmentOf({ ...terms, measure: terms.measure }, find, calc, path);
  if (attainment !== null) return attainment;
  const parts = [terms.measure, terms.targetMeasure, terms.baselineMeasure].filter((key) => key !== null);
  stop('MISSING_FACT', ['facts'], `Attainment needs ${parts.join(', ')}, and some of it was not measured.`);
}

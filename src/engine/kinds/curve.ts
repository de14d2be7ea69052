import type { Rational } from '../../kernel/rational';
import { type Given, type Rated, rated } from '../given';
import { attainmentOf } from '../measures/attainment';
import { type Anchor, type CurveShape, payoutAt } from '../operators/curve';
import type { Direction } from '../operators/difference';
import { stop } from '../problem';
import { cashText, quantityText, shareText, valueText } from '../words';

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
  return rated(
    amount,
    () => `${attainmentText(terms, attainment, given)} ${placeText(terms, attainment, given)}`,
    reason,
  );
}

/** The attainment and where it comes from: `attainment 110 % (550 deals against the target of 500)`. */
function attainmentText(terms: Curve, attainment: Rational, given: Given): string {
  const { measure, attainmentMeasure, target, targetMeasure, baseline, baselineMeasure } = terms;
  const percent = `attainment ${shareText(attainment)}`;
  if (measure === null) return `${percent} (${attainmentMeasure})`;
  const { measures } = given;
  const known = (literal: Rational | null, key: string | null) =>
    valueText(measure, literal ?? measures.value(key ?? '', 'ZERO'), given);
  const from = baseline === null && baselineMeasure === null ? '' : ` from ${known(baseline, baselineMeasure)}`;
  const actual = quantityText(measure, measures.value(measure, 'ZERO'), given);
  return `${percent} (${actual} against the target of ${known(target, targetMeasure)}${from})`;
}

/** Where the attainment lies on the curve: `between 100 %, which pays 10.00 EUR, and 120 %, which pays 15.00 EUR`. */
function placeText({ anchors, mode, above, of }: Curve, attainment: Rational, given: Given): string {
  const pays = ({ attainment: at, payout }: Anchor): string =>
    `${shareText(at)}, which pays ${of === null ? cashText(payout, given) : `${shareText(payout)} of ${cashText(of, given)}`}`;
  const index = anchors.findLastIndex((anchor) => anchor.attainment.compare(attainment) <= 0);
  const [first, reached, after] = [anchors[0], anchors[index], anchors[index + 1]];
  if (reached === undefined) return first === undefined ? '' : `is below ${pays(first)}`;
  if (mode === 'STEPPED' || reached.attainment.equals(attainment)) return `has reached ${pays(reached)}`;
  if (after !== undefined) return `lies on the line from ${pays(reached)}, to ${pays(after)}`;
  return above === 'FLAT'
    ? `has passed ${pays(reached)} at most`
    : `goes on along the last line, beyond ${pays(reached)}`;
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

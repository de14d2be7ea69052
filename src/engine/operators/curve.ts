import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** A point that the two parties agreed on: at this attainment, this payout. */
export interface Anchor {
  readonly attainment: Rational;
  readonly payout: Rational;
}

export interface CurveShape {
  readonly mode: 'LINEAR' | 'STEPPED';
  /** What is paid below the first anchor. */
  readonly below: 'ZERO' | 'FIRST';
  /** What is paid above the last anchor: its payout, or along the last slope (LINEAR only). */
  readonly above: 'FLAT' | 'EXTEND';
}

/** The payout at an attainment: exactly the declared payout at each anchor, and no hidden rule between or outside. */
export function payoutAt(calc: Calc, x: Rational, anchors: readonly Anchor[], shape: CurveShape): Rational {
  const reached = anchors.findLastIndex((anchor) => anchor.attainment.compare(x) <= 0);
  if (reached === -1) return below(calc, x, anchors, shape);
  const isLast = reached === anchors.length - 1;
  const isExtended = isLast && shape.above === 'EXTEND' && shape.mode === 'LINEAR' && anchors.length > 1;
  if (shape.mode === 'STEPPED' || (isLast && !isExtended)) return step(calc, x, anchors, reached);
  return slope(calc, x, anchors, isExtended ? reached - 1 : reached);
}

function below(calc: Calc, x: Rational, anchors: readonly Anchor[], shape: CurveShape): Rational {
  const first = anchors[0];
  if (first === undefined) return Rational.ZERO;
  const payout = shape.below === 'FIRST' ? first.payout : Rational.ZERO;
  return calc.because(payout, () => [{ left: x, is: '<', right: first.attainment }]);
}

function step(calc: Calc, x: Rational, anchors: readonly Anchor[], index: number): Rational {
  const [anchor, after] = [anchors[index], anchors[index + 1]];
  if (anchor === undefined) return Rational.ZERO;
  return calc.because(anchor.payout, () => [
    { left: x, is: '>=', right: anchor.attainment },
    ...(after === undefined ? [] : [{ left: x, is: '<' as const, right: after.attainment }]),
  ]);
}

/** Linear between two anchors: p0 + (x - a0) x (p1 - p0) / (a1 - a0). */
function slope(calc: Calc, x: Rational, anchors: readonly Anchor[], index: number): Rational {
  const [from, to] = [anchors[index], anchors[index + 1]];
  if (from === undefined || to === undefined) return Rational.ZERO;
  const rise = calc.over(calc.minus(to.payout, from.payout), calc.minus(to.attainment, from.attainment));
  return calc.plus(from.payout, calc.times(calc.minus(x, from.attainment), rise));
}

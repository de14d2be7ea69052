import { Rational } from '../../kernel/rational';
import type { Given } from '../given';
import { cashText, shareText, valueText } from '../words';

/** Earlier charges that come back once performance has recovered. */
export interface EarnBack {
  readonly measure: string;
  readonly atLeast: Rational;
  /** What was charged in earlier periods and not yet given back. */
  readonly chargedMeasure: string;
  readonly share: Rational;
}

/** Gives back share x charged when the measure has recovered, and nothing otherwise. */
export function earnedBack(terms: EarnBack | null, { calc, measures }: Given): Rational | null {
  if (terms === null) return null;
  const level = measures.value(terms.measure, 'REFUSE');
  if (level.compare(terms.atLeast) < 0) return null;
  const back = calc.times(measures.money(terms.chargedMeasure, 'ZERO'), terms.share);
  return calc.because(back, () => [{ left: level, is: '>=', right: terms.atLeast }]);
}

/** A charge as a debit, with what was earned back set against it. */
export function debit(charge: Rational, back: Rational | null, { calc }: Given): Rational {
  return calc.minus(back ?? Rational.ZERO, charge);
}

/** What came back, in words; nothing where nothing did. */
export function backText(terms: EarnBack | null, back: Rational | null, given: Given): string {
  if (terms === null || back === null) return '';
  const level = valueText(terms.measure, given.measures.value(terms.measure, 'REFUSE'), given);
  const charged = cashText(given.measures.money(terms.chargedMeasure, 'ZERO'), given);
  return `; given back ${shareText(terms.share)} of ${charged}, as ${terms.measure} has recovered to ${level}`;
}

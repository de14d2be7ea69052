import type { Rational } from '../../kernel/rational';
import type { Given } from '../given';
import { breach, breachText } from '../operators/gate';
import type { Component } from '../plan';
import { numberText } from '../words';
import { factorOf } from './factor';

/** What scales the pay of a component: the factor (null: nothing does), why, and why it is to be held. */
export interface Scaling {
  readonly factor: Rational | null;
  readonly reason: string | null;
  readonly hold: string | null;
  /** Each thing that scales it, in words. */
  readonly says: () => string;
}

const UNSCALED: Scaling = { factor: null, reason: null, hold: null, says: () => '' };

/** Weight x factors x broken guardrails: one factor for all lines of the component. */
export function scaling(component: Component, given: Given): Scaling {
  const { weight, factors, guardrails } = component;
  if (weight === null && factors.length === 0 && guardrails.length === 0) return UNSCALED;
  const { calc, measures } = given;
  const scales: Rational[] = weight === null ? [] : [weight];
  const names = weight === null ? [] : ['weight'];
  for (const factor of factors) {
    scales.push(factorOf(calc, measures.value(factor.measure, 'REFUSE'), factor));
    names.push(factor.measure);
  }
  let [reason, hold]: [string | null, string | null] = [null, null];
  for (const { measure, atLeast, atMost, factor } of guardrails) {
    const broken = breach(measures.value(measure, 'REFUSE'), { atLeast, atMost });
    if (broken === null) continue;
    const text = breachText(measure, broken);
    if (factor === null) {
      hold ??= text;
      continue;
    }
    scales.push(calc.because(factor, () => [broken]));
    names.push(measure);
    reason ??= `${text} Pay is scaled by ${factor}.`;
  }
  const factor = scales.length === 0 ? null : scales.reduce((product, scale) => calc.times(product, scale));
  const says = () => scales.map((scale, index) => ` x ${numberText(scale)} (${names[index]})`).join('');
  return { factor, reason, hold, says };
}

/** The pay of one line after scaling. */
export const adjusted = (amount: Rational, { factor }: Scaling, { calc }: Given): Rational =>
  factor === null ? amount : calc.times(amount, factor);

import type { Rational } from '../../kernel/rational';
import type { Test } from '../calc';

/** A range that a measure must be in; its ends belong to it. */
export interface Range {
  readonly atLeast: Rational | null;
  readonly atMost: Rational | null;
}

/** A measure that must be in range for a component to pay at all. */
export interface Gate extends Range {
  readonly measure: string;
  readonly otherwise: 'NOTHING' | 'HOLD';
}

/** A measure that must not worsen while another is paid: outside its range, pay is scaled or held. */
export interface Guardrail extends Range {
  readonly measure: string;
  readonly factor: Rational | null;
}

/** The comparison that shows how a value breaks a range; null inside it. */
export function breach(value: Rational, { atLeast, atMost }: Range): Test | null {
  if (atLeast !== null && value.compare(atLeast) < 0) return { left: value, is: '<', right: atLeast };
  if (atMost !== null && value.compare(atMost) > 0) return { left: value, is: '>', right: atMost };
  return null;
}

/** Writes a broken range in words: `"adoption" is 0.75, below 0.8.` */
export const breachText = (measure: string, { left, is, right }: Test): string =>
  `"${measure}" is ${left}, ${is === '<' ? 'below' : 'above'} ${right}.`;

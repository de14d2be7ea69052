import type { Component, Plan } from './plan';
import type { Share } from './share';

/** Whether the facts of a component say whom it pays, by touches or by keys that are measured, and not the terms. */
export const paysWhomFactsName = ({ attribution, pay }: Component): boolean =>
  attribution !== null || (pay.kind === 'allocation' && pay.terms.to === 'PAYEE');

/** Whether a component of a plan pays one of these payees, or may do so: it has a part of its own, or of all on top. */
export function paysOne(component: Component, { split, overlay }: Plan, payees: readonly string[]): boolean {
  if (paysWhomFactsName(component)) return true;
  const own = sharesOf(component);
  return [...(own.length === 0 ? split : own), ...overlay].some(({ payee }) => payees.includes(payee));
}

const sharesOf = ({ split, pay }: Component): readonly Share[] =>
  pay.kind === 'bundle' && pay.terms.shares.length > 0 ? pay.terms.shares : split;

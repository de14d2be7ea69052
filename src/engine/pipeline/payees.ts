import { credits } from '../attribution';
import type { Given, Rated } from '../given';
import type { Component } from '../plan';
import { stop } from '../problem';
import type { Share } from '../share';

/** The payees of a component that has its own: a split, or the credits of those who touched the results. */
export function sharesOf(
  component: Component,
  lines: readonly Rated[],
  { measures, path }: Given,
): readonly Share[] | null {
  const { split, attribution } = component;
  if (attribution === null) return split.length === 0 ? null : split;
  const touches = measures.items(attribution.touchMeasure);
  if (touches.length > 0) return [...credits(attribution, touches, path)].map(([payee, share]) => ({ payee, share }));
  if (lines.every(({ amount }) => amount.isZero())) return null;
  const sentence = `There is pay, but no fact of "${attribution.touchMeasure}".`;
  stop('NO_TOUCHES', [...path.slice(0, 2), 'attribution'], sentence);
}

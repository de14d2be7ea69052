import { Rational } from '../../kernel/rational';
import type { Test } from '../calc';
import type { Given, Rated } from '../given';
import { breach, breachText, type Gate } from '../operators/gate';
import type { Component } from '../plan';

/** What the gates of a component say: open, closed with the line that pays nothing, or open but to be held. */
export type Admission =
  | { readonly is: 'OPEN'; readonly hold: string | null }
  | { readonly is: 'CLOSED'; readonly rated: Rated };

/** Checks the gates in order; the first closed one decides that nothing is paid. */
export function admit({ gates }: Component, given: Given): Admission {
  let hold: string | null = null;
  for (const gate of gates) {
    const broken = breach(given.measures.value(gate.measure, 'REFUSE'), gate);
    if (broken === null) continue;
    if (gate.otherwise === 'NOTHING') return { is: 'CLOSED', rated: closed(gate, broken, given) };
    hold ??= breachText(gate.measure, broken);
  }
  return { is: 'OPEN', hold };
}

const closed = (gate: Gate, broken: Test, { calc }: Given): Rated => ({
  segment: null,
  amount: calc.because(Rational.ZERO, () => [broken]),
  reason: breachText(gate.measure, broken),
  shares: null,
  says: () => `the gate on ${gate.measure} is closed`,
});

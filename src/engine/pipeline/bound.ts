import type { Rational } from '../../kernel/rational';
import type { Given, Rated } from '../given';
import { within } from '../operators/bound';
import type { Component } from '../plan';
import type { Earning } from './earning';
import type { MoneyDoor } from './money-door';

/** Applies a component's own bounds and lets the amount through the money door, once. */
export function bound(component: Component, rated: Rated, hold: string | null, door: MoneyDoor, given: Given): Earning {
  const amount = bounded(component, rated.amount, given);
  const { minor, value } = door.pass(door.converted(amount));
  const moved = amount === rated.amount ? 0 : amount.compare(rated.amount);
  return {
    component: component.key,
    segment: rated.segment,
    minor,
    value,
    isHoldable: minor > 0n,
    hold,
    shares: rated.shares,
    isAdjustment: false,
    reason: moved === 0 ? rated.reason : moved < 0 ? 'The maximum is reached.' : 'Raised to the minimum.',
    says: rated.says,
  };
}

function bounded(component: Component, amount: Rational, { calc, measures }: Given): Rational {
  const { minimum, maximum, maximumMeasure } = component;
  const result = within(calc, amount, minimum, maximum);
  return maximumMeasure === null ? result : calc.least(result, measures.money(maximumMeasure, 'REFUSE'));
}

import { Rational } from '../../kernel/rational';
import type { Given } from '../given';
import type { Measures } from '../measures/measures';
import type { Component } from '../plan';
import { adjusted, scaling } from './adjust';
import { bound, type Unbounded } from './bound';
import type { Earning } from './earning';
import { admit } from './gates';
import { sharesOf } from './payees';
import { ratePayment } from './rate';
import type { Run } from './run';
import { segmentsOf } from './segment';
import { sharingOf } from './sharing';

/** Steps 1 to 5 for one component, its pay being computed once per segment and then known to the components after it. */
export function earn(component: Component, index: number, run: Run): readonly Earning[] {
  const lines =
    component.segmentBy === null && component.where.length === 0
      ? payOf(component, null, givenFor(index, run.measures, run))
      : segmentsOf(component, run).flatMap(({ segment, measures }) =>
          payOf(component, segment, givenFor(index, measures, run)),
        );
  const earnings = bound(component, lines, run);
  run.earned.set(component.key, sumOf(earnings, run));
  for (const one of sharingOf(component, lines, earnings, run)) run.sharing.push(one);
  return earnings;
}

/** Qualifies, rates and adjusts one segment of a component. */
function payOf(component: Component, segment: string | null, given: Given): readonly Unbounded[] {
  const admission = admit(component, given);
  if (admission.is === 'CLOSED') {
    given.measures.takeHold();
    return [{ rated: { ...admission.rated, segment }, hold: null, isClosed: true }];
  }
  const lines = ratePayment(component.pay, given);
  const scale = scaling(component, given);
  const shares = sharesOf(component, lines, given);
  const unmeasured = given.measures.takeHold();
  const hold = admission.hold ?? scale.hold ?? unmeasured;
  return lines.map((line) => ({
    rated: {
      segment: segment === null || line.segment === null ? (segment ?? line.segment) : `${segment}/${line.segment}`,
      amount: adjusted(line.amount, scale, given),
      reason: scale.reason ?? line.reason,
      shares: line.shares ?? shares,
      gain: line.gain ?? null,
      says: scale.factor === null ? line.says : () => `(${line.says()})${scale.says()}`,
    },
    hold,
    isClosed: false,
  }));
}

function givenFor(index: number, measures: Measures, run: Run): Given {
  const { plan, digits, paths } = run.prepared;
  const { facts, calc } = run.readings;
  return {
    calc,
    measures,
    period: facts.period,
    active: run.active,
    currency: plan.currency,
    digits,
    rounding: plan.rounding,
    path: paths[index] ?? [],
  };
}

function sumOf(earnings: readonly Earning[], { readings }: Run): Rational {
  let total: Rational | null = null;
  for (const { value } of earnings) total = total === null ? value : readings.calc.plus(total, value);
  return total ?? Rational.ZERO;
}

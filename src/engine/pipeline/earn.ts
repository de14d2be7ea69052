import { Rational } from '../../kernel/rational';
import type { Given, Rated } from '../given';
import type { Measures } from '../measures/measures';
import type { Component } from '../plan';
import { adjusted, scaling } from './adjust';
import { bound } from './bound';
import type { Earning } from './earning';
import { admit } from './gates';
import { sharesOf } from './payees';
import { ratePayment } from './rate';
import type { Run } from './run';
import { segmentsOf } from './segment';

/** Steps 1 to 5 for one component, once per segment; its amount is then known to the components after it. */
export function earn(component: Component, index: number, run: Run): readonly Earning[] {
  const earnings =
    component.segmentBy === null && component.where.length === 0
      ? earnOn(component, null, givenFor(index, run.measures, run), run)
      : segmentsOf(component, run).flatMap(({ segment, measures }) =>
          earnOn(component, segment, givenFor(index, measures, run), run),
        );
  run.earned.set(component.key, sumOf(earnings, run));
  return earnings;
}

function earnOn(component: Component, segment: string | null, given: Given, run: Run): readonly Earning[] {
  const admission = admit(component, given);
  if (admission.is === 'CLOSED') {
    given.measures.takeHold();
    return [bound(component, { ...admission.rated, segment }, null, run.door, given)];
  }
  const lines = ratePayment(component.pay, given);
  const scale = scaling(component, given);
  const shares = sharesOf(component, lines, given);
  const unmeasured = given.measures.takeHold();
  const hold = admission.hold ?? scale.hold ?? unmeasured;
  return lines.map((line) => {
    const rated: Rated = {
      segment: segment === null || line.segment === null ? (segment ?? line.segment) : `${segment}/${line.segment}`,
      amount: adjusted(line.amount, scale, given),
      reason: scale.reason ?? line.reason,
      shares: line.shares ?? shares,
      says: line.says,
    };
    return bound(component, rated, hold, run.door, given);
  });
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
  const first = earnings[0]?.value ?? Rational.ZERO;
  let total = first;
  for (let index = 1; index < earnings.length; index += 1) {
    total = readings.calc.plus(total, earnings[index]?.value ?? Rational.ZERO);
  }
  return total;
}

import { present } from '../../kernel/assert';
import { digitsOf } from '../../kernel/currency';
import type { Rational } from '../../kernel/rational';
import { credits } from '../attribution';
import { reads } from '../component-reads';
import type { Fact } from '../facts';
import type { Given, Rated } from '../given';
import { indexFacts } from '../measures/fact-index';
import { Measures } from '../measures/measures';
import type { Readings } from '../measures/readings';
import { segments } from '../measures/segments';
import type { Component, Plan } from '../plan';
import { stop } from '../problem';
import { requirementsOf } from '../requirements';
import type { Share } from '../share';
import { adjusted, scaling } from './adjust';
import { bound } from './bound';
import type { Earning } from './earning';
import { admit } from './gates';
import type { MoneyDoor } from './money-door';
import { meeting, type Qualified } from './qualify';
import { ratePayment } from './rate';

/** One evaluation under way: what all components share. */
export interface Run {
  readonly plan: Plan;
  readonly readings: Readings;
  readonly measures: Measures;
  readonly qualified: Qualified;
  readonly active: Given['active'];
  readonly door: MoneyDoor;
  /** The amounts of the components so far, for measures that refer to them. */
  readonly earned: Map<string, Rational>;
}

/** Steps 1 to 5 for one component, once per segment; its amount is then known to the components after it. */
export function earn(component: Component, index: number, run: Run): readonly Earning[] {
  const earnings = segmentsOf(component, run).flatMap(({ segment, measures }) =>
    earnOn(component, segment, givenFor(component, index, measures, run), run),
  );
  const { calc } = run.readings;
  run.earned.set(
    component.key,
    earnings.map(({ value }) => value).reduce((total, value) => calc.plus(total, value)),
  );
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
      ...line,
      segment: segment === null || line.segment === null ? (segment ?? line.segment) : `${segment}/${line.segment}`,
      amount: adjusted(line.amount, scale, given),
      reason: scale.reason ?? line.reason,
      shares: line.shares ?? shares,
    };
    return bound(component, rated, hold, run.door, given);
  });
}

/** The component's own measures where conditions or segments narrow them, else those that all components share. */
function segmentsOf(component: Component, run: Run): readonly { segment: string | null; measures: Measures }[] {
  const { segmentBy, where } = component;
  if (segmentBy === null && where.length === 0) return [{ segment: null, measures: run.measures }];
  const current = meeting(run.qualified.current, where);
  const before = meeting(run.qualified.before, where);
  if (segmentBy === null) return [{ segment: null, measures: measuresOn(current, before, run) }];
  const read = requirementsOf(run.plan, reads(component)).map(({ measure }) => measure);
  const divided = segments(current, segmentBy, new Set(read));
  if (divided.length === 0) return [{ segment: null, measures: measuresOn(current, before, run) }];
  return divided.map(({ value, facts }) => ({
    segment: value ?? 'unknown',
    measures: measuresOn(
      facts,
      before.filter((fact) => (fact.dimensions[segmentBy] ?? null) === value),
      run,
    ),
  }));
}

const measuresOn = (current: readonly Fact[], before: readonly Fact[], run: Run): Measures =>
  new Measures({ ...run.readings, current: indexFacts(current), before: indexFacts(before) });

function givenFor(component: Component, index: number, measures: Measures, run: Run): Given {
  const { plan } = run;
  const { facts, calc } = run.readings;
  return {
    calc,
    measures,
    period: facts.period,
    active: run.active,
    currency: plan.currency,
    digits: present(digitsOf(plan.currency), plan.currency),
    rounding: plan.rounding,
    path: ['components', index, component.pay.kind],
  };
}

/** The payees of a component that has its own: a split, or the credits of those who touched the results. */
function sharesOf(component: Component, lines: readonly Rated[], { measures, path }: Given): readonly Share[] | null {
  const { split, attribution } = component;
  if (attribution === null) return split.length === 0 ? null : split;
  const touches = measures.items(attribution.touchMeasure);
  if (touches.length > 0) return [...credits(attribution, touches, path)].map(([payee, share]) => ({ payee, share }));
  if (lines.every(({ amount }) => amount.isZero())) return null;
  stop(
    'NO_TOUCHES',
    [...path.slice(0, 2), 'attribution'],
    `There is pay, but no fact of "${attribution.touchMeasure}".`,
  );
}

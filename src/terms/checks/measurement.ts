import { reads } from '../../engine/component-reads';
import type { Plan } from '../../engine/plan';
import type { Problem } from '../../engine/problem';
import { requirementsOf } from '../../engine/requirements';
import { describe, type KnownMeasure, measurePath } from './known-measure';
import { warning } from './warning';

/** Doubts about what is measured: no mechanism, pay on usage, slower than the settlement, not SMART. */
export const measurement = (plan: Plan, catalogue: readonly KnownMeasure[]): readonly Problem[] =>
  paidMeasures(plan).flatMap((measure) => {
    const known = describe(measure, plan, catalogue);
    return [...mechanism(known, plan), ...usage(known, plan), ...lag(known, plan), ...smart(known, plan)];
  });

/** Every measure that a component names, and the facts behind it, each once. */
function paidMeasures(plan: Plan): readonly string[] {
  const named = plan.components.flatMap(reads).map(({ measure }) => measure);
  const own = new Set(plan.measures.filter(({ derivation }) => derivation.kind === 'earned').map(({ key }) => key));
  return [...new Set(named)].filter((measure) => !own.has(measure));
}

function mechanism(known: KnownMeasure, plan: Plan): readonly Problem[] {
  const behind = requirementsOf(plan, [{ measure: known.measure }]).map(({ measure }) => measure);
  if (known.mechanism !== null || behind.length === 0) return [];
  const sentence = `Nobody says how "${known.measure}" is measured: name the source of record.`;
  return [warning('MISSING_MECHANISM', measurePath(known.measure, plan), sentence)];
}

function usage(known: KnownMeasure, plan: Plan): readonly Problem[] {
  if (known.class !== 'USAGE') return [];
  return plan.components.flatMap((component, index) => {
    if (!reads(component).some(({ measure }) => measure === known.measure)) return [];
    const isCondition = [...component.gates, ...component.factors, ...component.guardrails].some(
      ({ measure }) => measure === known.measure,
    );
    const sentence = isCondition
      ? `"${component.key}" makes pay depend on the activity "${known.measure}": it prescribes how, not what.`
      : `"${component.key}" pays on the use "${known.measure}", not on an outcome.`;
    return [warning(isCondition ? 'PRESCRIPTIVE_TERMS' : 'PAID_ON_USAGE', ['components', index], sentence)];
  });
}

const DAYS = { MONTH: 28, QUARTER: 90, YEAR: 365 } as const;

function lag(known: KnownMeasure, plan: Plan): readonly Problem[] {
  if (plan.cadence === null || known.verificationLagDays === null) return [];
  if (known.verificationLagDays <= DAYS[plan.cadence]) return [];
  const sentence = `"${known.measure}" takes ${known.verificationLagDays} days to verify, longer than a ${plan.cadence.toLowerCase()}.`;
  return [warning('CADENCE_SHORTER_THAN_LAG', measurePath(known.measure, plan), sentence)];
}

/** Specific, measurable, attainable, relevant, time-bound: what of it is missing, in one sentence. */
function smart({ measure, unit, smart: said }: KnownMeasure, plan: Plan): readonly Problem[] {
  if (said === null) return [];
  const missing = [
    ...(said.definition === null ? ['a definition'] : []),
    ...(unit === null ? ['a unit'] : []),
    ...(said.target === null ? ['a target'] : []),
    ...(said.goal === null ? ['the goal it serves'] : []),
    ...(said.deadline === null ? ['a deadline'] : []),
  ];
  const path = measurePath(measure, plan);
  const { target, historyLow, historyHigh } = said;
  const isBeyond =
    target !== null &&
    ((historyHigh !== null && target.compare(historyHigh) > 0) ||
      (historyLow !== null && target.compare(historyLow) < 0));
  return [
    ...(missing.length === 0
      ? []
      : [warning('NOT_SMART', path, `"${measure}" is not SMART: it lacks ${missing.join(', ')}.`)]),
    ...(isBeyond
      ? [
          warning(
            'TARGET_OUTSIDE_HISTORY',
            path,
            `The target ${target} of "${measure}" lies outside its history of ${historyLow ?? '?'} to ${historyHigh ?? '?'}.`,
          ),
        ]
      : []),
  ];
}

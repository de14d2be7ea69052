import type { z } from 'zod';
import type { Adjustment, AdjustmentRule } from '../engine/adjustment';
import type { Derivation, MeasureDefinition } from '../engine/measures/definition';
import type { Payment } from '../engine/payment';
import type { Component, Holdback, Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { present } from '../kernel/assert';
import { Rational } from '../kernel/rational';
import { ADJUSTMENTS, type adjustmentSchema } from './adjustment-schema';
import { asTerm, type Compiled, compile } from './compile';
import { type componentSchema, KINDS } from './component-schema';
import { DERIVATIONS, type measureSchema } from './measure-schema';
import { type PlanDocument, planSchema } from './plan-schema';
import { problemsOf } from './problems';
import { withoutNulls } from './without-nulls';

/** Reads a plan document strictly: it is either understood in full, or refused with the path of every fault. */
export function parsePlan(json: unknown): { readonly plan: Plan } | { readonly problems: readonly Problem[] } {
  const read = planSchema.safeParse(withoutNulls(json));
  if (!read.success) return { problems: problemsOf(read.error, 'INVALID_PLAN') };
  return { plan: planOf(compile(planSchema, read.data, asTerm)) };
}

function planOf({ meed: _, ...compiled }: Compiled<PlanDocument>): Plan {
  return {
    ...compiled,
    measures: compiled.measures.map(measureOf),
    components: compiled.components.map(componentOf),
    adjustments: compiled.adjustments.map(adjustmentOf),
    split: compiled.split.length > 0 ? compiled.split : [{ payee: 'partner', share: Rational.ONE }],
    holdback: compiled.holdback === null ? null : holdbackOf(compiled.holdback),
  };
}

const holdbackOf = (compiled: NonNullable<Compiled<PlanDocument>['holdback']>): Holdback => ({
  ...compiled,
  share: compiled.share ?? Rational.ZERO,
});

function componentOf(compiled: Compiled<z.output<typeof componentSchema>>): Component {
  const [kind, attachments] = taken(compiled, KINDS);
  return { ...attachments, pay: { kind, terms: compiled[kind] } as Payment };
}

function adjustmentOf(compiled: Compiled<z.output<typeof adjustmentSchema>>): Adjustment {
  const [kind, rest] = taken(compiled, ADJUSTMENTS);
  return { ...rest, rule: { kind, terms: compiled[kind] } as AdjustmentRule };
}

function measureOf(compiled: Compiled<z.output<typeof measureSchema>>): MeasureDefinition {
  const facts = compiled.facts ?? {
    measure: null,
    aggregate: 'SUM' as const,
    percentile: null,
    where: [],
    truncateAbove: null,
    truncateBelow: null,
    span: 'PERIOD' as const,
  };
  const [kind, rest] = taken({ ...compiled, facts: isDerived(compiled) ? null : facts }, DERIVATIONS);
  return { ...rest, derivation: { kind, terms: kind === 'facts' ? facts : compiled[kind] } as Derivation };
}

const isDerived = (compiled: Compiled<z.output<typeof measureSchema>>): boolean =>
  DERIVATIONS.some((kind) => kind !== 'facts' && compiled[kind] !== null);

/** The one property of several that is given, and the object without all of them. */
function taken<T extends object, K extends keyof T & string>(object: T, names: readonly K[]): readonly [K, Omit<T, K>] {
  const kind = present(
    names.find((name) => object[name] !== null),
    'the schema accepted exactly one',
  );
  const rest = Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name as K)));
  return [kind, rest as Omit<T, K>];
}

import { plain } from '../../engine/calc';
import { graduate, type Tier } from '../../engine/operators/tier';
import type { Component, Plan } from '../../engine/plan';
import type { Path, Problem } from '../../engine/problem';
import { Rational } from '../../kernel/rational';
import type { KnownMeasure } from './known-measure';
import { describe } from './known-measure';
import { warning } from './warning';

/** Tiers, anchors and steps that can never change what is paid. */
export const unreachable = (plan: Plan, catalogue: readonly KnownMeasure[]): readonly Problem[] =>
  plan.components.flatMap((component, index) => {
    const path = ['components', index, component.pay.kind];
    return [
      ...aboveMaximum(component, path),
      ...beyondHistory(component, path, plan, catalogue),
      ...beyondWhole(component, path, plan),
    ];
  });

/** The cap of the component is reached before the tier begins. */
function aboveMaximum({ pay, maximum, weight, factors, guardrails }: Component, path: Path): readonly Problem[] {
  if (maximum === null || weight !== null || factors.length > 0 || guardrails.length > 0) return [];
  if (pay.kind === 'tieredRate' && pay.terms.mode === 'GRADUATED') {
    return tiersAbove(pay.terms.tiers, maximum, path);
  }
  if (pay.kind !== 'curve' || pay.terms.of !== null) return [];
  const first = pay.terms.anchors.findIndex(({ payout }) => payout.compare(maximum) >= 0);
  if (first === -1) return [];
  return pay.terms.anchors.slice(first + 1).map((_, index) => {
    const sentence = `The maximum of ${maximum} is reached at the anchor before; this one changes nothing.`;
    return warning('UNREACHABLE_TIER', [...path, 'anchors', first + 1 + index], sentence);
  });
}

function tiersAbove(tiers: readonly Tier[], maximum: Rational, path: Path): readonly Problem[] {
  return tiers.flatMap((_, index) => {
    const begin = tiers[index - 1]?.upTo ?? null;
    if (begin === null || graduate(plain, begin, tiers).compare(maximum) < 0) return [];
    const sentence = `The maximum of ${maximum} is reached before this tier begins at ${begin}.`;
    return [warning('UNREACHABLE_TIER', [...path, 'tiers', index], sentence)];
  });
}

/** The tier begins beyond everything that was ever measured. */
function beyondHistory(
  { pay }: Component,
  path: Path,
  plan: Plan,
  catalogue: readonly KnownMeasure[],
): readonly Problem[] {
  if (pay.kind !== 'tieredRate' && pay.kind !== 'percentage') return [];
  const high = describe(pay.terms.measure, plan, catalogue).smart?.historyHigh ?? null;
  if (high === null) return [];
  return pay.terms.tiers.flatMap((_, index) => {
    const begin = pay.terms.tiers[index - 1]?.upTo ?? null;
    if (begin === null || begin.compare(high) < 0) return [];
    const sentence = `This tier begins at ${begin}, but "${pay.terms.measure}" never came beyond ${high}.`;
    return [warning('UNREACHABLE_TIER', [...path, 'tiers', index], sentence)];
  });
}

/** A share of time never exceeds the whole. */
function beyondWhole({ pay }: Component, path: Path, plan: Plan): readonly Problem[] {
  if (pay.kind !== 'serviceCredit' || pay.terms.ladder === null) return [];
  const { measure, steps } = pay.terms.ladder;
  const derivation = plan.measures.find(({ key }) => key === measure)?.derivation;
  if (derivation?.kind !== 'availability') return [];
  return steps.flatMap(({ atLeast }, index) => {
    if (atLeast.compare(Rational.ONE) <= 0) return [];
    return [warning('UNREACHABLE_TIER', [...path, 'ladder', 'steps', index], `Availability never reaches ${atLeast}.`)];
  });
}

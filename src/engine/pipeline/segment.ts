import { reads } from '../component-reads';
import { dimensionOf, type Fact } from '../facts';
import { indexFacts } from '../measures/fact-index';
import { Measures } from '../measures/measures';
import { segments } from '../measures/segments';
import type { Component } from '../plan';
import { requirementsOf } from '../requirements';
import { meeting } from './qualify';
import type { Run } from './run';

/** A part of the facts that a component is computed on by itself. */
export interface OwnSegment {
  readonly segment: string | null;
  readonly measures: Measures;
}

/** The component's own measures where conditions or segments narrow the facts. */
export function segmentsOf(component: Component, run: Run): readonly OwnSegment[] {
  const { segmentBy, where } = component;
  const current = meeting(run.qualified.current, where, run.readings.currency);
  const before = meeting(run.qualified.before, where, run.readings.currency);
  if (segmentBy === null) return [{ segment: null, measures: measuresOn(current, before, run) }];
  const read = requirementsOf(run.prepared.plan, reads(component)).map(({ measure }) => measure);
  const divided = segments(current, segmentBy, new Set(read));
  if (divided.length === 0) return [{ segment: null, measures: measuresOn(current, before, run) }];
  return divided.map(({ value, facts }) => {
    const own = before.filter((fact) => dimensionOf(fact, segmentBy) === value);
    return { segment: value ?? 'unknown', measures: measuresOn(facts, own, run) };
  });
}

const measuresOn = (current: readonly Fact[], before: readonly Fact[], run: Run): Measures =>
  new Measures({ ...run.readings, current: indexFacts(current), before: indexFacts(before) });

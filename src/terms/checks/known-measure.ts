import type { MeasureDefinition, Smart } from '../../engine/measures/definition';
import type { Plan } from '../../engine/plan';

/** What somebody outside the plan, such as a KPI catalogue, knows about a measure. */
export interface KnownMeasure {
  readonly measure: string;
  readonly class: MeasureDefinition['class'];
  readonly mechanism: string | null;
  readonly unit: string | null;
  readonly verificationLagDays: number | null;
  readonly smart: Smart | null;
}

/** Everything said about a measure, by the plan first and by the catalogue where the plan is silent. */
export function describe(measure: string, plan: Plan, catalogue: readonly KnownMeasure[]): KnownMeasure {
  const own = plan.measures.find(({ key }) => key === measure);
  const other = catalogue.find((known) => known.measure === measure);
  return {
    measure,
    class: own?.class ?? other?.class ?? null,
    mechanism: own?.mechanism ?? other?.mechanism ?? null,
    unit: own?.unit ?? other?.unit ?? null,
    verificationLagDays: own?.verificationLagDays ?? other?.verificationLagDays ?? null,
    smart: own?.smart ?? other?.smart ?? null,
  };
}

/** Where a measure is spoken about in the plan: its definition, or else the components that read it. */
export const measurePath = (measure: string, plan: Plan): readonly (string | number)[] => {
  const index = plan.measures.findIndex(({ key }) => key === measure);
  return index === -1 ? ['components'] : ['measures', index];
};

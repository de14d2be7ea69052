import type { Side } from './agreement.rules';

export const BASELINE_STATUSES = ['PROPOSED', 'AGREED'] as const;
export type BaselineStatus = (typeof BASELINE_STATUSES)[number];

const PREFIX = 'baseline.';

/** The measure under which plans read the agreed baseline of a KPI: `baseline.<key of the KPI>`. */
export const baselineMeasure = (kpiKey: string): string => `${PREFIX}${kpiKey}`;

/** The key of the KPI whose baseline a measure names; null for any other measure. */
export const kpiOfBaseline = (measure: string): string | null =>
  measure.startsWith(PREFIX) ? measure.slice(PREFIX.length) : null;

/** Whether a measure comes from outcomes and measurements, and not from an agreed baseline. */
export const isMeasured = (measure: string): boolean => kpiOfBaseline(measure) === null;

/** True for the side that may accept: never the one whose proposal stands. */
export const mayAccept = (baseline: { readonly proposedBySide: Side }, side: Side): boolean =>
  baseline.proposedBySide !== side;

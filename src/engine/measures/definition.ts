import type { Rational } from '../../kernel/rational';
import type { Direction } from '../operators/difference';
import type { Condition } from './condition';

export type Aggregate = 'SUM' | 'COUNT' | 'AVERAGE' | 'MINIMUM' | 'MAXIMUM' | 'LAST' | 'PERCENTILE';

/** Facts of the period become one number. */
export interface FactsOf {
  /** The measure of the facts; null: the same key as the definition. */
  readonly measure: string | null;
  readonly aggregate: Aggregate;
  readonly percentile: Rational | null;
  readonly where: readonly Condition[];
  /** Outlier truncation: a single fact counts at most (at least) this much. */
  readonly truncateAbove: Rational | null;
  readonly truncateBelow: Rational | null;
  readonly span: 'PERIOD' | 'BEFORE' | 'TO_DATE';
}

/** A target with an optional starting point, as literals or as measures. */
export interface Attainment {
  readonly measure: string;
  readonly direction: Direction;
  readonly target: Rational | null;
  readonly targetMeasure: string | null;
  readonly baseline: Rational | null;
  readonly baselineMeasure: string | null;
}

/** The ways a number can be derived from others, by the name that plans use. */
export interface Derivations {
  readonly facts: FactsOf;
  readonly difference: { readonly of: string; readonly minus: readonly string[] };
  readonly ratio: { readonly of: string; readonly to: string; readonly whenZero: 'REFUSE' | 'ZERO' };
  readonly product: { readonly of: readonly string[] };
  readonly least: { readonly of: readonly string[] };
  readonly scorecard: {
    readonly parts: readonly { readonly measure: string; readonly weight: Rational }[];
    readonly missing: 'REWEIGHT' | 'HOLD' | 'ZERO';
  };
  readonly attainment: Attainment;
  readonly adjustedBaseline: {
    readonly baseline: Rational;
    readonly volumeMeasure: string | null;
    readonly referenceVolume: Rational | null;
    readonly adjustments: readonly { readonly amount: Rational; readonly reason: string }[];
  };
  readonly availability: {
    readonly downtimeMeasure: string;
    readonly excludedMeasure: string | null;
    readonly totalMinutes: Rational | null;
  };
  readonly earned: { readonly components: readonly string[] };
}

export type DerivationKind = keyof Derivations;

export type Derivation = {
  readonly [K in DerivationKind]: { readonly kind: K; readonly terms: Derivations[K] };
}[DerivationKind];

/** A number that a plan reads: how it is derived, and what the parties said about it. */
export interface MeasureDefinition {
  readonly key: string;
  readonly label: string | null;
  readonly unit: string | null;
  readonly absent: 'ZERO' | 'REFUSE' | null;
  readonly class: 'USAGE' | 'OUTPUT' | 'OUTCOME' | null;
  /** How it is measured, and by whom: the source of record. */
  readonly mechanism: string | null;
  readonly verificationLagDays: number | null;
  readonly smart: Smart | null;
  readonly derivation: Derivation;
}

/** What makes a measure a SMART target: specific, measurable, attainable, relevant, time-bound. */
export interface Smart {
  readonly definition: string | null;
  readonly historyLow: Rational | null;
  readonly historyHigh: Rational | null;
  readonly target: Rational | null;
  readonly goal: string | null;
  readonly deadline: string | null;
}

import type { Rational } from '../kernel/rational';
import type { Factor } from './pipeline/factor';

/** Changes to the plan as a whole, by the name that plans use. */
export interface AdjustmentTerms {
  readonly minimum: Bound;
  readonly maximum: Bound;
  readonly draw: Draw;
  readonly reserve: Reserve;
  readonly payoutFee: PayoutFee;
  readonly exchange: Factor;
}

export type AdjustmentKind = keyof AdjustmentTerms;

export type AdjustmentRule = {
  readonly [K in AdjustmentKind]: { readonly kind: K; readonly terms: AdjustmentTerms[K] };
}[AdjustmentKind];

/** One change to the sum of the lines before it; what it changes is a line of its own. */
export interface Adjustment {
  readonly key: string;
  readonly label: string | null;
  /** The components it looks at; empty means every line before it. */
  readonly components: readonly string[];
  readonly rule: AdjustmentRule;
}

/** A bound: an amount, a measure, or a share of a measure. */
export interface Bound {
  readonly amount: Rational | null;
  readonly measure: string | null;
  readonly share: Rational | null;
}

/** An advance against later earnings: raises a weak period, and a recoverable one is taken back from strong ones. */
export interface Draw {
  readonly amount: Rational;
  readonly isRecoverable: boolean;
  /** What is still to be recovered from earlier periods. */
  readonly balanceMeasure: string | null;
  /** The part of the earnings above the draw that recovery may take. */
  readonly recoveryShare: Rational;
}

/** A fund that strong periods fill and weak periods draw on; its balance is never negative. */
export interface Reserve {
  readonly share: Rational;
  readonly target: Rational;
  readonly floor: Rational;
  readonly balanceMeasure: string;
}

/** What paying out costs the payee, above an allowance. */
export interface PayoutFee {
  readonly share: Rational | null;
  readonly fixed: Rational | null;
  readonly allowance: Rational | null;
  readonly minimum: Rational | null;
  readonly maximum: Rational | null;
}

import type { Rational } from '../kernel/rational';
import type { Explanation } from './explanation';
import type { HoldbackPot } from './plan';
import type { Problem } from './problem';

/** What one payee is owed for one component (and segment); (component, segment, payee) is unique in a result. */
export interface Line {
  readonly component: string;
  readonly segment: string | null;
  readonly payee: string;
  readonly currency: string;
  /** Minor units, rounded once; negative for what the payee owes. */
  readonly amount: bigint;
  /** The part of `amount` that is kept back. */
  readonly held: bigint;
  /** Where the held part waits. */
  readonly pot: HoldbackPot;
  /** Why a line pays nothing or was changed, in a few words; null when there is nothing to say. */
  readonly reason: string | null;
  /** How the amount came about; null unless asked for. */
  readonly explanation: Explanation | null;
}

/** A number that the plan wants shown beside the lines; null when nobody measured it. */
export interface Figure {
  readonly measure: string;
  readonly value: Rational | null;
}

/**
 * How a component shares what a baseline leaves over an actual, in minor units: gross = partner + client, where the client
 * keeps what the component does not pay. Negative for a loss; before adjustments of the whole plan, and without overlays.
 */
export interface GainSharing {
  readonly component: string;
  readonly gross: bigint;
  readonly partner: bigint;
}

/** The pay of one agreement for one period; with any problem of severity ERROR there are no lines. */
export interface Result {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly total: { readonly amount: bigint; readonly held: bigint };
  /** The part of the total that depends on no measure. */
  readonly guaranteed: bigint;
  readonly figures: readonly Figure[];
  /** The components that share a gain, in the order of the plan; one whose gate is closed shares none. */
  readonly sharing: readonly GainSharing[];
  readonly problems: readonly Problem[];
}

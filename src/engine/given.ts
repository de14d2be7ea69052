import type { Rounding } from '../kernel/money';
import type { Rational } from '../kernel/rational';
import type { ActiveDays } from './active-days';
import type { Calc } from './calc';
import type { Facts } from './facts';
import type { Measures } from './measures/measures';
import type { Path } from './problem';
import type { Share } from './share';

/** Everything a payment kind may look at besides its terms. */
export interface Given {
  readonly calc: Calc;
  readonly measures: Measures;
  readonly period: Facts['period'];
  readonly active: ActiveDays;
  readonly currency: string;
  readonly digits: number;
  readonly rounding: Rounding;
  /** Where the terms stand in the plan, for refusals. */
  readonly path: Path;
}

/** What a payment kind computes: an exact amount, not yet rounded, and the words for it. */
export interface Rated {
  readonly segment: string | null;
  readonly amount: Rational;
  /** Why nothing or something else than usual is paid; null when there is nothing to say. */
  readonly reason: string | null;
  /** Who is paid, where the kind itself says so. */
  readonly shares: readonly Share[] | null;
  readonly says: () => string;
  /** The gain that the line is a share of; absent for kinds that share none. */
  readonly gain?: Gain | null;
}

/** What a baseline leaves over an actual, negative for a loss, and what of the pay is no share of it. */
export interface Gain {
  readonly gross: Rational;
  readonly beside: Rational;
}

/** The one line of a kind that makes one line. */
export const rated = (amount: Rational, says: () => string, reason: string | null = null): readonly Rated[] => [
  { segment: null, amount, reason, shares: null, says },
];

import type { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';
import { graduate } from '../operators/tier';

/** Bands of deviation from the baseline, each shared differently. */
export interface Corridor {
  readonly bands: readonly CorridorBand[];
}

export interface CorridorBand {
  /** The inclusive upper end of the band, as a share of the baseline; null: open-ended. */
  readonly upTo: Rational | null;
  /** The part of this band that the partner carries. */
  readonly share: Rational;
}

/** The partner's part of a deviation: each slice at the share of its own band, the slices adding up to the deviation. */
export function inCorridor(calc: Calc, deviation: Rational, baseline: Rational, terms: Corridor): Rational {
  const rate = calc.over(deviation, baseline);
  const tiers = terms.bands.map(({ upTo, share }) => ({ upTo, unit: share, flat: null }));
  return calc.times(baseline, graduate(calc, rate, tiers));
}

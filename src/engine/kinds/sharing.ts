import { Rational } from '../../kernel/rational';
import type { Calc } from '../calc';

/** How a difference to a baseline is shared once it is large enough. */
export interface Sharing {
  /** The difference over the baseline from which sharing starts; exactly at it, it shares. */
  readonly minimumRate: Rational;
  readonly share: Rational;
  /** Whether the first unit is shared once the minimum is met, or only the part above it. */
  readonly sharing: 'FIRST_DOLLAR' | 'ABOVE_THRESHOLD';
  /** The most that is shared, as a share of the baseline. */
  readonly maximumRate: Rational | null;
  readonly maximumAmount: Rational | null;
}

/** Shares a difference to a baseline: min(cap x baseline, share x difference), nothing below the minimum rate. */
export function share(
  calc: Calc,
  difference: Rational,
  baseline: Rational,
  terms: Sharing,
  factor: Rational | null,
): { readonly amount: Rational; readonly reason: string | null } {
  const threshold = calc.times(baseline, terms.minimumRate);
  if (difference.compare(threshold) < 0) {
    const nothing = calc.because(Rational.ZERO, () => [{ left: difference, is: '<', right: threshold }]);
    return { amount: nothing, reason: `Below the minimum rate of ${terms.minimumRate}.` };
  }
  const shared = terms.sharing === 'FIRST_DOLLAR' ? difference : calc.minus(difference, threshold);
  const ofShare = calc.times(shared, terms.share);
  const full = factor === null ? ofShare : calc.times(ofShare, factor);
  const met = calc.because(full, () => [{ left: difference, is: '>=', right: threshold }]);
  return capped(calc, met, baseline, terms);
}

function capped(calc: Calc, amount: Rational, baseline: Rational, terms: Sharing) {
  let bounded = amount;
  if (terms.maximumRate !== null) {
    bounded = calc.least(bounded, calc.times(baseline, terms.maximumRate));
  }
  if (terms.maximumAmount !== null) {
    bounded = calc.least(bounded, terms.maximumAmount);
  }
  return { amount: bounded, reason: bounded.compare(amount) < 0 ? 'The cap is reached.' : null };
}

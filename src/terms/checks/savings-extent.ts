import type { SharedSavings } from '../../engine/kinds/shared-savings';
import type { Sharing } from '../../engine/kinds/sharing';
import { min, Rational } from '../../kernel/rational';
import { type Extent, together, upTo } from './extent';

/** The least and the most that sharing can pay: savings never exceed the baseline, losses have no end of their own. */
export function savingsExtent(terms: SharedSavings, baseline: Rational | null): Extent {
  const { gain, loss, corridor, targetCost } = terms;
  if (targetCost !== null) {
    const { targetFee, shareUnder, shareOver, ceilingPrice, pays } = targetCost;
    const most = baseline === null ? null : targetFee.plus(baseline.times(shareUnder));
    if (pays === 'PRICE') return { least: Rational.ZERO, most: ceilingPrice };
    return { least: shareOver.isZero() && ceilingPrice === null ? Rational.ZERO : null, most };
  }
  if (corridor !== null) {
    const last = corridor.bands.at(-1);
    const losses = upTo(last?.share.isZero() === true ? baseline : null, true);
    return together(upTo(baseline), losses);
  }
  return together(
    gain === null ? upTo(Rational.ZERO) : upTo(capOf(gain, baseline, baseline)),
    loss === null ? upTo(Rational.ZERO) : upTo(capOf(loss, baseline, null), true),
  );
}

/** The cap of one side; the difference itself ends somewhere only for savings. */
function capOf({ maximumAmount, maximumRate, share }: Sharing, baseline: Rational | null, end: Rational | null) {
  const caps = [
    maximumAmount,
    maximumRate === null || baseline === null ? null : baseline.times(maximumRate),
    end === null ? null : end.times(share),
  ].filter((cap) => cap !== null);
  return caps.length === 0 ? null : caps.reduce(min);
}

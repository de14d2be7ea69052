import type { z } from 'zod';
import { Rational } from '../kernel/rational';

interface Bounded {
  readonly upTo?: string | undefined;
}

/** Tiers without gap or overlap: bounds rise strictly from above zero, and only the last tier is open-ended. */
export function tierBounds(tiers: readonly Bounded[], context: z.RefinementCtx): void {
  let floor = Rational.ZERO;
  for (const [index, { upTo }] of tiers.entries()) {
    const isLast = index === tiers.length - 1;
    if (isLast !== (upTo === undefined)) {
      const message = isLast
        ? 'the last tier must be open-ended: leave upTo out'
        : 'only the last tier may be open-ended: give upTo';
      context.addIssue({ code: 'custom', path: [index, 'upTo'], message, params: { code: 'TIER_NOT_CLOSED' } });
      continue;
    }
    const bound = upTo === undefined ? null : Rational.parse(upTo);
    if (bound === null) continue;
    if (bound.compare(floor) <= 0) {
      const message = `tier bounds must rise: ${upTo} does not come after ${floor}`;
      context.addIssue({ code: 'custom', path: [index, 'upTo'], message, params: { code: 'TIER_OVERLAP' } });
    }
    floor = bound;
  }
}

/** Points that rise strictly in one of their fields. */
export const rising = <K extends string>(field: K) => strictly(field, 1, 'rise', 'NOT_RISING');

/** Points that fall strictly in one of their fields. */
export const falling = <K extends string>(field: K) => strictly(field, -1, 'fall', 'NOT_FALLING');

function strictly<K extends string>(field: K, sign: 1 | -1, verb: string, code: string) {
  return (points: readonly { readonly [P in K]: string }[], context: z.RefinementCtx): void => {
    let last: Rational | null = null;
    for (const [index, point] of points.entries()) {
      const value = Rational.parse(point[field]);
      if (value === null) continue;
      if (last !== null && value.compare(last) * sign <= 0) {
        const message = `${field} must ${verb}: ${point[field]} does not come ${sign === 1 ? 'after' : 'below'} ${last}`;
        context.addIssue({ code: 'custom', path: [index, field], message, params: { code } });
      }
      last = value;
    }
  };
}

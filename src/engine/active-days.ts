import type { Facts } from './facts';

/** The days of the period on which the agreement is in force; empty (start = endExclusive) when there are none. */
export function activeDays({ period, agreement }: Facts): { readonly start: string; readonly endExclusive: string } {
  const start = later(period.start, agreement.start);
  const endExclusive = earlier(period.endExclusive, agreement.endExclusive);
  return start < endExclusive ? { start, endExclusive } : { start, endExclusive: start };
}

const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a);

const earlier = (a: string, b: string | null): string => (b !== null && b < a ? b : a);

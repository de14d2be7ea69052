import type { Facts } from './facts';

/** The days of the period on which the agreement is in force, half-open; equal ends mean none. */
export interface ActiveDays {
  readonly start: string;
  readonly endExclusive: string;
  /** Whether the agreement begins in this period. */
  readonly isFirst: boolean;
}

/** The days of the period on which the agreement is in force; empty (start = endExclusive) when there are none. */
export function activeDays({ period, agreement }: Facts): ActiveDays {
  const begins = agreement.start !== null && agreement.start >= period.start;
  const start = begins ? agreement.start : period.start;
  const ends = agreement.endExclusive !== null && agreement.endExclusive < period.endExclusive;
  const endExclusive = ends ? agreement.endExclusive : period.endExclusive;
  const isFirst = begins && start < period.endExclusive;
  return start < endExclusive ? { start, endExclusive, isFirst } : { start, endExclusive: start, isFirst };
}

import type { Rational } from '../kernel/rational';

/** A locked rate of exchange as it was stated: one unit of `base` is worth `rate` units of `quote`. */
export interface RateLock {
  readonly base: string;
  readonly quote: string;
  readonly rate: Rational;
  /** Who stated it, such as ECB; null for a rate that the plan itself states. */
  readonly source: string | null;
  /** The day for which it was stated; null where the plan states it. */
  readonly statedOn: string | null;
  /** The day for which it was locked: that of the verification, or the one on which both parties locked it. */
  readonly lockedOn: string;
}

/** An amount that changes its currency at a locked rate, whichever way round that was stated. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly lock: RateLock;
}

/** True where the rate was stated the other way round, so that an amount is divided by it. */
export const isInverse = ({ from, lock }: Exchange): boolean => lock.base !== from;

import { isCurrency } from '../../kernel/currency';
import type { Rational } from '../../kernel/rational';
import type { RateLock } from '../conversion';
import type { Fact } from '../facts';
import { stop } from '../problem';

/** A rate of exchange that both parties locked: one unit of `currency` is worth `rate` units of the plan currency. */
export interface LockedRate {
  readonly currency: string;
  readonly rate: Rational;
  readonly lockedOn: string;
}

/** Where the rates come from that are locked fact by fact, and how many days old one may be on the day it is locked. */
export interface RateSource {
  readonly source: string;
  readonly maximumAgeDays: number;
}

/** How a plan comes to its own currency: by rates that it states, for other currencies by those locked with the facts. */
export interface ConversionTerms {
  readonly currency: string;
  readonly conversion: readonly LockedRate[];
  readonly rateSource: RateSource | null;
}

/** True for a fact in another currency than the plan's. */
export const isForeign = ({ unit }: Fact, currency: string): boolean => unit !== currency && isCurrency(unit);

/** The source from which a fact in this unit is converted; null where the plan needs no rate or states it itself. */
export function sourceFor(unit: string, { currency, conversion, rateSource }: ConversionTerms): RateSource | null {
  if (rateSource === null || unit === currency || !isCurrency(unit)) return null;
  return conversion.some((rate) => rate.currency === unit) ? null : rateSource;
}

/** The locked rate of a fact in a foreign currency; without one nothing of the agreement is paid. */
export function lockOf(fact: Fact, terms: ConversionTerms): RateLock {
  const { currency, conversion, rateSource } = terms;
  const stated = conversion.find((rate) => rate.currency === fact.unit);
  if (stated !== undefined) {
    const { rate, lockedOn } = stated;
    return { base: fact.unit, quote: currency, rate, source: null, statedOn: null, lockedOn };
  }
  if (rateSource === null) refuseCurrency(fact, currency);
  const lock = fact.lock ?? null;
  if (lock !== null && lock.source === rateSource.source && joins(lock, fact.unit, currency)) return lock;
  const { source, maximumAgeDays } = rateSource;
  const day = fact.neededOn ?? 'the day that decides';
  const before = maximumAgeDays === 0 ? '' : `, nor for the ${maximumAgeDays} days before it`;
  stop(
    'RATE_NOT_LOCKED',
    ['facts'],
    `"${fact.measure}"${named(fact)} comes in ${fact.unit} and has no locked rate to ${currency}: ${source} has stated none between ${fact.unit} and ${currency} for ${day}${before}.`,
  );
}

const joins = ({ base, quote }: RateLock, from: string, to: string): boolean =>
  (base === from && quote === to) || (base === to && quote === from);

const named = ({ ref, subject }: Fact): string => ((ref ?? subject) === null ? '' : ` (${ref ?? subject})`);

function refuseCurrency({ measure, unit }: Fact, currency: string): never {
  stop(
    'WRONG_CURRENCY',
    ['facts'],
    `"${measure}" comes in ${unit}, the plan pays in ${currency} and locks no rate between them.`,
  );
}

/** Stops a plan that compares single amounts of several currencies, or keeps one of them. */
export function refuseMixed(measure: string, what: string): never {
  stop('NEEDS_ONE_CURRENCY', ['facts'], `"${measure}" has ${what} over amounts in several currencies.`);
}

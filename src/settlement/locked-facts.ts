import type { AgreementRow } from '../agreements/agreement.repository';
import type { RateLock } from '../engine/conversion';
import type { Fact } from '../engine/facts';
import { sourceFor } from '../engine/measures/conversion';
import type { Plan } from '../engine/plan';
import { parsePublicId } from '../kernel/id';
import { localDate } from '../kernel/period';
import { needOf } from '../outcomes/rates/needed-rates.rules';
import type { Scope } from '../platform/scope';
import type { Unit } from '../platform/unit';
import { lockRates } from '../rates/lock-rates';
import { statedRates } from '../rates/rate-lock.repository';
import { exactRate, type Found, locksOf, type Wanted } from './rate-locks.repository';

/** Facts that one agreement reads under one plan. */
interface Read {
  readonly agreement: AgreementRow;
  readonly plan: Plan;
  readonly facts: readonly Fact[];
}

/** Which rates facts may have: locked ones, or also those that would be locked, what is not verified being so now. */
export type Rates = { readonly are: 'LOCKED' } | { readonly are: 'EXPECTED'; readonly now: string };

/** The facts of many agreements, those in foreign currencies with their rates: at most two statements, none for most. */
export async function withRates(
  scope: Scope,
  reads: readonly Read[],
  rates: Rates,
): Promise<readonly (readonly Fact[])[]> {
  const asked = reads.flatMap(foreignFacts);
  if (asked.length === 0) return reads.map(({ facts }) => facts);
  const found = await locksOf(
    scope,
    asked.map(({ wanted }) => wanted),
  );
  const locks = rates.are === 'LOCKED' ? found.map((one) => one?.lock) : await expected(scope, asked, found, rates.now);
  return joined(reads, asked, locks);
}

function joined(
  reads: readonly Read[],
  asked: readonly ForeignFact[],
  locks: readonly (RateLock | null | undefined)[],
): readonly (readonly Fact[])[] {
  const byFact = new Map(asked.map(({ fact }, index) => [fact, locks[index]]));
  return reads.map(({ facts }) =>
    facts.map((fact) => {
      const lock = byFact.get(fact);
      return lock == null ? fact : { ...fact, lock };
    }),
  );
}

/** The locks, and where there is none what settlement would lock. */
async function expected(
  scope: Scope,
  asked: readonly ForeignFact[],
  found: readonly (Found | null)[],
  now: string,
): Promise<readonly (RateLock | null)[]> {
  const open = asked.flatMap(({ read, wanted }, place) => {
    const known = found[place];
    if (known?.lock != null) return [];
    const neededOn = localDate(known?.decidedAt ?? now, read.agreement.timeZone);
    return [{ ...wanted, place, neededOn, maximumAgeDays: read.plan.rateSource?.maximumAgeDays ?? 0 }];
  });
  const stated = await statedRates(scope, open);
  const locks = new Map(
    open.map(({ place, source, neededOn: lockedOn }, index) => {
      const rate = stated[index] ?? null;
      return [place, rate === null ? null : { ...rate, rate: exactRate(rate.rate), source, lockedOn }];
    }),
  );
  return found.map((one, place) => one?.lock ?? locks.get(place) ?? null);
}

/** Facts that nobody has claimed yet, with the rates that their verification now would lock: one statement, none for most. */
export async function withRatesOfNow(
  scope: Scope,
  reads: readonly Read[],
  now: string,
): Promise<readonly (readonly Fact[])[]> {
  const asked = reads.flatMap((read) =>
    read.facts.flatMap((fact): ForeignFact[] => {
      const wanted = pairOf(read, fact);
      return wanted === null ? [] : [{ read, fact, wanted }];
    }),
  );
  const locks = await expected(
    scope,
    asked,
    asked.map(() => null),
    now,
  );
  return joined(reads, asked, locks);
}

/**
 * Asks for the rates of facts that no signed terms foresaw when they were verified, by the same day and rule as if they
 * had; false where every fact has its rate.
 */
export async function lockLate(unit: Unit, reads: readonly Read[]): Promise<boolean> {
  const unlocked = reads.flatMap((read) => foreignFacts(read).filter(({ fact }) => fact.lock == null));
  const found = await locksOf(
    unit.scope,
    unlocked.map(({ wanted }) => wanted),
  );
  const needs = unlocked.flatMap(({ read, fact }, index) => {
    const one = found[index];
    if (one?.decidedAt == null) return [];
    const { decidedAt } = one;
    const { measure, unit: currency } = fact;
    const result = { ...one, claimed: null, measure, unit: currency, decidedAt, countsAt: decidedAt };
    const { id: agreementId, partnerId, customerId, timeZone } = read.agreement;
    return needOf(
      { ...result, partnerId, customerId },
      { agreementId, partnerId, customerId, timeZone, plan: read.plan },
    );
  });
  await lockRates(unit, needs);
  return needs.length > 0;
}

/** Which rate a fact in a foreign currency takes. */
type Pair = Pick<Wanted, 'base' | 'quote' | 'source'>;

interface ForeignFact {
  readonly read: Read;
  readonly fact: Fact;
  readonly wanted: Pair;
}

interface Foreign extends ForeignFact {
  readonly wanted: Wanted;
}

function foreignFacts(read: Read): readonly Foreign[] {
  return read.facts.flatMap((fact) => {
    const ref = fact.ref === null ? null : parsePublicId(fact.ref);
    if (ref === null || (ref.kind !== 'outcome' && ref.kind !== 'measurement')) return [];
    const pair = pairOf(read, fact);
    if (pair === null) return [];
    return [{ read, fact, wanted: { ...pair, kind: ref.kind, id: ref.uuid, agreementId: read.agreement.id } }];
  });
}

function pairOf({ plan }: Read, fact: Fact): Pair | null {
  const asked = plan.rateSource === null ? null : sourceFor(fact.unit, plan);
  return asked === null ? null : { base: fact.unit, quote: plan.currency, source: asked.source };
}

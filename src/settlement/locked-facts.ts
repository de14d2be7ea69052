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
  asked: readonly Foreign[],
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

interface Foreign {
  readonly read: Read;
  readonly fact: Fact;
  readonly wanted: Wanted;
}

function foreignFacts(read: Read): readonly Foreign[] {
  const { agreement, plan, facts } = read;
  if (plan.rateSource === null) return [];
  return facts.flatMap((fact) => {
    const asked = sourceFor(fact.unit, plan);
    const ref = fact.ref === null ? null : parsePublicId(fact.ref);
    if (asked === null || ref === null || (ref.kind !== 'outcome' && ref.kind !== 'measurement')) return [];
    const { kind, uuid: id } = ref;
    const pair = { base: fact.unit, quote: plan.currency, source: asked.source };
    return [{ read, fact, wanted: { ...pair, kind, id, agreementId: agreement.id } }];
  });
}

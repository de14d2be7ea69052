import type { AgreementRow } from '../agreements/agreement.repository';
import type { Fact } from '../engine/facts';
import { sourceFor } from '../engine/measures/conversion';
import type { Plan } from '../engine/plan';
import { parsePublicId } from '../kernel/id';
import { localDate } from '../kernel/period';
import { kpisByKey } from '../kpis/kpi.repository';
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
  const rated = rates.are === 'LOCKED' ? asked.map(known(found)) : await expected(scope, asked, found, rates.now);
  return joined(reads, asked, rated);
}

/** What a fact is told about its rate: the lock, or the day whose rate it waits for. */
type Rated = Pick<Fact, 'lock' | 'neededOn'>;

const known =
  (found: readonly (Found | null)[]) =>
  ({ read }: ForeignFact, place: number): Rated => {
    const { lock = null, decidedAt = null } = found[place] ?? {};
    if (lock !== null || decidedAt === null) return { lock };
    return { neededOn: localDate(decidedAt, read.agreement.timeZone) };
  };

function joined(
  reads: readonly Read[],
  asked: readonly ForeignFact[],
  rated: readonly Rated[],
): readonly (readonly Fact[])[] {
  const byFact = new Map(asked.map(({ fact }, index) => [fact, rated[index]]));
  return reads.map(({ facts }) =>
    facts.map((fact) => {
      const one = byFact.get(fact);
      return one === undefined ? fact : { ...fact, ...one };
    }),
  );
}

/** The locks, and where there is none what settlement would lock. */
async function expected(
  scope: Scope,
  asked: readonly ForeignFact[],
  found: readonly (Pick<Found, 'decidedAt' | 'lock'> | null)[],
  now: string,
): Promise<readonly Rated[]> {
  const open = asked.flatMap(({ read, wanted }, place) => {
    const one = found[place];
    if (one?.lock != null) return [];
    const neededOn = localDate(one?.decidedAt ?? now, read.agreement.timeZone);
    return [{ ...wanted, place, neededOn, maximumAgeDays: read.plan.rateSource?.maximumAgeDays ?? 0 }];
  });
  const stated = await statedRates(scope, open);
  const rated = new Map(
    open.map(({ place, source, neededOn }, index): [number, Rated] => {
      const rate = stated[index] ?? null;
      const lock = rate === null ? null : { ...rate, rate: exactRate(rate.rate), source, lockedOn: neededOn };
      return [place, lock === null ? { neededOn } : { lock }];
    }),
  );
  return found.map((one, place) => rated.get(place) ?? { lock: one?.lock ?? null });
}

/**
 * Facts that nobody has reported yet, with the rates that would be locked for them: what is claimed is verified now, what is
 * measured takes the day of its instant, as far as that has come. At most two statements, none for most.
 */
export async function withRatesOfAssumed(
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
  if (asked.length === 0) return reads.map(({ facts }) => facts);
  const kpis = await kpisByKey(scope, [...new Set(asked.map(({ fact }) => fact.measure))]);
  const measured = new Set(kpis.map(({ key }) => key));
  const decided = asked.map(({ fact: { measure, at } }) => ({
    lock: null,
    decidedAt: measured.has(measure) && at !== null && at < now ? at : now,
  }));
  return joined(reads, asked, await expected(scope, asked, decided, now));
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
    const pair = pairOf(read, fact);
    if (pair === null) return [];
    const ref = fact.ref === null ? null : parsePublicId(fact.ref);
    if (ref === null || (ref.kind !== 'outcome' && ref.kind !== 'measurement')) return [];
    return [{ read, fact, wanted: { ...pair, kind: ref.kind, id: ref.uuid, agreementId: read.agreement.id } }];
  });
}

function pairOf({ plan }: Read, fact: Fact): Pair | null {
  const asked = plan.rateSource === null ? null : sourceFor(fact.unit, plan);
  return asked === null ? null : { base: fact.unit, quote: plan.currency, source: asked.source };
}

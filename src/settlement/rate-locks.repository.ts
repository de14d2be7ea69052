import type { RateLock } from '../engine/conversion';
import { present } from '../kernel/assert';
import { Rational } from '../kernel/rational';
import { canonicalInstant } from '../kpis/facts-query.rules';
import { firstVerifiedAt } from '../outcomes/rates/first-verification.repository';
import { measurementThing, outcomeThing } from '../outcomes/rates/result.rules';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../kpis/measurement.entity';
import '../outcomes/outcome.entity';
import '../rates/rate-lock.entity';

/** A fact that an agreement converts by its rate source. */
export interface Wanted {
  readonly agreementId: string;
  readonly kind: 'outcome' | 'measurement';
  readonly id: string;
  readonly base: string;
  readonly quote: string;
  readonly source: string;
}

/** What is known about the rate of a fact: the lock, or what decides about it. */
export interface Found {
  readonly thing: string;
  /** Null for what is not verified yet. */
  readonly decidedAt: string | null;
  readonly lock: RateLock | null;
}

const LOCKS = statement(
  'settlement.rate-locks',
  `select s.place, t.thing, t.decided_at as "decidedAt", n.needed_on as "lockedOn", r.base, r.quote, r.rate, r.source,
     r.stated_on as "statedOn"
   from unnest(:agreement_ids::uuid[], :kinds::text[], :ids::uuid[], :bases::text[], :quotes::text[], :sources::text[])
     with ordinality as s(agreement_id, kind, id, base, quote, source, place)
   cross join lateral (
     select ${outcomeThing('o')} as thing, ${firstVerifiedAt('o.definition_id', 'o.external_reference')} as decided_at
     from outcome o where ${wall('o', 'outcome')} and s.kind = 'outcome' and o.id = s.id
     union all
     select ${measurementThing('m')}, m.at from measurement m
     where ${wall('m', 'measurement')} and s.kind = 'measurement' and m.id = s.id) t
   left join rate_need n on ${wall('n', 'rate_need')} and n.agreement_id = s.agreement_id and n.thing = t.thing
     and n.base = s.base and n.quote = s.quote and n.source = s.source
   left join rate_lock l on ${wall('l', 'rate_lock')} and l.need_id = n.id
   left join exchange_rate r on ${wall('r', 'exchange_rate')} and r.id = l.rate_id
   order by s.place`,
);

/** What is known about the rate of each fact, in their order; null for one that is gone. */
export async function locksOf(scope: Scope, wanted: readonly Wanted[]): Promise<readonly (Found | null)[]> {
  if (wanted.length === 0) return [];
  const rows = await scope.rows<LockedRow>(LOCKS, {
    agreement_ids: wanted.map(({ agreementId }) => agreementId),
    kinds: wanted.map(({ kind }) => kind),
    ids: wanted.map(({ id }) => id),
    bases: wanted.map(({ base }) => base),
    quotes: wanted.map(({ quote }) => quote),
    sources: wanted.map(({ source }) => source),
  });
  const found = new Map(rows.map((row) => [Number(row.place), row]));
  return wanted.map((_, index) => foundIn(found.get(index + 1)));
}

interface LockedRow {
  readonly place: bigint;
  readonly thing: string;
  readonly decidedAt: string | null;
  readonly lockedOn: string | null;
  readonly base: string | null;
  readonly quote: string;
  readonly rate: string;
  readonly source: string;
  readonly statedOn: string;
}

function foundIn(row: LockedRow | undefined): Found | null {
  if (row === undefined) return null;
  const { thing, decidedAt, lockedOn, base, quote, rate, source, statedOn } = row;
  const isLocked = base !== null && lockedOn !== null;
  const lock = isLocked ? { base, quote, rate: exactRate(rate), source, statedOn, lockedOn } : null;
  return { thing, decidedAt: decidedAt === null ? null : canonicalInstant(decidedAt), lock };
}

/** A stored rate as the number it is. */
export const exactRate = (rate: string): Rational =>
  present(Rational.parse(rate), `a stored rate is a plain decimal: ${rate}`);

import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import { RateLock } from './rate-lock.entity';
import { RateNeed } from './rate-need.entity';
import type { Need, NeedKey } from './rate-need.rules';
// The walls below read the visibility that these declare.
import './exchange-rate.entity';

/** The oldest rate that any plan may ask for; it keeps a look at open needs from walking through all of them. */
const MAXIMUM_AGE_DAYS = 366;

/** The rate that answers a need: the latest stated on or before its day, not too old, in the words of its newest revision. */
const answer = (need: string): string => `lateral (
  select r.id, r.base, r.quote, r.rate, r.stated_on from exchange_rate r
  where ${wall('r', 'exchange_rate')} and r.source = ${need}.source
    and r.base in (${need}.base, ${need}.quote) and r.quote in (${need}.base, ${need}.quote)
    and r.stated_on <= ${need}.needed_on and r.stated_on >= ${need}.needed_on - ${need}.maximum_age_days
  order by r.stated_on desc, (r.base = ${need}.base) desc, r.revision desc limit 1)`;

const ANSWER = `select n.id as "needId", n.agreement_id as "agreementId", n.partner_id as "partnerId", n.needed_on as "neededOn",
  r.id as "rateId", r.base, r.quote, r.rate, r.stated_on as "statedOn"`;
const IS_OPEN = `${wall('n', 'rate_need')} and not exists (select 1 from rate_lock l
  where ${wall('l', 'rate_lock')} and l.need_id = n.id)`;

const OF_NEEDS = statement(
  'rate-lock.answers-of-needs',
  `${ANSWER} from unnest(:agreement_ids::uuid[], :things::text[], :bases::text[], :quotes::text[], :sources::text[])
     as w(agreement_id, thing, base, quote, source)
   join rate_need n on n.agreement_id = w.agreement_id and n.thing = w.thing and n.base = w.base and n.quote = w.quote
     and n.source = w.source
   cross join ${answer('n')} r where ${IS_OPEN} order by n.id`,
);
const ANSWERED_BY = statement(
  'rate-lock.answered-by',
  `select a.* from (select distinct n.id from unnest(:bases::text[], :quotes::text[], :days::date[]) as w(base, quote, day)
     join rate_need n on n.source = :source and n.base in (w.base, w.quote) and n.quote in (w.base, w.quote)
       and n.needed_on >= w.day and n.needed_on <= w.day + ${MAXIMUM_AGE_DAYS} and n.needed_on <= w.day + n.maximum_age_days
     where ${IS_OPEN}) open
   cross join lateral (${ANSWER} from rate_need n cross join ${answer('n')} r
     where ${wall('n', 'rate_need')} and n.id = open.id) a order by a."needId"`,
);

const STATED = statement(
  'rate-lock.stated',
  `select n.place, r.base, r.quote, r.rate, r.stated_on as "statedOn"
   from unnest(:bases::text[], :quotes::text[], :sources::text[], :days::date[], :ages::integer[])
     with ordinality as n(base, quote, source, needed_on, maximum_age_days, place)
   cross join ${answer('n')} r order by n.place`,
);

/** An open need and the rate that answers it. */
export interface Answer {
  readonly needId: string;
  readonly agreementId: string;
  readonly partnerId: string;
  readonly neededOn: string;
  readonly rateId: string;
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly statedOn: string;
}

/** Writes needs down in key order; one that is known keeps the day that decided first. */
export async function addNeeds(scope: Scope, needs: readonly Row<RateNeed>[]): Promise<void> {
  await takeRows(scope, RateNeed, needs);
}

/** The rates of those needs that no lock has answered yet and that can be answered. */
export const answersOf = (scope: Scope, needs: readonly NeedKey[]): Promise<Answer[]> =>
  scope.rows<Answer>(OF_NEEDS, {
    agreement_ids: needs.map(({ agreementId }) => agreementId),
    things: needs.map(({ thing }) => thing),
    bases: needs.map(({ base }) => base),
    quotes: needs.map(({ quote }) => quote),
    sources: needs.map(({ source }) => source),
  });

/** The open needs that rates of a source for these pairs and days may answer, with the rates that do. */
export const answeredBy = (
  scope: Scope,
  source: string,
  rates: readonly { readonly base: string; readonly quote: string; readonly statedOn: string }[],
): Promise<Answer[]> =>
  scope.rows<Answer>(ANSWERED_BY, {
    source,
    bases: rates.map(({ base }) => base),
    quotes: rates.map(({ quote }) => quote),
    days: rates.map(({ statedOn }) => statedOn),
  });

/** A rate that would be locked if it were needed. */
export type Stated = Pick<Answer, 'base' | 'quote' | 'rate' | 'statedOn'>;

/** The rates that would answer needs which nobody has written down, in their order; null where there is none. */
export async function statedRates(
  scope: Scope,
  wanted: readonly Pick<Need, 'base' | 'quote' | 'source' | 'neededOn' | 'maximumAgeDays'>[],
): Promise<readonly (Stated | null)[]> {
  if (wanted.length === 0) return [];
  const rows = await scope.rows<Stated & { readonly place: bigint }>(STATED, {
    bases: wanted.map(({ base }) => base),
    quotes: wanted.map(({ quote }) => quote),
    sources: wanted.map(({ source }) => source),
    days: wanted.map(({ neededOn }) => neededOn),
    ages: wanted.map(({ maximumAgeDays }) => maximumAgeDays),
  });
  const found = new Map(rows.map((row) => [Number(row.place), row]));
  return wanted.map((_, index) => found.get(index + 1) ?? null);
}

/** Locks rates; a need that somebody has answered meanwhile keeps that answer. */
export const addLocks = (scope: Scope, locks: readonly Row<RateLock>[]): Promise<number> =>
  takeRows(scope, RateLock, locks);

import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import { ExchangeRate } from './exchange-rate.entity';
import type { KnownRate, StatedRate } from './stated-rate.rules';

export type ExchangeRateRow = Row<ExchangeRate>;

const SELECT = `select ${columns(ExchangeRate, 'r')} from exchange_rate r where ${wall('r', 'exchange_rate')}`;
const BY_IDS = statement('exchange-rate.by-ids', `${SELECT} and r.id = any(:ids)`);
const KNOWN = statement(
  'exchange-rate.known',
  `select r.* from unnest(:bases::text[], :quotes::text[], :days::date[]) as w(base, quote, day)
   cross join lateral (select r.id, r.base, r.quote, r.rate, r.stated_on as "statedOn", r.revision from exchange_rate r
     where ${wall('r', 'exchange_rate')} and r.source = :source and r.base = w.base and r.quote = w.quote
       and r.stated_on = w.day
     order by r.revision desc limit 1) r`,
);

/** The newest revision of each pair and day of a source. */
export const knownRates = (scope: Scope, source: string, stated: readonly StatedRate[]): Promise<KnownRate[]> =>
  scope.rows<KnownRate>(KNOWN, {
    source,
    bases: stated.map(({ base }) => base),
    quotes: stated.map(({ quote }) => quote),
    days: stated.map(({ statedOn }) => statedOn),
  });

/** Adds rates; true only if the revision of each was free. */
export async function addRates(scope: Scope, rates: readonly ExchangeRateRow[]): Promise<boolean> {
  return (await takeRows(scope, ExchangeRate, rates)) === rates.length;
}

export const exchangeRateById = loader({
  name: 'exchange-rate.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<ExchangeRateRow>(BY_IDS, { ids }), ({ id }) => id),
});

export const EXCHANGE_RATE_LIST: ListSpec = {
  name: 'exchange-rates',
  select: columns(ExchangeRate, 'r'),
  from: 'exchange_rate r',
  where: wall('r', 'exchange_rate'),
  id: { sql: 'r.id', type: 'uuid' },
  filters: {
    source: { sql: 'r.source', type: 'text' },
    base: { sql: 'r.base', type: 'text' },
    quote: { sql: 'r.quote', type: 'text' },
    statedOn: { sql: 'r.stated_on', type: 'date' },
  },
  orders: { STATED_ON: { sql: 'r.stated_on', type: 'date' }, RECORDED_AT: { sql: 'r.id', type: 'uuid' } },
  defaultOrder: { field: 'STATED_ON', direction: 'DESC' },
};

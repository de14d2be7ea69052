import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { AgreementPeriod } from './agreement-period.entity';
import type { PeriodState } from './period.rules';

/** A stored period, half-open: `endOn` is the first day after it. */
export type PeriodRow = Omit<Row<AgreementPeriod>, 'state'> & { readonly state: PeriodState };

const SELECT = `select ${columns(AgreementPeriod, 'p')} from agreement_period p where ${wall('p', 'agreement_period')}`;

const BY_IDS = statement('agreement_period.by-ids', `${SELECT} and p.id = any(:ids)`);
/** One by one, as in the other look-ups of many: with `any` a database that has no statistics yet reads all periods of the vendor. */
const BY_LABELS = statement(
  'agreement_period.by-labels',
  `select p.* from unnest(:agreement_ids::uuid[]) as w(agreement_id) cross join unnest(:labels::text[]) as l(label)
   cross join lateral (${SELECT} and p.agreement_id = w.agreement_id and p.label = l.label limit 1) as p
   order by p."agreementId", p."startOn"`,
);
const OF_AGREEMENTS = statement(
  'agreement_period.of-agreements',
  `${SELECT} and p.agreement_id = any(:agreement_ids) order by p.agreement_id, p.start_on`,
);
const OPEN_AFTER = statement(
  'agreement_period.open-after',
  `select w.start_on as after, p.* from unnest(:agreement_ids::uuid[], :start_ons::date[]) as w(agreement_id, start_on)
   cross join lateral (${SELECT} and p.agreement_id = w.agreement_id and p.state = 'OPEN' and p.start_on > w.start_on
     order by p.start_on limit 1) as p`,
);
const LAST = statement(
  'agreement_period.last',
  `select p.* from unnest(:agreement_ids::uuid[]) as w(agreement_id)
   cross join lateral (${SELECT} and p.agreement_id = w.agreement_id order by p.start_on desc limit 1) as p`,
);
const EARLIER_OPEN = statement(
  'agreement_period.earlier-open',
  `select p.* from unnest(:agreement_ids::uuid[], :start_ons::date[]) as w(agreement_id, start_on)
   cross join lateral (${SELECT} and p.agreement_id = w.agreement_id and p.start_on < w.start_on and p.state <> 'CLOSED'
     order by p.start_on limit 1) as p`,
);
const LOCK = statement(
  'agreement_period.lock',
  `select p.* from (select unnest(:ids::uuid[]) as id order by 1) w
   cross join lateral (${SELECT} and p.id = w.id limit 1 for update) as p`,
);
const BEGIN_CLOSING = statement(
  'agreement_period.begin-closing',
  `update agreement_period p set state = 'CLOSING', version_id = w.version_id
   from unnest(:ids::uuid[], :version_ids::uuid[]) as w(id, version_id)
   where ${wall('p', 'agreement_period')} and p.id = w.id and p.state = 'OPEN' returning p.id`,
);
const CLOSE = statement(
  'agreement_period.close',
  `update agreement_period p set state = 'CLOSED', version_id = w.version_id, closed_at = :closed_at::timestamptz
   from unnest(:ids::uuid[], :version_ids::uuid[]) as w(id, version_id)
   where ${wall('p', 'agreement_period')} and p.id = w.id and p.state = 'CLOSING' returning p.id`,
);
const CLIP = statement(
  'agreement_period.clip',
  `update agreement_period p set end_on = :end_on::date
   where ${wall('p', 'agreement_period')} and p.agreement_id = :agreement_id and p.state = 'OPEN'
     and p.start_on < :end_on::date and p.end_on > :end_on::date`,
);

/** Adds periods; returns those whose label was free. */
export const addPeriods = (scope: Scope, periods: readonly PeriodRow[]): Promise<PeriodRow[]> =>
  insertRows(scope, AgreementPeriod, periods) as Promise<PeriodRow[]>;

/** A day of an agreement, such as the first of one of its periods. */
export type DayOfAgreement = Pick<PeriodRow, 'agreementId' | 'startOn'>;

/** The first open period that begins after each day, many agreements in one statement; none where there is none yet. */
export const openPeriodsAfterDays = (
  scope: Scope,
  days: readonly DayOfAgreement[],
): Promise<(PeriodRow & { readonly after: string })[]> => scope.rows(OPEN_AFTER, parametersOf(days));

/** The stored periods of many agreements that carry one of the labels, by agreement and then by time. */
export const periodsOf = (
  scope: Scope,
  agreementIds: readonly string[],
  labels: readonly string[],
): Promise<PeriodRow[]> => scope.rows<PeriodRow>(BY_LABELS, { agreement_ids: agreementIds, labels });

/** Every stored period of many agreements, by agreement and then by time. */
export const allPeriodsOf = (scope: Scope, agreementIds: readonly string[]): Promise<PeriodRow[]> =>
  scope.rows<PeriodRow>(OF_AGREEMENTS, { agreement_ids: agreementIds });

/**
 * Reads periods that this transaction is going to settle; others wait. The caller holds their agreements already: always the
 * agreement before its periods, because whoever ends or signs it takes the locks in the same order.
 */
export const lockPeriods = (scope: Scope, ids: readonly string[]): Promise<PeriodRow[]> =>
  scope.rows<PeriodRow>(LOCK, { ids });

/** The earliest period before each day that is not closed, at most one per day: periods close in order. */
export const earlierOpenPeriods = (scope: Scope, days: readonly DayOfAgreement[]): Promise<PeriodRow[]> =>
  scope.rows<PeriodRow>(EARLIER_OPEN, parametersOf(days));

/** The last period written down for each agreement. */
export const lastPeriods = (scope: Scope, agreementIds: readonly string[]): Promise<PeriodRow[]> =>
  scope.rows<PeriodRow>(LAST, { agreement_ids: agreementIds });

/** A period and the version that it is closed under. */
export interface ClosedUnder {
  readonly id: string;
  readonly versionId: string;
}

/** OPEN becomes CLOSING, and the version it is closed under is written down; returns how many were still open. */
export const beginClosing = async (scope: Scope, periods: readonly ClosedUnder[]): Promise<number> =>
  (await scope.rows(BEGIN_CLOSING, closedUnder(periods))).length;

/** CLOSING becomes CLOSED, for ever; returns how many were in that state. */
export const closePeriodRows = async (
  scope: Scope,
  periods: readonly ClosedUnder[],
  closedAt: string,
): Promise<number> => (await scope.rows(CLOSE, { ...closedUnder(periods), closed_at: closedAt })).length;

const closedUnder = (periods: readonly ClosedUnder[]) => ({
  ids: periods.map(({ id }) => id),
  version_ids: periods.map(({ versionId }) => versionId),
});

const parametersOf = (days: readonly DayOfAgreement[]) => ({
  agreement_ids: days.map(({ agreementId }) => agreementId),
  start_ons: days.map(({ startOn }) => startOn),
});

/** Cuts the open period that reaches beyond the end of its agreement. */
export async function clipPeriods(scope: Scope, agreementId: string, endOn: string): Promise<void> {
  await scope.rows(CLIP, { agreement_id: agreementId, end_on: endOn });
}

export const periodById = loader({
  name: 'agreement_period.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<PeriodRow>(BY_IDS, { ids }), (row) => row.id),
});

export const PERIOD_LIST: ListSpec = {
  name: 'periods',
  select: `${columns(AgreementPeriod, 'p')}, a.time_zone as "timeZone"`,
  from: 'agreement_period p join agreement a on a.vendor_id = p.vendor_id and a.id = p.agreement_id',
  where: `${wall('p', 'agreement_period')} and ${wall('a', 'agreement')} and p.agreement_id = :agreement_id`,
  id: { sql: 'p.id', type: 'uuid' },
  filters: { label: { sql: 'p.label', type: 'text' }, state: { sql: 'p.state', type: 'text' } },
  orders: { START: { sql: 'p.start_on', type: 'date' } },
  defaultOrder: { field: 'START', direction: 'DESC' },
};

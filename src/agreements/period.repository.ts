import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { shareAgreement } from './agreement.repository';
import { AgreementPeriod } from './agreement-period.entity';
import type { PeriodState } from './period.rules';

/** A stored period, half-open: `endOn` is the first day after it. */
export type PeriodRow = Omit<Row<AgreementPeriod>, 'state'> & { readonly state: PeriodState };

const SELECT = `select ${columns(AgreementPeriod, 'p')} from agreement_period p where ${wall('p', 'agreement_period')}`;

const BY_IDS = statement('agreement_period.by-ids', `${SELECT} and p.id = any(:ids)`);
const BY_LABELS = statement(
  'agreement_period.by-labels',
  `${SELECT} and p.agreement_id = any(:agreement_ids) and p.label = any(:labels) order by p.agreement_id, p.start_on`,
);
const OPEN_FROM = statement(
  'agreement_period.open-from',
  `${SELECT} and p.agreement_id = :agreement_id and p.state = 'OPEN' and p.start_on > :start_on::date
   order by p.start_on limit 1`,
);
const LAST = statement(
  'agreement_period.last',
  `${SELECT} and p.agreement_id = :agreement_id order by p.start_on desc limit 1`,
);
const LAST_SETTLED = statement(
  'agreement_period.last-settled',
  `${SELECT} and p.agreement_id = :agreement_id and p.state <> 'OPEN' order by p.start_on desc limit 1`,
);
const EARLIER_OPEN = statement(
  'agreement_period.earlier-open',
  `${SELECT} and p.agreement_id = :agreement_id and p.start_on < :start_on::date and p.state <> 'CLOSED'
   order by p.start_on limit 1`,
);
const LOCK = statement('agreement_period.lock', `${SELECT} and p.id = :id for update`);
const BEGIN_CLOSING = statement(
  'agreement_period.begin-closing',
  `update agreement_period p set state = 'CLOSING', version_id = :version_id
   where ${wall('p', 'agreement_period')} and p.id = :id and p.state = 'OPEN' returning p.id`,
);
const CLOSE = statement(
  'agreement_period.close',
  `update agreement_period p set state = 'CLOSED', version_id = :version_id, closed_at = :closed_at::timestamptz
   where ${wall('p', 'agreement_period')} and p.id = :id and p.state = 'CLOSING' returning p.id`,
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

/** The first open period that begins after a day. */
export const openPeriodFrom = (scope: Scope, agreementId: string, startOn: string): Promise<PeriodRow | undefined> =>
  scope.one<PeriodRow>(OPEN_FROM, { agreement_id: agreementId, start_on: startOn });

export async function findPeriod(scope: Scope, agreementId: string, label: string): Promise<PeriodRow | undefined> {
  const [found] = await periodsOf(scope, [agreementId], [label]);
  return found;
}

/** The stored periods of many agreements that carry one of the labels, by agreement and then by time. */
export const periodsOf = (
  scope: Scope,
  agreementIds: readonly string[],
  labels: readonly string[],
): Promise<PeriodRow[]> => scope.rows<PeriodRow>(BY_LABELS, { agreement_ids: agreementIds, labels });

/** Reads a period that this transaction is going to settle; others wait, and its agreement keeps its terms meanwhile. */
export async function lockPeriod(scope: Scope, id: string): Promise<PeriodRow | undefined> {
  const known = await scope.one<PeriodRow>(BY_IDS, { ids: [id] });
  // Always the agreement before the period: whoever ends or signs it takes the locks in the same order.
  if (known !== undefined) await shareAgreement(scope, known.agreementId);
  return scope.one<PeriodRow>(LOCK, { id });
}

/** The earliest period before a day that is not closed: periods close in order. */
export const earlierOpenPeriod = (scope: Scope, agreementId: string, startOn: string): Promise<PeriodRow | undefined> =>
  scope.one<PeriodRow>(EARLIER_OPEN, { agreement_id: agreementId, start_on: startOn });

/** The last period written down for an agreement. */
export const lastPeriod = (scope: Scope, agreementId: string): Promise<PeriodRow | undefined> =>
  scope.one<PeriodRow>(LAST, { agreement_id: agreementId });

/** The last period that is closing or closed: nothing before its end may change. */
export const lastSettledPeriod = (scope: Scope, agreementId: string): Promise<PeriodRow | undefined> =>
  scope.one<PeriodRow>(LAST_SETTLED, { agreement_id: agreementId });

/** OPEN becomes CLOSING, and the version it is settled under is frozen; false where the period is not open any more. */
export async function beginClosing(scope: Scope, id: string, versionId: string): Promise<boolean> {
  return (await scope.rows(BEGIN_CLOSING, { id, version_id: versionId })).length === 1;
}

/** CLOSING becomes CLOSED, for ever; false where the period is in another state. */
export async function closePeriodRow(
  scope: Scope,
  { id, versionId, closedAt }: { readonly id: string; readonly versionId: string; readonly closedAt: string },
): Promise<boolean> {
  return (await scope.rows(CLOSE, { id, version_id: versionId, closed_at: closedAt })).length === 1;
}

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

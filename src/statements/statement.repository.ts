import type { PeriodRow } from '../agreements/period.repository';
import { TRANSFER_LIST } from '../ledger/ledger.repository';
import type { ListSpec } from '../platform/list-spec';
import { byKey, groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { plannedAnew, statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Statement } from './statement.entity';
import { type Booked, figuresOf, type StatementState } from './statement.rules';
// The walls below read the visibility that this declares.
import '../settlement/statement-line.entity';

export type StatementRow = Omit<Row<Statement>, 'state'> & { readonly state: StatementState };

const NEWEST = 12;
const SELECT = `select ${columns(Statement, 's')} from statement s where ${wall('s', 'statement')}`;
const BY_IDS = statement('statement.by-ids', `${SELECT} and s.id = any(:ids)`);
/** Of earlier labels only what accrued: that is what a statement brings forward. */
const BOOKED = statement(
  'statement.booked',
  `select s.id, s.label as "ownLabel", b.* from statement s
   left join lateral (
     select t.period_label as label, a.kind, t.reason_kind in ('statement', 'potMovement') as "isLock", sum(e.net) as net
     from ledger_transfer t
     cross join lateral (values (t.credit_account_id, t.amount), (t.debit_account_id, -t.amount)) as e(account_id, net)
     join ledger_account a on a.vendor_id = t.vendor_id and a.id = e.account_id
       and (t.period_label = s.label or a.kind = 'PARTNER_ACCRUED')
     where t.vendor_id = s.vendor_id and t.partner_id = s.partner_id and t.currency = s.currency
       and ${wall('t', 'ledger_transfer')} and ${wall('a', 'ledger_account')}
     group by t.period_label, a.kind, t.reason_kind in ('statement', 'potMovement')
   ) b on true
   where ${wall('s', 'statement')} and s.id = any(:ids)`,
);
const NEWEST_OF = statement(
  'statement.newest-of-partners',
  `select n.* from unnest(:partner_ids::uuid[]) as p(id)
   cross join lateral (
     ${SELECT} and s.partner_id = p.id order by s.created_at desc, s.id desc limit ${NEWEST}
   ) n`,
);
const HOLD = statement('statement.hold', `${SELECT} and s.id = :id for no key update`);
const HOLD_LOCKED = statement(
  'statement.hold-locked',
  `${SELECT} and s.partner_id = :partner_id and s.currency = :currency and s.label = any(:labels) and s.state = 'LOCKED'
   order by s.id for no key update`,
);
const UNLOCKED = statement(
  'statement.unlocked',
  `${SELECT} and s.partner_id = :partner_id and s.currency = :currency and s.state in ('DRAFT', 'IN_REVIEW')`,
);
const REVIEWED = statement(
  'statement.reviewed',
  `select s.* from unnest(:partner_ids::uuid[], :currencies::text[]) as w(partner_id, currency)
   cross join lateral (
     ${SELECT} and s.partner_id = w.partner_id and s.currency = w.currency and s.state = 'IN_REVIEW'
   ) as s`,
);
const HOLD_REVIEWED = statement(
  'statement.hold-reviewed',
  `${SELECT} and s.id = any(:ids) and s.state = 'IN_REVIEW' order by s.id for no key update`,
);
/** Shared by all who post under them; whoever wants to submit, approve or lock one waits. */
const KEEP = statement('statement.keep', `${SELECT} and s.id = any(:ids) order by s.id for share`);
const LOCKED_AMONG = statement(
  'statement.locked-among',
  `select s.id from statement s where ${wall('s', 'statement')} and s.id = any(:ids) and s.state in ('LOCKED', 'PAID')`,
);
const MOVE = statement(
  'statement.move',
  `update statement s set state = :state, submitted_by = :submitted_by, submitted_at = :submitted_at::timestamptz,
     approved_by = :approved_by, approved_at = :approved_at::timestamptz, locked_at = :locked_at::timestamptz,
     paid_at = :paid_at::timestamptz
   where ${wall('s', 'statement')} and s.id = :id`,
);
const POSTED_TO = plannedAnew(
  'statement.posted-to',
  `select distinct p.* from unnest(:agreement_ids::uuid[], :period_ids::uuid[]) as w(agreement_id, period_id)
   cross join lateral (
     select l.posted_period_id as "periodId", l.partner_id as "partnerId", l.currency, l.posted_label as label
     from statement_line l where ${wall('l', 'statement_line')} and l.posted_period_id = w.period_id
     union all
     select t.period_id, t.partner_id, t.currency, t.period_label from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and (t.agreement_id, t.period_id) = (w.agreement_id, w.period_id) and t.partner_id is not null
   ) p order by 1, 2, 3`,
);

/** Adds statements; returns those that were not there yet. */
export const addStatements = (scope: Scope, statements: readonly StatementRow[]): Promise<Row<Statement>[]> =>
  insertRows(scope, Statement, statements);

/** Whom, in which currency and under which label the postings of some periods concern. */
export const postedTo = (scope: Scope, periods: readonly Pick<PeriodRow, 'id' | 'agreementId'>[]) =>
  scope.rows<Pick<StatementRow, 'partnerId' | 'currency' | 'label'> & { readonly periodId: string }>(POSTED_TO, {
    agreement_ids: periods.map(({ agreementId }) => agreementId),
    period_ids: periods.map(({ id }) => id),
  });

/** The newest statements of a partner, for whoever follows them live. */
export const statementsOfPartner = loader({
  name: 'statement.newest-of-partner',
  batch: async (scope: Scope, partner_ids: readonly string[]) =>
    groupedBy(await scope.rows<StatementRow>(NEWEST_OF, { partner_ids }), ({ partnerId }) => partnerId),
});

export const statementById = loader({
  name: 'statement.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<StatementRow>(BY_IDS, { ids }), ({ id }) => id),
});

type BookedRow = { readonly id: string; readonly ownLabel: string; readonly net: string | null } & Omit<Booked, 'net'>;

/** The account of a statement, read off the ledger. */
export const figuresOfStatement = loader({
  name: 'statement.figures',
  batch: async (scope: Scope, ids: readonly string[]) => {
    const rows = groupedBy(await scope.rows<BookedRow>(BOOKED, { ids }), ({ id }) => id);
    const booked = ({ net, ...row }: BookedRow): Booked[] => (net === null ? [] : [{ ...row, net: BigInt(net) }]);
    return new Map([...rows].map(([id, own]) => [id, figuresOf(own[0]?.ownLabel ?? '', own.flatMap(booked))]));
  },
});

/** Reads a statement that this transaction is going to move; others who want to move it wait. */
export const holdStatement = (scope: Scope, id: string): Promise<StatementRow | undefined> =>
  scope.one<StatementRow>(HOLD, { id });

/** Reads the locked statements of some labels that this transaction may move, in one order. */
export const holdLockedStatements = (
  scope: Scope,
  {
    partnerId,
    currency,
    labels,
  }: Pick<StatementRow, 'partnerId' | 'currency'> & { readonly labels: readonly string[] },
): Promise<StatementRow[]> => scope.rows<StatementRow>(HOLD_LOCKED, { partner_id: partnerId, currency, labels });

type Account = Pick<StatementRow, 'partnerId' | 'currency'>;

/** The statements in review of some partners and currencies, each pair named once; not held. */
export const reviewedStatements = (scope: Scope, of: readonly Account[]): Promise<StatementRow[]> =>
  scope.rows<StatementRow>(REVIEWED, {
    partner_ids: of.map(({ partnerId }) => partnerId),
    currencies: of.map(({ currency }) => currency),
  });

/** Reads those of some statements that are still in review and that this transaction may move, in one order. */
export const holdReviewed = (scope: Scope, ids: readonly string[]): Promise<StatementRow[]> =>
  scope.rows<StatementRow>(HOLD_REVIEWED, { ids });

/** Reads statements as they stay until the end of this transaction, unless it moves them itself. */
export const keepStatements = (scope: Scope, ids: readonly string[]): Promise<StatementRow[]> =>
  scope.rows<StatementRow>(KEEP, { ids });

/** The statements of one partner and currency that nobody has locked yet. */
export const unlockedStatements = (
  scope: Scope,
  { partnerId, currency }: Pick<StatementRow, 'partnerId' | 'currency'>,
): Promise<StatementRow[]> => scope.rows<StatementRow>(UNLOCKED, { partner_id: partnerId, currency });

/** Writes down where a statement stands; the caller holds it. */
export async function moveStatement(scope: Scope, moved: StatementRow): Promise<void> {
  const { id, state, submittedBy, submittedAt, approvedBy, approvedAt, lockedAt, paidAt } = moved;
  await scope.rows(MOVE, {
    ...{ id, state, submitted_by: submittedBy, submitted_at: submittedAt, approved_by: approvedBy },
    ...{ approved_at: approvedAt, locked_at: lockedAt, paid_at: paidAt },
  });
}

export const STATEMENT_LIST: ListSpec = {
  name: 'statements',
  select: columns(Statement, 's'),
  from: 'statement s',
  where: wall('s', 'statement'),
  id: { sql: 's.id', type: 'uuid' },
  filters: {
    partnerId: { sql: 's.partner_id', type: 'uuid' },
    currency: { sql: 's.currency', type: 'text' },
    period: { sql: 's.label', type: 'text' },
    state: { sql: 's.state', type: 'text' },
  },
  orders: {
    PERIOD: { sql: 's.label', type: 'text' },
    CREATED_AT: { sql: 's.created_at', type: 'timestamptz' },
  },
  defaultOrder: { field: 'PERIOD', direction: 'DESC' },
};

/** What the ledger booked for the partner and currency of a statement under its label. */
export const MOVEMENT_LIST: ListSpec = {
  ...TRANSFER_LIST,
  name: 'statement.movements',
  where: `${wall('t', 'ledger_transfer')} and t.partner_id = :partner_id and t.period_label = :label and t.currency = :currency`,
  filters: { reasonKind: { sql: 't.reason_kind', type: 'text' } },
};

/** Which of some statements are locked, or even paid; one that is not written down yet is not. */
export async function lockedAmong(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await scope.rows<{ readonly id: string }>(LOCKED_AMONG, { ids })).map(({ id }) => id));
}

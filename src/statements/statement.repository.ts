import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Statement } from './statement.entity';
import type { StatementState } from './statement.rules';
// The walls below read the visibility that this declares.
import '../settlement/statement-line.entity';

export type StatementRow = Omit<Row<Statement>, 'state'> & { readonly state: StatementState };

const BY_IDS = statement(
  'statement.by-ids',
  `select ${columns(Statement, 's')} from statement s where ${wall('s', 'statement')} and s.id = any(:ids)`,
);
const SUMS = statement(
  'statement.sums',
  `select s.id, coalesce(sum(l.amount), 0) as total, coalesce(sum(l.held), 0) as held
   from statement s
   left join statement_line l on l.vendor_id = s.vendor_id and l.partner_id = s.partner_id and l.posted_label = s.label
     and l.currency = s.currency and ${wall('l', 'statement_line')}
   where ${wall('s', 'statement')} and s.id = any(:ids) group by s.id`,
);
const POSTED_TO = statement(
  'statement.posted-to',
  `select distinct l.partner_id as "partnerId", l.currency, l.posted_label as label from statement_line l
   where ${wall('l', 'statement_line')} and l.posted_period_id = :period_id order by l.partner_id, l.currency`,
);

/** Adds statements; returns those that were not there yet. */
export const addStatements = (scope: Scope, statements: readonly StatementRow[]): Promise<Row<Statement>[]> =>
  insertRows(scope, Statement, statements);

/** Whom, in which currency and under which label the postings of a period concern. */
export const postedTo = (scope: Scope, periodId: string) =>
  scope.rows<Pick<StatementRow, 'partnerId' | 'currency' | 'label'>>(POSTED_TO, { period_id: periodId });

export const statementById = loader({
  name: 'statement.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<StatementRow>(BY_IDS, { ids }), ({ id }) => id),
});

/** What the lines of a statement sum up to, in minor units. */
export const sumsOfStatement = loader({
  name: 'statement.sums',
  batch: async (scope: Scope, ids: readonly string[]) => {
    const rows = await scope.rows<{ id: string; total: string; held: string }>(SUMS, { ids });
    return byKey(
      rows.map(({ id, total, held }) => ({ id, total: BigInt(total), held: BigInt(held) })),
      ({ id }) => id,
    );
  },
});

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

import { JsonText } from '../platform/json-text';
import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { plannedAnew, statement } from '../platform/statement';
import { columns, type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import { documentPieces, type LineDocument } from './line-document.rules';
import type { PostedLine } from './revision.rules';
import { SettlementRun } from './settlement-run.entity';
import type { StoredSharing } from './sharing.rules';
import { StatementLine } from './statement-line.entity';

export type RunRow = Omit<Row<SettlementRun>, 'sharing'> & { readonly sharing: readonly StoredSharing[] | null };
/** A line without its explanation, which is large and read only where somebody asks for it. */
export type LineRow = Omit<Row<StatementLine>, 'explanation'>;
export type ExplainedLineRow = Omit<Row<StatementLine>, 'explanation'> & { readonly explanation: LineDocument };

const LINE_COLUMNS = columns(StatementLine, 'l')
  .split(', ')
  .filter((column) => !column.includes('"explanation"'))
  .join(', ');
const LINE = `select ${LINE_COLUMNS} from statement_line l where ${wall('l', 'statement_line')}`;
const RUN = `select ${columns(SettlementRun, 'r')} from settlement_run r where ${wall('r', 'settlement_run')}`;

const RUNS_BY_IDS = statement('settlement_run.by-ids', `${RUN} and r.id = any(:ids)`);
const LINES_BY_IDS = statement('statement_line.by-ids', `${LINE} and l.id = any(:ids)`);
const EXPLANATIONS = statement(
  'statement_line.explanations',
  `select l.id, l.explanation from statement_line l where ${wall('l', 'statement_line')} and l.id = any(:ids)`,
);
/** Each once, however often it stands in the list: what several ask for is not found several times. */
const ASKED_PERIODS = '(select distinct unnest(:period_ids::uuid[])) as w(period_id)';
const LAST_RUNS = plannedAnew(
  'settlement_run.last',
  `select r.* from ${ASKED_PERIODS}
   cross join lateral (
     select ${columns(SettlementRun, 'r')} from settlement_run r
     where ${wall('r', 'settlement_run')} and r.period_id = w.period_id order by r.number desc limit 1
   ) r`,
);
const POSTED = plannedAnew(
  'statement_line.posted',
  `select l.* from ${ASKED_PERIODS}
   cross join lateral (
     select l.period_id as "periodId", l.component, l.segment, l.payee, l.partner_id as "partnerId", l.currency,
       sum(l.amount) as amount, sum(l.held) as held, max(l.revision) as revision,
       (array_agg(l.id order by l.revision desc))[1] as "lineId",
       (array_agg(l.pot order by l.revision desc))[1] as pot
     from statement_line l where ${wall('l', 'statement_line')} and l.period_id = w.period_id
     group by l.period_id, l.component, l.segment, l.payee, l.partner_id, l.currency
   ) l`,
);

/** Adds runs, at most one per period; false where somebody settled one of the periods under the same number. */
export const addRuns = async (scope: Scope, runs: readonly RunRow[]): Promise<boolean> =>
  (await takeRows(scope, SettlementRun, runs)) === runs.length;

/** Adds lines; false where the revision number of one of them was taken. */
export async function addLines(scope: Scope, lines: readonly ExplainedLineRow[]): Promise<boolean> {
  const rows = lines.map((line) => ({ ...line, explanation: new JsonText(documentPieces(line.explanation)) }));
  return (await takeRows(scope, StatementLine, rows)) === lines.length;
}

/** The last run of each period that was ever settled. */
export async function lastRuns(scope: Scope, periodIds: readonly string[]): Promise<ReadonlyMap<string, RunRow>> {
  return byKey(await scope.rows<RunRow>(LAST_RUNS, { period_ids: periodIds }), ({ periodId }) => periodId);
}

export interface PostedOfPeriod extends PostedLine {
  readonly periodId: string;
}

/** What all revisions of each line of these periods sum up to. */
export async function postedLines(scope: Scope, periodIds: readonly string[]): Promise<PostedOfPeriod[]> {
  if (periodIds.length === 0) return [];
  type Found = Omit<PostedOfPeriod, 'amount' | 'held'> & { readonly amount: string; readonly held: string };
  const rows = await scope.rows<Found>(POSTED, { period_ids: periodIds });
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), held: BigInt(row.held) }));
}

export const runById = loader({
  name: 'settlement_run.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<RunRow>(RUNS_BY_IDS, { ids }), ({ id }) => id),
});

export const lineById = loader({
  name: 'statement_line.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<LineRow>(LINES_BY_IDS, { ids }), ({ id }) => id),
});

export const explanationOfLine = loader({
  name: 'statement_line.explanation',
  batch: async (scope: Scope, ids: readonly string[]) => {
    type Found = { readonly id: string; readonly explanation: LineDocument };
    return byKey(await scope.rows<Found>(EXPLANATIONS, { ids }), ({ id }) => id);
  },
});

const LINE_LIST = {
  select: LINE_COLUMNS,
  from: 'statement_line l',
  id: { sql: 'l.id', type: 'uuid' },
  filters: {
    component: { sql: 'l.component', type: 'text' },
    period: { sql: 'l.period_label', type: 'text' },
    agreementId: { sql: 'l.agreement_id', type: 'uuid' },
  },
  orders: { POSTED_AT: { sql: 'l.id', type: 'uuid' } },
  defaultOrder: { field: 'POSTED_AT', direction: 'ASC' },
} as const satisfies Partial<ListSpec>;

/** The lines that one run posted. */
export const LINES_OF_RUN: ListSpec = {
  ...LINE_LIST,
  name: 'settlementRun.lines',
  where: `${wall('l', 'statement_line')} and l.run_id = :run_id`,
};

/** The lines that one statement gathers. */
export const LINES_OF_STATEMENT: ListSpec = {
  ...LINE_LIST,
  name: 'statement.lines',
  where: `${wall('l', 'statement_line')} and l.partner_id = :partner_id and l.posted_label = :label and l.currency = :currency`,
};

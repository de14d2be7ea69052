import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../platform/scope';
import { compile, type Statement, statement } from '../../platform/statement';
import { wall } from '../../platform/wall';
import { LEAF } from '../seals/canonical.rules';
import { SEAL_COLUMNS } from '../seals/seal.repository';
import { TRANSFER_TEXT } from '../seals/transfer-text.rules';
// The walls below read the visibility that these declare.
import '../ledger-account.entity';
import '../ledger-transfer.entity';
import '../../platform/outbox.entity';
import '../seals/ledger-sealed-posting.entity';

/** A statement that is read as a stream: its rows come in blocks, and nobody holds them all. */
export interface Stream {
  readonly without: Statement;
  readonly declare: Statement;
  readonly afterwards: Statement;
  readonly fetch: Statement;
}

type Method = 'enable_nestloop' | 'enable_sort';

/** What the planner believes to be few is hashed: more memory than for few keeps it off the disk, and stays bounded. */
const ROOM = "set local work_mem = '64MB'";

const stream = (name: string, block: number, text: string, unsuited: Method = 'enable_nestloop'): Stream => ({
  without: compile(`verify.${name}.without`, `set local ${unsuited} = off; ${ROOM}`, false),
  afterwards: compile(`verify.${name}.afterwards`, `set local ${unsuited} = on`, false),
  declare: statement(`verify.${name}`, `declare ${name} no scroll cursor for ${text}`),
  // Not prepared: what it means is whatever the cursor of the transaction was declared for.
  fetch: compile(`verify.${name}.fetch`, `fetch ${block} from ${name}`, false),
});

const THROUGH = `coalesce((select s.through_seq from ledger_seal s where ${wall('s', 'ledger_seal')} order by s.number desc limit 1), 0)`;
/** No seal has this number: what ends the last page is before the first place of its list. */
const END = '9223372036854775807';
const BEFORE_ALL = "'-9223372036854775808'::bigint";
/** What stands at a place of a list; the owner of the table can take it away from there, and leave the row. */
const LISTS = `p.seal_number < ${END} and p.seq is not null`;
const NOT_LISTED = (postingId: string): string => `not exists (
  select 1 from ledger_sealed_posting p
  where ${wall('p', 'ledger_sealed_posting')} and ${LISTS} and p.posting_id = ${postingId})`;
const WAITS = `o.topic = 'posting' and (o.seq is null or o.seq > ${THROUGH})`;

/** A cursor is planned for its first rows unless told that all of them are wanted. */
export const WHOLE = statement('verify.whole', 'set local cursor_tuple_fraction = 1');

export const ACCOUNTS = stream(
  'accounts',
  5_000,
  `select a.vendor_id as "vendorId", a.id, a.kind, a.currency, a.partner_id as "partnerId", a.agreement_id as "agreementId"
   from ledger_account a where ${wall('a', 'ledger_account')}`,
);
export const LOOSE = stream(
  'loose',
  5_000,
  `select t.posting_id as "postingId", t.line, ${TRANSFER_TEXT} as text, exists (
     select 1 from outbox o where ${wall('o', 'outbox')} and o.subject_id = t.posting_id and ${WAITS}) as "isAnnounced"
   from ledger_transfer t where ${wall('t', 'ledger_transfer')} and ${NOT_LISTED('t.posting_id')}`,
);
export const LOST = stream(
  'lost',
  5_000,
  `select o.subject_id as "postingId", o.seq from outbox o
   where ${wall('o', 'outbox')} and ${WAITS} and ${NOT_LISTED('o.subject_id')} and not exists (
     select 1 from ledger_transfer t where ${wall('t', 'ledger_transfer')} and t.posting_id = o.subject_id)`,
);
export const SEALS = stream(
  'seals',
  200,
  `select ${SEAL_COLUMNS} from ledger_seal s where ${wall('s', 'ledger_seal')} and s.number is not null order by s.number`,
);
/**
 * The entries of the lists in their order, each with the number of its seal, a page of them in a row with all of their
 * transfers as place and text: what is looked up posting by posting and read row by row costs more than what is in the rows.
 * A page ends where its entries and the transfers that were sealed with them are enough, whatever seals they stand in. It is
 * looked up by its first and last place and by nothing else: one more bound of the number has the index read on to its end.
 */
export const LISTED = stream(
  'listed',
  4,
  `select g.entries, coalesce((
     select string_agg(t.line || '|' || ${TRANSFER_TEXT}, :between order by t.posting_id, t.line) from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and t.posting_id = any(g.ids)), '') as found
   from (
     select e.number, e.seq, lead(e.number, 1, ${END}) over o as "endNumber", lead(e.seq, 1, ${BEFORE_ALL}) over o as "endSeq"
     from (
       select l.number, l.seq, sum(l.size) over w - l.size as before, lag(l.size, 1, :page::int) over w as previous
       from (
         select p.seal_number as number, p.seq, 1 + coalesce(octet_length(p.leaves), 0) / ${LEAF / 2} as size
         from ledger_sealed_posting p where ${wall('p', 'ledger_sealed_posting')} and ${LISTS}) l
       window w as (order by l.number, l.seq rows unbounded preceding)) e
     where e.before / :page::int > (e.before - e.previous) / :page::int
     window o as (order by e.number, e.seq)) b
   cross join lateral (
     select array_agg(p.posting_id) as ids, string_agg(
       concat_ws('|', p.seal_number, p.seq, p.posting_id, encode(p.leaves, 'hex')), E'\\n' order by p.seal_number, p.seq) as entries
     from ledger_sealed_posting p where ${wall('p', 'ledger_sealed_posting')} and p.seq is not null
       and (p.seal_number, p.seq) >= (b.number, b.seq) and (p.seal_number, p.seq) < (b."endNumber", b."endSeq")) g
   order by b.number, b.seq`,
  // As they stand in the index, not sorted: that would hold all of them, and the first would come last.
  'enable_sort',
);
const NETS = statement(
  'verify.nets',
  `select e.account_id as id, sum(e.net)::text as net from (
     select t.credit_account_id, t.debit_account_id, sum(t.amount) as amount from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} group by t.credit_account_id, t.debit_account_id
   ) t cross join lateral (values (t.credit_account_id, t.amount), (t.debit_account_id, -t.amount)) as e(account_id, net)
   group by e.account_id`,
);

/** Entries of lists, one in a line behind the number of its seal, and what is found of them: empty where nothing is. */
export interface ListedRow {
  readonly entries: string;
  readonly found: string;
}

/** What the product shows on each account. */
export const shownNets = (scope: Scope) => scope.rows<{ readonly id: string; readonly net: string }>(NETS);

/** The rows of a stream, block by block; the next block is on its way while one is read. */
export async function* blocks<Row extends object>(
  scope: Scope,
  { without, declare, afterwards, fetch }: Stream,
  parameters: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<Row[]> {
  // Row-level security has the planner expect few rows, where all of a vendor's come: what suits few only is put off.
  await scope.rows(without);
  await scope.rows(declare, parameters);
  await scope.rows(afterwards);
  let next = scope.rows<Row>(fetch);
  for (let rows = await next; rows.length > 0; rows = await next) {
    next = scope.rows<Row>(fetch);
    // Whoever stops reading does not wait for it.
    next.catch(() => undefined);
    // What reads a block leaves no room for anything else, so the demand for the next one goes out first.
    await setImmediate();
    yield rows;
  }
}

/** The rows of a stream one by one. */
export async function* rowsOf<Row extends object>(scope: Scope, of: Stream): AsyncGenerator<Row> {
  for await (const rows of blocks<Row>(scope, of)) yield* rows;
}

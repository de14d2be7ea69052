import type { Client } from 'pg';
import type { Books } from './posting-books';

/** Ids that grow with time, as those of the product do. */
const timed = (salt: string): string =>
  `(lpad(to_hex(1800000000000 + g), 12, '0') || '7' || substr(md5('${salt}' || g), 1, 3) || '8' || substr(md5('${salt}' || g), 4, 15))::uuid`;

const BOOK = `
  with shape as (
    select l.* from ledger_transfer l where l.vendor_id = $1 and l.posting_id = $2
  ), posting as (select g, ${timed('posting')} as id from generate_series(1, $3::int) g)
  insert into ledger_transfer (vendor_id, id, posting_id, line, debit_account_id, credit_account_id, amount, currency,
    partner_id, agreement_id, period_id, period_label, reason_kind, reason_id, booked_at)
  select s.vendor_id, case s.line when 0 then ${timed('first')} else ${timed('second')} end, p.id, s.line, s.debit_account_id,
    s.credit_account_id, s.amount + p.g, s.currency, s.partner_id, s.agreement_id, s.period_id, s.period_label, s.reason_kind,
    ${timed('reason')}, s.booked_at from posting p cross join shape s`;

const ANNOUNCE = `
  with head as (select seq from outbox_head where vendor_id = $1), posting as (
    select g, ${timed('posting')} as id from generate_series(1, $2::int) g), announced as (
    insert into outbox (vendor_id, id, topic, subject_id, at, seq)
    select $1, ${timed('announcement')}, 'posting', p.id, now(), head.seq + p.g from posting p cross join head returning 1)
  update outbox_head set seq = seq + (select count(*) from announced) where vendor_id = $1`;

/** Books many postings of two transfers at once, numbered already, in the shape of one that was booked by the product. */
export async function bookMany(admin: Client, books: Books, postings: number): Promise<void> {
  const [shape] = await books.book(1);
  await books.numbered();
  await admin.query(BOOK, [books.vendorId, shape, postings]);
  await admin.query(ANNOUNCE, [books.vendorId, postings]);
  await admin.query('analyze ledger_transfer, outbox');
}

import { authorityOf, systemHat } from '../../../src/access/hat.rules';
import { faultsOfBooks } from '../../../test/support/assert-books';
import type { TestDatabase } from '../../../test/support/database';
import { asAdmin } from '../harness/desk';

interface Booked {
  readonly label: string;
  readonly runs: number;
  readonly amount: string;
  readonly held: string;
  readonly credited: string;
  readonly withheld: string;
  readonly due: string;
}

/**
 * Every period that is closed or booked against what it must hold: 100.01 and 10.00 for each verified credit, a tenth held of
 * each line; computed here by the database alone, from one moment of it. Periods are counted as well.
 */
export async function periodFaults(store: TestDatabase, vendorId: string) {
  const rows = await asAdmin<Booked>(store, PERIODS.replaceAll(':vendor', `'${vendorId}'`));
  const faults = rows.flatMap((row) => {
    const isRight =
      row.runs === 1 &&
      row.amount === row.due &&
      BigInt(row.credited) + BigInt(row.withheld) === BigInt(row.due) &&
      row.withheld === row.held;
    return isRight ? [] : [`${row.label}: ${JSON.stringify(row)}`];
  });
  return { faults, periods: rows.length };
}

/** What must hold of the books of a vendor at every commit, and that each vendor-wide run that is done has closed every period. */
export async function bookFaults(store: TestDatabase, vendorId: string): Promise<readonly string[]> {
  const scope = store.database.reading(authorityOf(systemHat(vendorId)), BOOKS_MS);
  const books = await faultsOfBooks(scope).finally(() => scope.close());
  const left = await asAdmin<{ label: string; missing: number }>(store, RUNS.replaceAll(':vendor', `'${vendorId}'`));
  return [
    ...books,
    ...left.map(({ label, missing }) => `the run of ${label} is done and left out ${missing} agreements`),
  ];
}

/** How many releases the ledger has, each booked as its record says. */
export async function releasesOf(store: TestDatabase, vendorId: string): Promise<{ count: number; unbooked: number }> {
  const [row] = await asAdmin<{ count: number; unbooked: number }>(
    store,
    RELEASES.replaceAll(':vendor', `'${vendorId}'`),
  );
  return row ?? { count: 0, unbooked: 0 };
}

const BOOKS_MS = 60_000;

const PERIODS = `
  select p.label, r.runs, l.amount, l.held, t.credited, t.withheld,
    (10001 + 1000 * coalesce((select sum(o.quantity) from outcome o where o.vendor_id = p.vendor_id
      and o.state = 'VERIFIED' and to_char(o.matures_at at time zone 'UTC', 'YYYY-MM') = p.label), 0))::bigint::text as due
  from agreement_period p
  cross join lateral (select count(*)::int as runs from settlement_run r
    where r.vendor_id = p.vendor_id and r.period_id = p.id) r
  cross join lateral (select coalesce(sum(amount), 0)::text as amount, coalesce(sum(held), 0)::text as held
    from statement_line l where l.vendor_id = p.vendor_id and l.period_id = p.id) l
  cross join lateral (select count(*)::int as transfers,
      coalesce(sum(t.amount) filter (where c.kind = 'PARTNER_ACCRUED'), 0)::text as credited,
      coalesce(sum(t.amount) filter (where c.kind = 'PARTNER_HELD'), 0)::text as withheld
    from ledger_transfer t join ledger_account c on (c.vendor_id, c.id) = (t.vendor_id, t.credit_account_id)
    where t.vendor_id = p.vendor_id and t.agreement_id = p.agreement_id and t.period_id = p.id
      and t.reason_kind = 'settlementRun') t
  where p.vendor_id = :vendor and (p.state = 'CLOSED' or t.transfers > 0)`;

const RUNS = `
  select b.label, b.agreement_count - count(p.id)::int as missing
  from settlement_batch b
  left join agreement_period p on p.vendor_id = b.vendor_id and p.label = b.label and p.state = 'CLOSED'
  where b.vendor_id = :vendor and not exists (select 1 from settlement_batch_part t
    where t.vendor_id = b.vendor_id and t.batch_id = b.id and t.done_at is null)
  group by b.vendor_id, b.id, b.label, b.agreement_count having b.agreement_count <> count(p.id)`;

const RELEASES = `
  select count(*)::int as count, count(*) filter (where m.amount is distinct from (select sum(t.amount)
    from ledger_transfer t where t.vendor_id = m.vendor_id and t.reason_kind = 'potMovement' and t.reason_id = m.id))::int as unbooked
  from pot_movement m where m.vendor_id = :vendor and m.move = 'RELEASE'`;

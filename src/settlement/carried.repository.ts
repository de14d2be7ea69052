import type { VersionRow } from '../agreements/version.repository';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../agreements/agreement-period.entity';
import '../agreements/agreement-version.entity';
import '../kpis/kpi.entity';
import '../kpis/outcome-definition.entity';
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import './settlement-run.entity';
import './statement-line.entity';

/** A balance that an agreement carries into a period. */
export interface BalanceQuery {
  readonly agreementId: string;
  readonly component: string;
  readonly measure: string;
  readonly currency: string;
  /** The first day of the period, and the instant at which it begins. */
  readonly startOn: string;
  readonly startAt: string;
}

/** What the lines of all earlier periods come to, whenever they were posted, and what was decided about the reserve by then. */
export interface CarriedBalance {
  readonly lines: bigint;
  readonly moved: bigint;
  /** Whether the vendor measures the balance itself. */
  readonly isMeasured: boolean;
}

const MOVED = `coalesce((
  select sum(t.amount) from ledger_account a
  join ledger_transfer t on t.vendor_id = a.vendor_id and t.debit_account_id = a.id
  where ${wall('a', 'ledger_account')} and ${wall('t', 'ledger_transfer')} and a.agreement_id = s.agreement_id
    and a.kind = 'PARTNER_RESERVE' and a.currency = s.currency and t.reason_kind = 'potMovement'`;
const BEFORE = statement(
  'settlement.carried-before',
  `select
     coalesce((
       select sum(l.amount) from agreement_period p
       join statement_line l on l.vendor_id = p.vendor_id and l.agreement_id = p.agreement_id and l.period_id = p.id
       where ${wall('p', 'agreement_period')} and ${wall('l', 'statement_line')} and p.agreement_id = s.agreement_id
         and p.start_on < s.start_on and l.component = s.component and l.currency = s.currency), 0) as lines,
     ${MOVED} and t.booked_at < s.start_at), 0) as moved,
     exists (select 1 from kpi k where ${wall('k', 'kpi')} and k.key = s.measure)
       or exists (select 1 from outcome_definition d where ${wall('d', 'outcome_definition')} and d.key = s.measure)
       as "isMeasured"
   from unnest(:agreement_ids::uuid[], :components::text[], :measures::text[], :currencies::text[], :starts_on::date[],
       :starts_at::timestamptz[])
     with ordinality as s(agreement_id, component, measure, currency, start_on, start_at, place)
   order by s.place`,
);
const STANDINGS = statement(
  'settlement.carried-standings',
  `select
     coalesce((
       select sum(l.amount) from statement_line l
       where ${wall('l', 'statement_line')} and l.agreement_id = s.agreement_id and l.component = s.component
         and l.partner_id = s.partner_id and l.currency = s.currency), 0) as lines,
     ${MOVED} and a.partner_id = s.partner_id), 0) as moved
   from unnest(:agreement_ids::uuid[], :components::text[], :partner_ids::uuid[], :currencies::text[])
     with ordinality as s(agreement_id, component, partner_id, currency, place)
   order by s.place`,
);
const SETTLED_TERMS = statement(
  'settlement.settled-terms',
  `select v.agreement_id as "agreementId", v.terms, v.terms_hash as "termsHash" from agreement_version v
   where ${wall('v', 'agreement_version')} and v.agreement_id = any(:agreement_ids) and exists (
     select 1 from agreement_period p
     join settlement_run r on r.vendor_id = p.vendor_id and r.period_id = p.id and r.version_id = v.id
     where ${wall('p', 'agreement_period')} and ${wall('r', 'settlement_run')} and p.vendor_id = v.vendor_id
       and p.agreement_id = v.agreement_id)
   order by v.agreement_id, v.number`,
);

type Terms = Pick<VersionRow, 'agreementId' | 'terms' | 'termsHash'>;

/** The terms of agreements under which a period was settled, the oldest first. */
export const settledTerms = (scope: Scope, agreementIds: readonly string[]): Promise<Terms[]> =>
  scope.rows<Terms>(SETTLED_TERMS, { agreement_ids: [...new Set(agreementIds)] });

/** The balances before periods, in one statement and in their order. */
export async function carriedBefore(scope: Scope, queries: readonly BalanceQuery[]): Promise<CarriedBalance[]> {
  if (queries.length === 0) return [];
  type Found = { readonly lines: string; readonly moved: string; readonly isMeasured: boolean };
  const rows = await scope.rows<Found>(BEFORE, {
    agreement_ids: queries.map(({ agreementId }) => agreementId),
    components: queries.map(({ component }) => component),
    measures: queries.map(({ measure }) => measure),
    currencies: queries.map(({ currency }) => currency),
    starts_on: queries.map(({ startOn }) => startOn),
    starts_at: queries.map(({ startAt }) => startAt),
  });
  return rows.map(({ isMeasured, ...sums }) => ({ isMeasured, ...read(sums) }));
}

/** A balance that a payee of an agreement carries over, over all periods. */
export interface StandingQuery {
  readonly agreementId: string;
  readonly component: string;
  readonly partnerId: string;
  readonly currency: string;
}

/** Where payees stand with all their lines, in one statement and in the order of the queries. */
export async function carriedStandings(
  scope: Scope,
  queries: readonly StandingQuery[],
): Promise<readonly Omit<CarriedBalance, 'isMeasured'>[]> {
  if (queries.length === 0) return [];
  const rows = await scope.rows<{ readonly lines: string; readonly moved: string }>(STANDINGS, {
    agreement_ids: queries.map(({ agreementId }) => agreementId),
    components: queries.map(({ component }) => component),
    partner_ids: queries.map(({ partnerId }) => partnerId),
    currencies: queries.map(({ currency }) => currency),
  });
  return rows.map(read);
}

const read = ({ lines, moved }: { readonly lines: string; readonly moved: string }) => ({
  lines: BigInt(lines),
  moved: BigInt(moved),
});

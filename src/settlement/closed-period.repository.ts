import { AgreementPeriod } from '../agreements/agreement-period.entity';
import type { PeriodRow } from '../agreements/period.repository';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns } from '../platform/table';
import { wall } from '../platform/wall';
// The walls below read the visibility that this declares.
import './settlement-run.entity';

/** A closed period and what its last run had read: the sign of the facts, and the version. */
export type ClosedPeriod = PeriodRow & { readonly factsMark: string; readonly settledUnder: string };

const CLOSED = statement(
  'settlement.closed-periods',
  `select ${columns(AgreementPeriod, 'p')}, r.facts_mark as "factsMark", r.version_id as "settledUnder"
   from agreement_period p
   join lateral (
     select r.facts_mark, r.version_id from settlement_run r
     where ${wall('r', 'settlement_run')} and r.period_id = p.id order by r.number desc limit 1
   ) r on true
   where ${wall('p', 'agreement_period')} and p.agreement_id = any(:agreement_ids) and p.state = 'CLOSED'
   order by p.agreement_id, p.start_on`,
);

/** The closed periods of agreements, by agreement and the earliest first. */
export const closedPeriods = (scope: Scope, agreementIds: readonly string[]): Promise<ClosedPeriod[]> =>
  scope.rows<ClosedPeriod>(CLOSED, { agreement_ids: agreementIds });

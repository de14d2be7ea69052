import { AgreementPeriod } from '../../agreements/agreement-period.entity';
import type { PeriodRow } from '../../agreements/period.repository';
import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { columns } from '../../platform/table';
import { wall } from '../../platform/wall';

const LAST_CLOSED = statement(
  'agreement_period.last-closed',
  `select p.* from unnest(:agreement_ids::uuid[]) with ordinality as w(agreement_id, place)
   cross join lateral (
     select ${columns(AgreementPeriod, 'p')} from agreement_period p
     where ${wall('p', 'agreement_period')} and p.agreement_id = w.agreement_id and p.state = 'CLOSED'
     order by p.start_on desc limit :count::int
   ) p
   order by w.place, p."startOn"`,
);

/** The last so many closed periods of each agreement, the earliest first: many agreements in one statement. */
export const lastClosedPeriods = (scope: Scope, agreementIds: readonly string[], count: number): Promise<PeriodRow[]> =>
  scope.rows<PeriodRow>(LAST_CLOSED, { agreement_ids: agreementIds, count });

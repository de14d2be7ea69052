import type { Scope } from '../../platform/scope';
import { statement } from '../../platform/statement';
import { wall } from '../../platform/wall';

/** How many outcomes of one agreement's partner matured in a month, and how many of them were taken back by a reopen. */
export interface OutcomeCount {
  readonly partnerId: string;
  readonly partner: string;
  readonly month: string;
  readonly outcomes: bigint;
  readonly voided: bigint;
}

const COUNTS = statement(
  'earnings.outcome-counts',
  `select p.id as "partnerId", p.external_reference as partner,
     to_char(o.matures_at at time zone v.time_zone, 'YYYY-MM') as month,
     count(*) filter (where o.state = 'VERIFIED') as outcomes,
     count(*) filter (where o.state = 'REOPENED') as voided
   from outcome o
   join partner p on p.vendor_id = o.vendor_id and p.id = o.partner_id
   join vendor v on v.id = o.vendor_id
   where ${wall('o', 'outcome')} and ${wall('p', 'partner')} and ${wall('v', 'vendor')} and o.state in ('VERIFIED', 'REOPENED')
   group by p.id, p.external_reference, month
   order by p.external_reference collate "C", month`,
);

/** The counts of every partner and month of the scope's vendor that has any, by partner and month. */
export const outcomeCounts = (scope: Scope): Promise<OutcomeCount[]> => scope.rows<OutcomeCount>(COUNTS);

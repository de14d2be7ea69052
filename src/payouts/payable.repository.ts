import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { Part } from './payout.rules';
// The walls below read the visibility that these declare.
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import '../members/membership.entity';
import './payout.entity';

/** The whole history of the payable accounts: a payment may miss nothing that stands there, whoever booked it. */
const PAYABLE = statement(
  'payout.payable',
  `select a.partner_id as "partnerId", a.agreement_id as "agreementId", (array_agg(e.period_id order by e.booked_at))[1] as "periodId",
     e.period_label as "periodLabel", sum(e.net)::bigint as amount
   from ledger_account a
   cross join lateral (
     select t.period_id, t.period_label, t.booked_at, t.amount as net from ledger_transfer t
     where t.vendor_id = a.vendor_id and t.credit_account_id = a.id and ${wall('t', 'ledger_transfer')}
     union all
     select t.period_id, t.period_label, t.booked_at, -t.amount from ledger_transfer t
     where t.vendor_id = a.vendor_id and t.debit_account_id = a.id and ${wall('t', 'ledger_transfer')}
   ) e
   where ${wall('a', 'ledger_account')} and a.kind = 'PARTNER_PAYABLE' and a.currency = :currency
   group by a.partner_id, a.agreement_id, e.period_label having sum(e.net) > 0
   order by a.partner_id, a.agreement_id, e.period_label`,
);
const OF_PAYEES = statement(
  'payout.membership-of-payees',
  `select m.id from membership m where ${wall('m', 'membership')} and m.person_id = :person_id and m.status = 'ACTIVE'
     and exists (select 1 from payout p where p.vendor_id = m.vendor_id and p.batch_id = :batch_id
       and p.partner_id = m.partner_id and ${wall('p', 'payout')})
   limit 1`,
);

/** What stands on the payable accounts of a currency, by partner, agreement and statement. */
export const payableIn = (scope: Scope, currency: string): Promise<Part[]> => scope.rows<Part>(PAYABLE, { currency });

/** Whether a person also belongs to a partner whom a batch pays. */
export const belongsToPaid = async (scope: Scope, personId: string, batchId: string): Promise<boolean> =>
  (await scope.rows(OF_PAYEES, { person_id: personId, batch_id: batchId })).length > 0;

import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { Part } from './payout.rules';
// The walls below read the visibility that these declare.
import '../agreements/guarantees/guarantee-movement.entity';
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import '../members/membership.entity';
import '../outcomes/outcome-event.entity';
import '../platform/audit-entry.entity';
import '../pots/pot-movement.entity';
import '../statements/statement.entity';
import './payout.entity';
import './payout-part.entity';

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
const wasLocked = (which: string): string => `exists (select 1 from statement s
  where s.vendor_id = m.vendor_id and s.partner_id = m.partner_id and s.currency = m.currency
    and s.locked_at < m.moved_at and ${which} and ${wall('s', 'statement')})`;
/**
 * That by a person's word the partner owed less when this was released, and no lock had met that, or not that of a debt which it
 * may have served: it has paid more for it.
 */
const OWED_LESS = `exists (
       select 1 from ledger_transfer r
       join ledger_account d on d.vendor_id = r.vendor_id and d.id = r.credit_account_id and d.kind = 'PARTNER_RECEIVABLE'
       where r.vendor_id = m.vendor_id and d.partner_id = m.partner_id and d.currency = m.currency and r.booked_at <= m.moved_at
         and ${wall('r', 'ledger_transfer')} and ${wall('d', 'ledger_account')}
         and (exists (select 1 from guarantee_movement g where g.vendor_id = r.vendor_id and g.id = r.reason_id
             and r.reason_kind = 'guaranteeMovement' and g.moved_by = :person_id and ${wall('g', 'guarantee_movement')})
           or exists (select 1 from pot_movement n where n.vendor_id = r.vendor_id and n.id = r.reason_id
             and r.reason_kind = 'potMovement' and n.moved_by = :person_id and ${wall('n', 'pot_movement')}))
         and (not ${wasLocked('s.locked_at > r.booked_at')} or exists (select 1 from ledger_transfer o
           where o.vendor_id = r.vendor_id and o.debit_account_id = r.credit_account_id and o.booked_at <= r.booked_at
             and not ${wasLocked('s.label = o.period_label')} and ${wall('o', 'ledger_transfer')})))`;
/**
 * Of what one decision alone made payable, or payable again: neither the approval of a statement nor anybody else stands between
 * it and the batch.
 */
const DECIDED = statement(
  'payout.decided-by',
  `select 1 from payout p
   join payout_part q on q.vendor_id = p.vendor_id and q.payout_id = p.id
   join pot_movement m on m.vendor_id = q.vendor_id and m.agreement_id = q.agreement_id and m.partner_id = q.partner_id
   where ${wall('p', 'payout')} and ${wall('q', 'payout_part')} and ${wall('m', 'pot_movement')} and p.batch_id = :batch_id
     and (m.moved_by = :person_id or exists (
       select 1 from outcome_event w where w.vendor_id = m.vendor_id and w.outcome_id = m.outcome_id
         and w.person_id = :person_id and ${wall('w', 'outcome_event')}) or ${OWED_LESS})
     and exists (
       select 1 from ledger_transfer t
       join ledger_account c on c.vendor_id = t.vendor_id and c.id = t.credit_account_id and c.kind = 'PARTNER_PAYABLE'
       where t.vendor_id = m.vendor_id and t.reason_kind = 'potMovement' and t.reason_id = m.id
         and t.period_label = q.period_label and ${wall('t', 'ledger_transfer')} and ${wall('c', 'ledger_account')})
   union all
   select 1 from payout p
   join payout f on f.vendor_id = p.vendor_id and f.partner_id = p.partner_id and f.currency = p.currency and f.state = 'FAILED'
   join audit_entry e on e.vendor_id = f.vendor_id and e.subject_id = f.id and e.action = 'payout.failed'
   where ${wall('p', 'payout')} and ${wall('f', 'payout')} and ${wall('e', 'audit_entry')} and p.batch_id = :batch_id
     and e.person_id = :person_id and exists (
       select 1 from payout_part q
       join payout_part b on b.vendor_id = q.vendor_id and b.payout_id = f.id
         and b.agreement_id = q.agreement_id and b.period_label = q.period_label
       where q.vendor_id = p.vendor_id and q.payout_id = p.id and ${wall('q', 'payout_part')} and ${wall('b', 'payout_part')})
   limit 1`,
);

/** What stands on the payable accounts of a currency, by partner, agreement and statement. */
export const payableIn = (scope: Scope, currency: string): Promise<Part[]> => scope.rows<Part>(PAYABLE, { currency });

/** Whether a person also belongs to a partner whom a batch pays. */
export const belongsToPaid = async (scope: Scope, personId: string, batchId: string): Promise<boolean> =>
  (await scope.rows(OF_PAYEES, { person_id: personId, batch_id: batchId })).length > 0;

/**
 * Whether a person decided something that a batch pays, be it of another payment under the same agreement and label: released
 * what became payable at once, had a word in the outcome that it was released for, had the partner owe less that it would
 * have served, or told that a payment has failed.
 */
export const decidedSomePaid = async (scope: Scope, personId: string, batchId: string): Promise<boolean> =>
  (await scope.rows(DECIDED, { person_id: personId, batch_id: batchId })).length > 0;

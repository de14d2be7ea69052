import { Agreement } from '../agreements/agreement.entity';
import type { AgreementRow } from '../agreements/agreement.repository';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns } from '../platform/table';
import { wall } from '../platform/wall';
// The walls below read the visibility that these declare.
import '../agreements/agreement-version.entity';
import '../agreements/guarantees/guarantee-movement.entity';
import '../ledger/ledger-account.entity';
import '../ledger/ledger-transfer.entity';
import '../outcomes/outcome.entity';
import '../outcomes/outcome-event.entity';
import '../platform/audit-entry.entity';
import '../settlement/statement-line.entity';
import './statement.entity';

/** The agreements that pay the partner in the currency, or might: its own, and those that name it among their payees. */
const FEEDING = statement(
  'statement.feeding-agreements',
  `select ${columns(Agreement, 'a')} from agreement a
   where ${wall('a', 'agreement')} and a.version > 0
     and (exists (
       select 1 from ledger_account c where c.vendor_id = a.vendor_id and c.agreement_id = a.id and c.partner_id = :partner_id
         and c.currency = :currency and ${wall('c', 'ledger_account')})
     or a.currency = :currency and (a.partner_id = :partner_id or exists (
       select 1 from agreement_version v cross join lateral jsonb_each_text(v.payees) as payee
       where v.vendor_id = a.vendor_id and v.agreement_id = a.id and payee.value = :partner_id::text
         and ${wall('v', 'agreement_version')})))
   order by a.id`,
);
const isLocked = (label: string): string => `exists (select 1 from statement s
  where ${wall('s', 'statement')} and s.partner_id = :partner_id and s.currency = :currency
    and s.label = ${label} and s.locked_at is not null)`;
/**
 * Settled or closed it, had a word in an outcome that one of its lines was computed from, or moved a pot, a bond or a dispute; or
 * decided, under whichever label, what has the partner owe less and no lock has met yet, or not that of a debt which it may have
 * served: this one recovers less for it.
 */
const TOOK_PART = statement(
  'statement.took-part',
  `with posted as (
     select distinct l.vendor_id, l.run_id, l.period_id, l.posted_period_id from statement_line l
     where ${wall('l', 'statement_line')} and l.partner_id = :partner_id and l.posted_label = :label and l.currency = :currency
   )
   select 1 from posted
   join audit_entry e on e.vendor_id = posted.vendor_id and e.subject_id in (posted.run_id, posted.posted_period_id)
   where ${wall('e', 'audit_entry')} and e.person_id = :person_id and e.action in ('period.settled', 'period.closed')
   union all
   select 1 from posted
   join agreement_period p on p.vendor_id = posted.vendor_id and p.id = posted.period_id
   join agreement a on a.vendor_id = p.vendor_id and a.id = p.agreement_id
   join outcome o on o.vendor_id = a.vendor_id and o.partner_id = a.partner_id
     and o.matures_at >= p.start_on::timestamp at time zone a.time_zone
     and o.matures_at < p.end_on::timestamp at time zone a.time_zone
   join outcome_event w on w.vendor_id = o.vendor_id and w.outcome_id = o.id
   where ${wall('p', 'agreement_period')} and ${wall('a', 'agreement')} and ${wall('o', 'outcome')}
     and ${wall('w', 'outcome_event')} and w.person_id = :person_id
   union all
   select 1 from ledger_transfer t
   left join guarantee_movement g on g.vendor_id = t.vendor_id and g.id = t.reason_id and t.reason_kind = 'guaranteeMovement'
     and ${wall('g', 'guarantee_movement')}
   join audit_entry e on e.vendor_id = t.vendor_id and e.subject_id = coalesce(g.guarantee_id, t.reason_id)
   where ${wall('t', 'ledger_transfer')} and ${wall('e', 'audit_entry')} and t.partner_id = :partner_id
     and t.period_label = :label and t.currency = :currency
     and t.reason_kind in ('potMovement', 'guaranteeMovement', 'disputeResolution') and e.person_id = :person_id
   union all
   select 1 from ledger_transfer t
   join ledger_account c on c.vendor_id = t.vendor_id and c.id = t.credit_account_id and c.kind = 'PARTNER_RECEIVABLE'
   left join guarantee_movement g on g.vendor_id = t.vendor_id and g.id = t.reason_id and t.reason_kind = 'guaranteeMovement'
     and ${wall('g', 'guarantee_movement')}
   where ${wall('t', 'ledger_transfer')} and ${wall('c', 'ledger_account')}
     and c.partner_id = :partner_id and c.currency = :currency and t.reason_kind in ('potMovement', 'guaranteeMovement')
     and (g.moved_by = :person_id or exists (select 1 from audit_entry e
       where e.vendor_id = t.vendor_id and e.subject_id = t.reason_id and e.person_id = :person_id and ${wall('e', 'audit_entry')}))
     and (
       t.booked_at >= (select max(s.locked_at) from statement s
         where ${wall('s', 'statement')} and s.partner_id = :partner_id and s.currency = :currency)
       or not ${isLocked('t.period_label')}
       or exists (select 1 from ledger_transfer d where d.vendor_id = t.vendor_id and d.debit_account_id = t.credit_account_id
         and d.booked_at <= t.booked_at and not ${isLocked('d.period_label')} and ${wall('d', 'ledger_transfer')}))
   limit 1`,
);

interface Of {
  readonly partnerId: string;
  readonly currency: string;
  readonly label: string;
}

/** The agreements whose closing a statement of the partner and currency waits for, and whose accounts its lock moves. */
export const feedingAgreements = (scope: Scope, { partnerId, currency }: Omit<Of, 'label'>): Promise<AgreementRow[]> =>
  scope.rows<AgreementRow>(FEEDING, { partner_id: partnerId, currency });

/** Whether a person settled, closed, claimed or decided anything of what a statement gathers or its lock recovers. */
export async function tookPart(scope: Scope, { partnerId, currency, label }: Of, personId: string): Promise<boolean> {
  const parameters = { partner_id: partnerId, currency, label, person_id: personId };
  return (await scope.rows(TOOK_PART, parameters)).length > 0;
}

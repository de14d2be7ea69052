import { accountId } from '../ledger/account.rules';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { Owing } from './owed.rules';
// The walls below read the visibility that these declare.
import '../agreements/guarantees/guarantee-movement.entity';
import '../ledger/ledger-transfer.entity';

const OWING = statement(
  'ledger_transfer.owing',
  `select case when t.debit_account_id = :account_id then t.amount else -t.amount end as amount, m.guarantee_id as "guaranteeId"
   from ledger_transfer t
   left join guarantee_movement m on m.vendor_id = t.vendor_id and m.id = t.reason_id and t.reason_kind = 'guaranteeMovement'
     and ${wall('m', 'guarantee_movement')}
   where ${wall('t', 'ledger_transfer')} and (t.debit_account_id = :account_id or t.credit_account_id = :account_id)
   order by t.booked_at, t.posting_id, t.line`,
);

interface Owed {
  readonly vendorId: string;
  readonly currency: string;
  readonly partnerId: string;
  readonly agreementId: string;
}

/** All that a partner owed and paid back under an agreement, in the order in which it was booked. */
export const owingsOf = (scope: Scope, of: Owed): Promise<Owing[]> =>
  scope.rows<Owing>(OWING, { account_id: accountId({ ...of, kind: 'PARTNER_RECEIVABLE' }) });

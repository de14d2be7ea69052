import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import { Agreement } from './agreement.entity';
import type { AgreementRow } from './agreement.repository';
import { AgreementPayee } from './agreement-payee.entity';

/** An agreement, and a partner that it may pay. */
export type PayingRow = AgreementRow & { readonly paidTo: string };

const PAYING = statement(
  'agreement.paying',
  `select w.paid_to as "paidTo", ${columns(Agreement, 'a')} from (
     select o.vendor_id, o.id, o.partner_id as paid_to from agreement o
     where ${wall('o', 'agreement')} and o.partner_id = any(:partner_ids)
     union
     select p.vendor_id, p.agreement_id, p.partner_id from agreement_payee p
     where ${wall('p', 'agreement_payee')} and p.partner_id = any(:partner_ids)
   ) w join agreement a on a.vendor_id = w.vendor_id and a.id = w.id
   where ${wall('a', 'agreement')} and a.version > 0 order by w.paid_to, a.id`,
);

/**
 * The agreements that both sides have signed, ended ones included, under which these partners may have earned: their own, and
 * those of others that name them among the payees of some version. Whether that version binds is for the caller to see.
 */
export const agreementsPaying = (scope: Scope, partnerIds: readonly string[]): Promise<PayingRow[]> =>
  scope.rows<PayingRow>(PAYING, { partner_ids: partnerIds });

/** Keeps whom a version pays beside the agreement's own partner. */
export async function addPayees(scope: Scope, payees: readonly Row<AgreementPayee>[]): Promise<void> {
  await takeRows(scope, AgreementPayee, payees);
}

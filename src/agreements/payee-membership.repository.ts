import './agreement.entity';
import './agreement-version.entity';
import '../members/membership.entity';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';

const OF_PAYEES = statement(
  'membership.of-payees',
  `select m.id from membership m where ${wall('m', 'membership')} and m.person_id = :person_id and m.status = 'ACTIVE'
     and (m.partner_id = :partner_id or m.partner_id in (
       select payee.value::uuid from agreement a
       join agreement_version v on v.vendor_id = a.vendor_id and v.agreement_id = a.id
       cross join lateral jsonb_each_text(v.payees) as payee
       where ${wall('a', 'agreement')} and ${wall('v', 'agreement_version')} and a.partner_id = :partner_id))
   limit 1`,
);

/**
 * Whether a person also belongs to a partner or to somebody who shares in its pay, whatever hat is worn now; asked on
 * behalf of the vendor's machinery.
 */
export async function belongsToPayees(scope: Scope, personId: string | null, partnerId: string): Promise<boolean> {
  if (personId === null) return false;
  const parameters = { person_id: personId, partner_id: partnerId };
  return scope.asMachinery(async (scope) => (await scope.rows(OF_PAYEES, parameters)).length > 0);
}

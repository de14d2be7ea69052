import '../members/membership.entity';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';

const OF_PARTNER = statement(
  'membership.of-partner',
  `select m.id from membership m where ${wall('m', 'membership')} and m.person_id = :person_id
     and m.partner_id = :partner_id and m.status = 'ACTIVE' limit 1`,
);

/** Whether a person also belongs to a partner, whatever hat is worn now; asked on behalf of the vendor's machinery. */
export async function belongsToPartner(scope: Scope, personId: string | null, partnerId: string): Promise<boolean> {
  if (personId === null) return false;
  const parameters = { person_id: personId, partner_id: partnerId };
  return scope.asMachinery(async () => (await scope.rows(OF_PARTNER, parameters)).length > 0);
}

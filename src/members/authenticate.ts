import { authorityOf, type Hat, operatorHat, systemHat } from '../access/hat.rules';
import { uuidOf } from '../kernel/id';
import type { Database } from '../platform/database';
import type { TokenClaims } from '../platform/tokens';
import { findMembership } from './membership.repository';
import { MEMBER_ROLES } from './membership.rules';

/**
 * The hat of a verified token: its membership must exist, be active and be the person's own, now. A token without a vendor
 * is a guest (who may accept an invitation) or an operator. Null for a token whose hat is not there.
 */
export async function hatOf(database: Database, claims: TokenClaims): Promise<Hat | null> {
  const personId = uuidOf('person', claims.sub);
  if (personId === null) return null;
  if (claims.isOperator) return operatorHat(null, personId);
  if (claims.vnd === null || claims.mbr === null) return guestHat(personId);
  const vendorId = uuidOf('vendor', claims.vnd);
  const membershipId = uuidOf('membership', claims.mbr);
  if (vendorId === null || membershipId === null) return null;
  return membershipHat(database, vendorId, membershipId, personId);
}

/** Whether a hat that was admitted before is still there. */
export async function isStillWorn(database: Database, hat: Hat): Promise<boolean> {
  const { vendorId, membershipId, personId } = hat;
  if (vendorId === null || membershipId === null || personId === null) return true;
  return (await membershipHat(database, vendorId, membershipId, personId)) !== null;
}

async function membershipHat(
  database: Database,
  vendorId: string,
  membershipId: string,
  personId: string,
): Promise<Hat | null> {
  const scope = database.reading(authorityOf(systemHat(vendorId)));
  try {
    const found = await findMembership(scope, membershipId);
    if (found === undefined || found.status !== 'ACTIVE' || found.personId !== personId) return null;
    const role = MEMBER_ROLES.find((known) => known === found.role);
    if (role === undefined) return null;
    return { role, vendorId, partnerId: found.partnerId, customerId: found.customerId, personId, membershipId };
  } finally {
    await scope.close();
  }
}

const guestHat = (personId: string): Hat => ({
  role: 'GUEST',
  vendorId: null,
  partnerId: null,
  customerId: null,
  personId,
  membershipId: null,
});

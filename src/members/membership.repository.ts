import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Membership } from './membership.entity';
import { Person } from './person.entity';

export type MembershipRow = Row<Membership>;
export type PersonRow = Row<Person>;

const BY_IDS = statement(
  'membership.by-ids',
  `select ${columns(Membership, 'm')} from membership m where ${wall('m', 'membership')} and m.id = any(:ids)`,
);
const WORN = statement(
  'membership.worn',
  `select ${columns(Membership, 'm')} from membership m where ${wall('m', 'membership')} and m.person_id = :person_id
   and m.role = :role and m.status = 'ACTIVE' and m.partner_id is not distinct from :partner_id::uuid
   and m.customer_id is not distinct from :customer_id::uuid order by m.id limit 1`,
);
const ACCEPT = statement(
  'membership.accept',
  `update membership m set status = 'ACTIVE', person_id = :person_id, accepted_at = :now::timestamptz, invitation_hash = null
   where ${wall('m', 'membership')} and m.id = :id and m.status = 'INVITED' and m.invitation_hash = :hash returning m.id`,
);
const REVOKE = statement(
  'membership.revoke',
  `update membership m set status = 'REVOKED', invitation_hash = null
   where ${wall('m', 'membership')} and m.id = :id and m.status <> 'REVOKED' returning m.id`,
);

export const addMembership = (scope: Scope, membership: MembershipRow): Promise<MembershipRow[]> =>
  insertRows(scope, Membership, [membership]);

/** Keeps a person at the first sign of it; what is known already stays. */
export const addPerson = (scope: Scope, person: PersonRow): Promise<PersonRow[]> => insertRows(scope, Person, [person]);

export const findMembership = (scope: Scope, id: string): Promise<MembershipRow | undefined> =>
  scope.one<MembershipRow>(BY_IDS, { ids: [id] });

/** The active membership of a person in a role, for the side it is asked for. */
export const wornMembership = (
  scope: Scope,
  {
    personId,
    role,
    partnerId,
    customerId,
  }: Pick<MembershipRow, 'role' | 'partnerId' | 'customerId'> & { personId: string },
): Promise<MembershipRow | undefined> =>
  scope.one<MembershipRow>(WORN, { person_id: personId, role, partner_id: partnerId, customer_id: customerId });

/** Turns an invitation into a membership, once, for whoever holds its code. */
export async function acceptInvitation(
  scope: Scope,
  accepted: { id: string; hash: string; personId: string; now: string },
): Promise<boolean> {
  const { id, hash, personId, now } = accepted;
  return (await scope.rows(ACCEPT, { id, hash, person_id: personId, now })).length === 1;
}

export async function revokeMembership(scope: Scope, id: string): Promise<boolean> {
  return (await scope.rows(REVOKE, { id })).length === 1;
}

export const membershipById = loader({
  name: 'membership.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<MembershipRow>(BY_IDS, { ids }), (row) => row.id),
});

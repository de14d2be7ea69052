import { z } from 'zod';
import { command } from '../access/command';
import type { Hat } from '../access/hat.rules';
import { operatorHat } from '../access/hat.rules';
import { findCustomer } from '../customers/customer.repository';
import { refuse } from '../kernel/refusal';
import { findPartner } from '../partners/partner.repository';
import { id } from '../platform/input';
import { randomSecret } from '../platform/ports';
import type { Unit } from '../platform/unit';
import { invitationCode, secretHash } from './invitation.rules';
import { addMembership } from './membership.repository';
import { MEMBER_ROLES } from './membership.rules';

export const memberRole = z.enum(MEMBER_ROLES).meta({
  name: 'MemberRole',
  about: 'What a membership lets its holder be.',
  values: {
    ADMIN: 'Runs the vendor: everything its other roles may do.',
    MANAGER: 'Sets targets and agreements, looks after partners.',
    FINANCE: 'Closes periods and pays.',
    VERIFIER: 'Confirms or rejects outcomes for the vendor.',
    AUDITOR: 'Reads everything of the vendor, changes nothing.',
    PARTNER_ADMIN: 'Acts for a partner: signs, claims, verifies what others claim.',
    PARTNER_VIEWER: "Reads a partner's own figures.",
    CUSTOMER_APPROVER: 'Confirms outcomes for a customer.',
  },
});

const input = z.object({
  role: memberRole.describe('The role of the membership.'),
  vendorId: id('vendor').optional().describe('Only for the operator, who has no vendor of its own: where to invite.'),
  partnerId: id('partner').optional().describe('The partner to act for; required by the partner roles.'),
  customerId: id('customer').optional().describe('The customer to act for; required by the customer role.'),
});

type Input = z.output<typeof input>;

export const inviteMember = command({
  name: 'memberInvite',
  action: 'member:invite',
  description: 'Invites a person to wear a hat at your vendor; the code it answers with is shown once.',
  input,
  under: (hat, { vendorId }) => (hat.role === 'OPERATOR' ? operatorHat(vendorId ?? null, hat.personId) : hat),
  async execute(unit, hat, asked) {
    const side = await sideOf(unit, hat, asked);
    const membershipId = unit.id();
    const secret = randomSecret(24);
    const membership = {
      vendorId: unit.vendorId,
      id: membershipId,
      personId: null,
      role: asked.role,
      ...side,
      status: 'INVITED' as const,
    };
    await addMembership(unit.scope, {
      ...membership,
      invitationHash: secretHash(secret),
      invitedAt: unit.now,
      acceptedAt: null,
    });
    unit.record({
      action: 'member.invited',
      subjectKind: 'membership',
      subjectId: membershipId,
      ...side,
      after: membership,
    });
    return { membershipId, invitationCode: invitationCode({ vendorId: unit.vendorId, membershipId, secret }) };
  },
});

interface Side {
  readonly partnerId: string | null;
  readonly customerId: string | null;
}

async function sideOf(unit: Unit, hat: Hat, { role, vendorId, partnerId, customerId }: Input): Promise<Side> {
  if (hat.role === 'OPERATOR' && vendorId === undefined)
    refuse('INVALID_INPUT', 'vendorId', 'vendorId: an operator must name the vendor');
  if (hat.role === 'OPERATOR' && role !== 'ADMIN')
    refuse('FORBIDDEN', 'role', 'role: an operator invites administrators only');
  const ofPartner = role === 'PARTNER_ADMIN' || role === 'PARTNER_VIEWER';
  const ofCustomer = role === 'CUSTOMER_APPROVER';
  if (hat.role === 'PARTNER_ADMIN' && (!ofPartner || partnerId !== hat.partnerId))
    refuse('FORBIDDEN', 'role', 'role: a partner invites people of its own only');
  if (ofPartner !== (partnerId !== undefined))
    refuse(
      'INVALID_INPUT',
      'partnerId',
      `partnerId: ${ofPartner ? 'is required by' : 'does not go with'} the role ${role}`,
    );
  if (ofCustomer !== (customerId !== undefined))
    refuse(
      'INVALID_INPUT',
      'customerId',
      `customerId: ${ofCustomer ? 'is required by' : 'does not go with'} the role ${role}`,
    );
  if (partnerId !== undefined && (await findPartner(unit.scope, partnerId)) === undefined)
    refuse('NOT_FOUND', 'partnerId', 'partnerId: no such partner');
  if (customerId !== undefined && (await findCustomer(unit.scope, customerId)) === undefined)
    refuse('NOT_FOUND', 'customerId', 'customerId: no such customer');
  return { partnerId: partnerId ?? null, customerId: customerId ?? null };
}

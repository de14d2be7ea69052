import { v5 } from 'uuid';
import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { customersByReference } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { acceptMembership } from '../../members/accept-invitation.command';
import { inviteMember } from '../../members/invite-member.command';
import { partnersByReference } from '../../partners/partner.repository';
import type { DevIssuer } from '../../platform/dev-issuer';
import { must } from '../must';

/** A person of the demo with a token that is ready to use. */
export interface DemoMember {
  readonly role: string;
  readonly token: string;
}

const PERSONS = '6f1c1b58-3c5a-5b8e-9d3b-5d8d2a0f6c11';
const VENDOR_ROLES = ['ADMIN', 'MANAGER', 'FINANCE', 'VERIFIER', 'AUDITOR'] as const;

/** Gives the demo one person per role, once, and signs a token for each. */
export async function demoMembers(
  house: House,
  issuer: DevIssuer,
  vendorId: string,
  sides: { readonly partner: string; readonly customer: string },
): Promise<DemoMember[]> {
  const hat = systemHat(vendorId);
  const { partnerId, customerId } = await readAs(house, hat, async (scope) => ({
    partnerId: publicId('partner', present((await partnersByReference(scope, [sides.partner]))[0], 'demo partner').id),
    customerId: publicId(
      'customer',
      present((await customersByReference(scope, [sides.customer]))[0], 'demo customer').id,
    ),
  }));
  const wanted: readonly { readonly role: string; readonly partnerId?: string; readonly customerId?: string }[] = [
    ...VENDOR_ROLES.map((role) => ({ role })),
    { role: 'PARTNER_ADMIN', partnerId },
    { role: 'PARTNER_VIEWER', partnerId },
    { role: 'CUSTOMER_APPROVER', customerId },
  ];
  const members: DemoMember[] = [];
  for (const asked of wanted) members.push(await join(house, issuer, vendorId, asked));
  return members;
}

/** Invites and accepts under keys of its own: a second start finds the same person and the same membership. */
async function join(
  house: House,
  issuer: DevIssuer,
  vendorId: string,
  asked: { readonly role: string },
): Promise<DemoMember> {
  const { role } = asked;
  const personId = v5(`${vendorId} ${role}`, PERSONS);
  const invited = { ...asked, idempotencyKey: `demo member ${role}` };
  const { invitationCode } = await must(house, systemHat(vendorId), inviteMember, invited);
  const guest = { ...systemHat(vendorId), personId };
  const { membershipId } = await must(house, guest, acceptMembership, {
    invitationCode,
    displayName: `Demo ${role.toLowerCase().replaceAll('_', ' ')}`,
    idempotencyKey: `demo acceptance ${role}`,
  });
  const claims = {
    sub: publicId('person', personId),
    vnd: publicId('vendor', vendorId),
    mbr: publicId('membership', membershipId),
  };
  return { role, token: await issuer.token(claims) };
}

import { v5 } from 'uuid';
import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { customersByReference } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { acceptMembership } from '../../members/accept-invitation.command';
import { inviteMember } from '../../members/invite-member.command';
import { type MembershipRow, wornMembership } from '../../members/membership.repository';
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
    partnerId: present((await partnersByReference(scope, [sides.partner]))[0], 'demo partner').id,
    customerId: present((await customersByReference(scope, [sides.customer]))[0], 'demo customer').id,
  }));
  const ofVendor = { partnerId: null, customerId: null };
  const wanted: readonly Wanted[] = [
    ...VENDOR_ROLES.map((role) => ({ role, ...ofVendor })),
    { ...ofVendor, role: 'PARTNER_ADMIN', partnerId },
    { ...ofVendor, role: 'PARTNER_VIEWER', partnerId },
    { ...ofVendor, role: 'CUSTOMER_APPROVER', customerId },
  ];
  const members: DemoMember[] = [];
  for (const asked of wanted) {
    const personId = v5(`${vendorId} ${asked.role}`, PERSONS);
    const worn = await readAs(house, hat, (scope) => wornMembership(scope, { ...asked, personId }));
    const claims = {
      sub: publicId('person', personId),
      vnd: publicId('vendor', vendorId),
      mbr: publicId('membership', worn?.id ?? (await join(house, vendorId, personId, asked))),
    };
    members.push({ role: asked.role, token: await issuer.token(claims) });
  }
  return members;
}

interface Wanted {
  readonly role: MembershipRow['role'];
  readonly partnerId: string | null;
  readonly customerId: string | null;
}

/** Invites and accepts in one go, so that the code of the invitation is kept nowhere. */
async function join(house: House, vendorId: string, personId: string, asked: Wanted): Promise<string> {
  const { role, partnerId, customerId } = asked;
  const { invitationCode } = await must(house, systemHat(vendorId), inviteMember, {
    role,
    partnerId: partnerId === null ? null : publicId('partner', partnerId),
    customerId: customerId === null ? null : publicId('customer', customerId),
  });
  const displayName = `Demo ${role.toLowerCase().replaceAll('_', ' ')}`;
  const guest = { ...systemHat(vendorId), personId };
  return (await must(house, guest, acceptMembership, { invitationCode, displayName })).membershipId;
}

import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { customersByReference } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { nameId } from '../../kernel/name-id';
import { acceptMembership } from '../../members/accept-invitation.command';
import { inviteMember } from '../../members/invite-member.command';
import { type MembershipRow, wornMembership } from '../../members/membership.repository';
import { partnersByReference } from '../../partners/partner.repository';
import type { DevIssuer } from '../../platform/dev-issuer';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { must } from '../must';

/** A person of the demo with a token that is ready to use. */
export interface DemoMember {
  readonly vendor: string;
  readonly role: string;
  /** The partner or customer the person acts for; null for the vendor's own people. */
  readonly of: string | null;
  readonly token: string;
}

const PERSONS = '6f1c1b58-3c5a-5b8e-9d3b-5d8d2a0f6c11';
/** Whom a demo vendor has people for: its own roles, and one partner and one customer by reference. */
export interface Cast {
  readonly vendor: string;
  readonly roles: readonly MembershipRow['role'][];
  readonly partner: string;
  readonly customer: string;
  /** A partner that is paid a part of what the other one earns, by reference. */
  readonly coPayee?: string;
}

/** Gives a demo vendor one person per role, and one to the co-payee, once, and signs a token for each. */
export async function demoMembers(house: House, issuer: Pick<DevIssuer, 'token'>, sides: Cast): Promise<DemoMember[]> {
  const vendorId = vendorIdOf(sides.vendor);
  const hat = systemHat(vendorId);
  const { partnerId, customerId, coPayeeId } = await readAs(house, hat, async (scope) => ({
    partnerId: present((await partnersByReference(scope, [sides.partner]))[0], 'demo partner').id,
    customerId: present((await customersByReference(scope, [sides.customer]))[0], 'demo customer').id,
    coPayeeId:
      sides.coPayee === undefined
        ? null
        : present((await partnersByReference(scope, [sides.coPayee]))[0], 'demo co-payee').id,
  }));
  const ofVendor = { partnerId: null, customerId: null };
  const wanted: readonly Wanted[] = [
    ...sides.roles.map((role) => ({ role, ...ofVendor, of: null })),
    { ...ofVendor, role: 'PARTNER_ADMIN', partnerId, of: sides.partner },
    { ...ofVendor, role: 'PARTNER_VIEWER', partnerId, of: sides.partner },
    { ...ofVendor, role: 'CUSTOMER_APPROVER', customerId, of: sides.customer },
    ...(coPayeeId === null
      ? []
      : [
          {
            ...ofVendor,
            role: 'PARTNER_VIEWER' as const,
            partnerId: coPayeeId,
            of: sides.coPayee ?? null,
            isSecond: true,
          },
        ]),
  ];
  const members: DemoMember[] = [];
  for (const asked of wanted) {
    // The first of a role keeps the name without a side, under which older data knows the person.
    const side = asked.isSecond === true ? ` ${asked.of}` : '';
    const personId = nameId(`${vendorId} ${asked.role}${side}`, PERSONS);
    const worn = await readAs(house, hat, (scope) => wornMembership(scope, { ...asked, personId }));
    const claims = {
      sub: publicId('person', personId),
      vnd: publicId('vendor', vendorId),
      mbr: publicId('membership', worn?.id ?? (await join(house, vendorId, personId, asked))),
    };
    const { role, of } = asked;
    members.push({ vendor: sides.vendor, role, of, token: await issuer.token(claims) });
  }
  return members;
}

interface Wanted {
  readonly of: string | null;
  readonly role: MembershipRow['role'];
  readonly partnerId: string | null;
  readonly customerId: string | null;
  /** Whether another one of this role stands before it. */
  readonly isSecond?: boolean;
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

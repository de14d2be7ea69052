import type { Authority, Reach } from '../platform/authority';

/** What a membership lets its holder be; one hat is worn per request. */
export const ROLES = [
  'OPERATOR',
  'ADMIN',
  'MANAGER',
  'FINANCE',
  'VERIFIER',
  'AUDITOR',
  'PARTNER_ADMIN',
  'PARTNER_VIEWER',
  'CUSTOMER_APPROVER',
  'SYSTEM',
  'GUEST',
] as const;

export type Role = (typeof ROLES)[number];

/** Who acts: one role at one vendor, for one partner or customer where the role is theirs. */
export interface Hat {
  readonly role: Role;
  readonly vendorId: string | null;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly personId: string | null;
  readonly membershipId: string | null;
}

/** The side for which a hat speaks when it signs, claims or verifies. */
export type Organisation = 'VENDOR' | 'PARTNER' | 'CUSTOMER' | 'SOURCE';

const REACH: Readonly<Record<Role, Reach>> = {
  OPERATOR: 'NONE',
  ADMIN: 'VENDOR',
  MANAGER: 'VENDOR',
  FINANCE: 'VENDOR',
  VERIFIER: 'VENDOR',
  AUDITOR: 'VENDOR',
  PARTNER_ADMIN: 'PARTNER',
  PARTNER_VIEWER: 'PARTNER',
  CUSTOMER_APPROVER: 'CUSTOMER',
  SYSTEM: 'SYSTEM',
  GUEST: 'NONE',
};

/** The authority of a hat: what row-level security and the walls know of it. */
export function authorityOf(hat: Hat): Authority {
  // An operator reaches nothing until it installs something at one vendor, and then it acts as that vendor's machinery.
  const isInstalling = hat.role === 'OPERATOR' && hat.vendorId !== null;
  return {
    reach: isInstalling ? 'SYSTEM' : REACH[hat.role],
    role: hat.role,
    vendorId: hat.vendorId,
    partnerId: hat.partnerId,
    customerId: hat.customerId,
    personId: hat.personId,
  };
}

/** The organisation a hat speaks for; a vendor's machine speaks for the vendor. */
export function organisationOf(hat: Hat): 'VENDOR' | 'PARTNER' | 'CUSTOMER' {
  const reach = REACH[hat.role];
  return reach === 'PARTNER' || reach === 'CUSTOMER' ? reach : 'VENDOR';
}

/** The hat of the vendor's own machinery: imports, settlement workers, authentication. */
export const systemHat = (vendorId: string): Hat => ({
  role: 'SYSTEM',
  vendorId,
  partnerId: null,
  customerId: null,
  personId: null,
  membershipId: null,
});

/** The hat of the one who installs vendors, turned towards one vendor at a time. */
export const operatorHat = (vendorId: string | null, personId: string | null): Hat => ({
  role: 'OPERATOR',
  vendorId,
  partnerId: null,
  customerId: null,
  personId,
  membershipId: null,
});

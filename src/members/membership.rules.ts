/** Where a membership stands: offered, worn, ended; it never comes back from its end. */
export const MEMBERSHIP_STATUSES = ['INVITED', 'ACTIVE', 'REVOKED'] as const;

/** What a membership may let its holder be; the roles of the house itself are in no list that can be offered. */
export const MEMBER_ROLES = [
  'ADMIN',
  'MANAGER',
  'FINANCE',
  'VERIFIER',
  'AUDITOR',
  'PARTNER_ADMIN',
  'PARTNER_VIEWER',
  'CUSTOMER_APPROVER',
] as const;

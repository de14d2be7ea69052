/** Where a membership stands: offered, worn, ended; it never comes back from its end. */
export const MEMBERSHIP_STATUSES = ['INVITED', 'ACTIVE', 'REVOKED'] as const;

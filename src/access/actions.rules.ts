import type { Hat, Role } from './hat.rules';

const VENDOR_STAFF = ['ADMIN', 'MANAGER', 'FINANCE', 'VERIFIER', 'AUDITOR', 'SYSTEM'] as const;
const PARTNER_SIDE = ['PARTNER_ADMIN', 'PARTNER_VIEWER'] as const;
const MEMBERS = [...VENDOR_STAFF, ...PARTNER_SIDE, 'CUSTOMER_APPROVER'] as const;

/** Who may do what: the one table of permissions; what is not listed is refused. */
export const ACTIONS = {
  'vendor:create': ['OPERATOR'],
  'vendor:read': MEMBERS,
  'viewer:read': [...MEMBERS, 'OPERATOR', 'GUEST'],
  'node:read': MEMBERS,
  'partner:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'partner:advance': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'partner:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'customer:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'customer:read': MEMBERS,
  'member:invite': ['OPERATOR', 'ADMIN', 'PARTNER_ADMIN', 'SYSTEM'],
  'member:accept': [...MEMBERS, 'OPERATOR', 'GUEST'],
  'member:revoke': ['ADMIN', 'PARTNER_ADMIN', 'SYSTEM'],
  'kpi:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'kpi:read': MEMBERS,
  'source:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'definition:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'agreement:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'agreement:propose': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'agreement:amend': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'agreement:end': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'agreement:sign': ['ADMIN', 'MANAGER', 'PARTNER_ADMIN', 'SYSTEM'],
  'plan:check': ['ADMIN', 'MANAGER', 'FINANCE', 'SYSTEM'],
  'plan:preview': ['ADMIN', 'MANAGER', 'FINANCE'],
  'agreement:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'baseline:propose': ['ADMIN', 'MANAGER', 'PARTNER_ADMIN', 'SYSTEM'],
  'baseline:accept': ['ADMIN', 'MANAGER', 'PARTNER_ADMIN', 'SYSTEM'],
  'rate:record': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'rate:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'target:create': ['ADMIN', 'MANAGER', 'SYSTEM'],
  'target:read': MEMBERS,
  'measurement:ingest': ['ADMIN', 'MANAGER', 'PARTNER_ADMIN', 'CUSTOMER_APPROVER', 'SYSTEM'],
  'outcome:claim': ['ADMIN', 'MANAGER', 'PARTNER_ADMIN', 'SYSTEM'],
  'outcome:verify': ['ADMIN', 'VERIFIER', 'PARTNER_ADMIN', 'CUSTOMER_APPROVER', 'SYSTEM'],
  'outcome:reject': ['ADMIN', 'VERIFIER', 'CUSTOMER_APPROVER', 'SYSTEM'],
  'outcome:reverse': ['ADMIN', 'MANAGER', 'VERIFIER', 'SYSTEM'],
  'outcome:reopen': ['ADMIN', 'VERIFIER', 'CUSTOMER_APPROVER', 'SYSTEM'],
  'outcome:read': MEMBERS,
  'earnings:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'period:close': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'settlement:run': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'settlement:read': VENDOR_STAFF,
  'settlement:release': ['ADMIN', 'FINANCE'],
  'statement:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'statement:submit': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'statement:approve': ['ADMIN', 'FINANCE'],
  'statement:return': ['ADMIN', 'FINANCE'],
  'statement:lock': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'pot:fund': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'pot:release': ['ADMIN', 'MANAGER', 'FINANCE'],
  'pot:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'guarantee:register': ['ADMIN', 'MANAGER', 'FINANCE', 'SYSTEM'],
  'guarantee:call': ['ADMIN', 'MANAGER', 'FINANCE'],
  'guarantee:settle': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'guarantee:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'payout:create': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'payout:approve': ['ADMIN', 'FINANCE'],
  'payout:settle': ['ADMIN', 'FINANCE', 'SYSTEM'],
  'payout:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'payoutBatch:read': VENDOR_STAFF,
  'dispute:open': ['ADMIN', 'MANAGER', 'FINANCE', 'PARTNER_ADMIN'],
  'dispute:respond': ['ADMIN', 'MANAGER', 'FINANCE', 'PARTNER_ADMIN'],
  'dispute:resolve': ['ADMIN', 'MANAGER', 'FINANCE', 'PARTNER_ADMIN'],
  'dispute:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
  'ledger:read': [...VENDOR_STAFF, ...PARTNER_SIDE],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof ACTIONS;

/** True only where the table lists the hat's role for the action. */
export function may(hat: Hat, action: Action): boolean {
  const roles: readonly Role[] = ACTIONS[action];
  return roles.includes(hat.role);
}

import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { id, text } from '../platform/input';
import { findMembership, revokeMembership } from './membership.repository';

const input = z.object({
  membershipId: id('membership').describe('The membership.'),
  reason: text(500).describe('Why; kept in the audit trail.'),
});

export const revokeMember = command({
  name: 'memberRevoke',
  action: 'member:revoke',
  description: 'Ends a membership (or an open invitation) at once; live streams of its holder end too.',
  input,
  async execute(unit, _hat, { membershipId, reason }) {
    const membership = await findMembership(unit.scope, membershipId);
    if (membership === undefined) refuse('NOT_FOUND', 'membershipId', 'membershipId: no such membership');
    if (!(await revokeMembership(unit.scope, membershipId)))
      refuse('INVALID_STATE', 'membershipId', 'membershipId: it is revoked already');
    const { partnerId, customerId, status } = membership;
    unit.record({
      action: 'member.revoked',
      subjectKind: 'membership',
      subjectId: membershipId,
      partnerId,
      customerId,
      reason,
      before: { status },
      after: { status: 'REVOKED' },
    });
    unit.announce({ topic: 'membership', subjectId: membershipId, partnerId, customerId });
    return { membershipId };
  },
});

import { z } from 'zod';
import { command } from '../access/command';
import { systemHat } from '../access/hat.rules';
import { refuse } from '../kernel/refusal';
import { text } from '../platform/input';
import { readInvitation, secretHash } from './invitation.rules';
import { acceptInvitation, addPerson } from './membership.repository';

const input = z.object({
  invitationCode: text(300).describe('The code of the invitation, as it was handed over.'),
  displayName: text(120).describe('Your name, as the others of your vendor see it.'),
  email: z.email().max(254).optional().describe('Where to reach you.'),
});

const NO_SUCH = 'invitationCode: there is no open invitation with this code';

export const acceptMembership = command({
  name: 'memberAccept',
  action: 'member:accept',
  description: 'Accepts an invitation as the person of your token; from then on a token may name the membership.',
  input,
  under: (hat, { invitationCode }) => {
    const invitation = readInvitation(invitationCode);
    if (invitation === null) refuse('NOT_FOUND', 'invitationCode', NO_SUCH);
    return { ...systemHat(invitation.vendorId), personId: hat.personId };
  },
  async execute(unit, hat, { invitationCode, displayName, email }) {
    const invitation = readInvitation(invitationCode);
    if (invitation === null || hat.personId === null) refuse('NOT_FOUND', 'invitationCode', NO_SUCH);
    const { membershipId, secret } = invitation;
    await addPerson(unit.scope, { id: hat.personId, displayName, email: email ?? null });
    const accepted = await acceptInvitation(unit.scope, {
      id: membershipId,
      hash: secretHash(secret),
      personId: hat.personId,
      now: unit.now,
    });
    if (!accepted) refuse('NOT_FOUND', 'invitationCode', NO_SUCH);
    unit.record({
      action: 'member.accepted',
      subjectKind: 'membership',
      subjectId: membershipId,
      after: { personId: hat.personId },
    });
    return { membershipId };
  },
});

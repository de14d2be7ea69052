import { ROLES, type Role } from '../access/hat.rules';
import { enumType } from '../platform/graphql/input-type';
import { memberRole } from './invite-member.command';

const INVITED = memberRole.meta() as { readonly values: Readonly<Record<string, string>> };

const NEVER_INVITED: Readonly<Record<Exclude<Role, keyof typeof memberRole.enum>, string>> = {
  OPERATOR: 'Installs vendors and invites their first administrator; reads nothing of them.',
  SYSTEM: "The vendor's own machinery: imports, rules, settlement.",
  GUEST: 'Somebody with a token and without a membership; may accept an invitation.',
};

/** Every role that a hat can have: those that can be offered, and those that come with the token. */
export const RoleEnum = enumType(
  'Role',
  ROLES,
  { ...INVITED.values, ...NEVER_INVITED },
  'What somebody is in a request, and with it what they may do.',
);

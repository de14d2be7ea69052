import type { Parsed, TestHouse } from './house';

/** What seeding needs of a house: to send operations, and tokens for whoever is needed. */
export type Sending = Pick<TestHouse, 'send' | 'token' | 'person'>;

/** A vendor of its own with whoever is needed, seeded through the API as its users would. */
export interface SeededVendor {
  readonly id: string;
  readonly admin: string;
  /** A token for a fresh member of a role. */
  member(role: string, side?: { readonly partnerId?: string; readonly customerId?: string }): Promise<string>;
  partner(reference: string): Promise<string>;
  customer(reference: string): Promise<string>;
}

const ERRORS = 'userErrors { code field message } isReplayed';

/** Sends one mutation and returns its payload; a refusal fails the test with its reason. */
export async function mutate(
  meed: Sending,
  token: string,
  name: string,
  input: Record<string, unknown>,
  fields: string,
): Promise<Parsed> {
  const payload = await attempt(meed, token, name, input, fields);
  if (payload['userErrors'].length > 0) throw new Error(`${name}: ${JSON.stringify(payload['userErrors'])}`);
  return payload;
}

/** Sends one mutation and returns its payload, refused or not. */
export async function attempt(
  meed: Sending,
  token: string,
  name: string,
  input: Record<string, unknown>,
  fields = '',
): Promise<Parsed> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const answer = await meed.send(
    token,
    `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} ${ERRORS} } }`,
    {
      input,
    },
  );
  if (answer.errors !== undefined) throw new Error(`${name}: ${answer.text}`);
  return answer.data[name];
}

export async function seedVendor(
  meed: Sending,
  reference: string,
  currency = 'EUR',
  timeZone = 'UTC',
): Promise<SeededVendor> {
  const operator = await meed.token({ sub: meed.person(), opr: true });
  const input = { externalReference: reference, name: `Vendor ${reference}`, timeZone, currency, isTest: true };
  const { vendorId } = await mutate(meed, operator, 'vendorCreate', input, 'vendorId');
  const admin = await join(meed, operator, vendorId, { role: 'ADMIN', vendorId });
  return {
    id: vendorId,
    admin,
    member: (role, side = {}) => join(meed, admin, vendorId, { role, ...side }),
    async partner(externalReference) {
      const payload = await mutate(
        meed,
        admin,
        'partnerCreate',
        { externalReference, name: `Partner ${externalReference}` },
        'partner { id }',
      );
      return payload['partner'].id;
    },
    async customer(externalReference) {
      const payload = await mutate(
        meed,
        admin,
        'customerCreate',
        { externalReference, name: `Customer ${externalReference}` },
        'customer { id }',
      );
      return payload['customer'].id;
    },
  };
}

/** Invites as one and accepts as another; returns a token that wears the new hat. */
async function join(meed: Sending, inviter: string, vnd: string, input: Record<string, unknown>): Promise<string> {
  const { invitationCode } = await mutate(meed, inviter, 'memberInvite', input, 'invitationCode');
  const sub = meed.person();
  const guest = await meed.token({ sub });
  const accepted = await mutate(
    meed,
    guest,
    'memberAccept',
    { invitationCode, displayName: `A ${input['role']}` },
    'membershipId',
  );
  return meed.token({ sub, vnd, mbr: accepted['membershipId'] });
}

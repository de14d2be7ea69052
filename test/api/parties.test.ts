import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { attempt, mutate, type SeededVendor, seedVendor } from '../support/seed';

let meed: TestHouse;
let acme: SeededVendor;

beforeAll(async () => {
  meed = await testHouse();
  acme = await seedVendor(meed, 'acme');
  for (const name of ['one', 'two', 'three']) await acme.partner(name);
});
afterAll(async () => {
  await meed.close();
});

const PAGE = `query($first: Int, $last: Int, $after: Cursor, $before: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
  partners(first: $first, last: $last, after: $after, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const names = (answer: { data: Parsed }): string[] =>
  answer.data['partners'].nodes.map((node: { name: string }) => node.name);

describe('hats', () => {
  it('come from a token and a membership that is active now', async () => {
    const answer = await meed.send(acme.admin, '{ viewer { role vendor { name currency } partner { id } } }');
    expect(answer.data['viewer']).toEqual({
      role: 'ADMIN',
      vendor: { name: 'Vendor acme', currency: 'EUR' },
      partner: null,
    });
  });

  it('end with the membership', async () => {
    const finance = await acme.member('FINANCE');
    const claims = JSON.parse(Buffer.from(finance.split('.')[1] ?? '', 'base64url').toString());
    await mutate(
      meed,
      acme.admin,
      'memberRevoke',
      { membershipId: claims.mbr, reason: 'left' },
      'membership { status }',
    );
    const answer = await meed.send(finance, '{ viewer { role } }');
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('are refused what the action table does not list', async () => {
    const auditor = await acme.member('AUDITOR');
    const answer = await meed.send(
      auditor,
      'mutation { partnerCreate(input: { externalReference: "x", name: "X" }) { userErrors { code } } }',
    );
    expect(answer.status).toBe(403);
    expect(answer.errors?.[0]?.message).toBe('Mutation.partnerCreate is not for the role AUDITOR');
  });

  it('need a token for anything but the type name', async () => {
    expect((await meed.send(undefined, '{ __typename }')).data).toEqual({ __typename: 'Query' });
    for (const query of ['{ viewer { role } }', '{ __schema { queryType { name } } }'])
      expect((await meed.send(undefined, query)).errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });
});

describe('an invitation', () => {
  it('is accepted once', async () => {
    const { invitationCode } = await mutate(meed, acme.admin, 'memberInvite', { role: 'MANAGER' }, 'invitationCode');
    const accept = async () =>
      attempt(meed, await meed.token({ sub: meed.person() }), 'memberAccept', { invitationCode, displayName: 'Eve' });
    expect((await accept())['userErrors']).toEqual([]);
    expect((await accept())['userErrors'][0]).toMatchObject({ code: 'NOT_FOUND', field: ['invitationCode'] });
  });

  it.each([
    [{ role: 'PARTNER_ADMIN' }, 'partnerId'],
    [{ role: 'CUSTOMER_APPROVER' }, 'customerId'],
  ])('of %j names what is missing', async (input, field) => {
    const payload = await attempt(meed, acme.admin, 'memberInvite', input);
    expect(payload['userErrors'][0]).toMatchObject({ code: 'INVALID_INPUT', field: [field] });
  });

  it('by a partner is for that partner only', async () => {
    const [own, other] = [await acme.partner('own'), await acme.partner('other')];
    const admin = await acme.member('PARTNER_ADMIN', { partnerId: own });
    expect(
      (await attempt(meed, admin, 'memberInvite', { role: 'PARTNER_VIEWER', partnerId: own }))['userErrors'],
    ).toEqual([]);
    const refused = await attempt(meed, admin, 'memberInvite', { role: 'PARTNER_VIEWER', partnerId: other });
    expect(refused['userErrors'][0].code).toBe('FORBIDDEN');
  });
});

describe('a list', () => {
  const filter = { externalReference: { in: ['one', 'two', 'three'] } };
  const orderBy = [{ field: 'NAME', direction: 'DESC' }];

  it('pages forward and backward by cursor', async () => {
    const first = await meed.send(acme.admin, PAGE, { first: 2, filter, orderBy });
    expect(names(first)).toEqual(['Partner two', 'Partner three']);
    expect(first.data['partners']).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const after = first.data['partners'].pageInfo.endCursor;
    const second = await meed.send(acme.admin, PAGE, { first: 2, after, filter, orderBy });
    expect(names(second)).toEqual(['Partner one']);
    const before = second.data['partners'].pageInfo.startCursor;
    expect(names(await meed.send(acme.admin, PAGE, { last: 1, before, filter, orderBy }))).toEqual(['Partner three']);
  });

  it.each([
    [{}, 'give either `first` or `last`, from 1 to 100'],
    [{ first: 101 }, '`first` must be from 1 to 100'],
    [{ first: 1, after: 'nonsense' }, '`after` is not a cursor of this list with this filter and order'],
  ])('asked for %j says what would be right', async (variables, message) => {
    const answer = await meed.send(acme.admin, PAGE, variables);
    expect(answer.errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it.each([
    ['an id that is none', (key: string[]) => [...key.slice(0, -1), "' or true --"]],
    ['a key too short', (key: string[]) => key.slice(0, -1)],
    ['a key too long', (key: string[]) => [...key, 'more']],
    ['text that no row can hold', (key: string[]) => [key[0], 'a\u0000', key[2]]],
    ['a number in it', (key: string[]) => [key[0], 7, key[2]]],
    ['another filter', (key: string[]) => ['AAAAAAAAAAAA', ...key.slice(1)]],
  ])('refuses a cursor with %s by the name of its argument', async (_, tamper) => {
    const first = await meed.send(acme.admin, PAGE, { first: 1, orderBy });
    const key = JSON.parse(Buffer.from(first.data['partners'].pageInfo.endCursor, 'base64url').toString());
    const cursor = Buffer.from(JSON.stringify(tamper(key))).toString('base64url');
    for (const [argument, page] of [
      ['after', { first: 1, after: cursor }],
      ['before', { last: 1, before: cursor }],
    ] as const) {
      const answer = await meed.send(acme.admin, PAGE, { ...page, orderBy });
      expect(answer.errors?.[0]).toMatchObject({
        message: `\`${argument}\` is not a cursor of this list with this filter and order`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('a cursor that somebody wrote moves the place in the list, and shows nothing more of it', async () => {
    const beta = await seedVendor(meed, 'cursor-maker');
    await beta.partner('foreign');
    const first = await meed.send(acme.admin, PAGE, { first: 1, orderBy });
    const [signature] = JSON.parse(Buffer.from(first.data['partners'].pageInfo.endCursor, 'base64url').toString());
    const written = [signature, '\uffff', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    const after = Buffer.from(JSON.stringify(written)).toString('base64url');
    const all = await meed.send(acme.admin, PAGE, { first: 100, orderBy });
    const moved = await meed.send(acme.admin, PAGE, { first: 100, after, orderBy });
    expect(names(moved)).toEqual(names(all));
  });

  it.each([
    [
      'partners',
      'PartnerFilter',
      { name: { eq: 'a\u0000' } },
      '`filter.name`: must not contain NUL or lone surrogates',
    ],
    [
      'outcomes',
      'OutcomeFilter',
      { occurredAt: { gt: '2026-02-30T00:00:00Z' } },
      '`filter.occurredAt`: is not an instant',
    ],
    ['outcomes', 'OutcomeFilter', { occurredAt: { gt: 'infinity' } }, '`filter.occurredAt`: is not an instant'],
    ['outcomes', 'OutcomeFilter', { partnerId: { eq: 'ptn_x' } }, '`filter.partnerId`: ptn_x is no partner id'],
  ])('of %s (%s) refuses %j by name', async (field, type, filter, message) => {
    const query = `query($filter: ${type}) { ${field}(first: 1, filter: $filter) { totalCount } }`;
    const answer = await meed.send(acme.admin, query, { filter });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.errors?.[0]?.message).toContain(message);
  });

  it('joins filters by and, or, not', async () => {
    const either = {
      or: [{ name: { eq: 'Partner one' } }, { externalReference: { startsWith: 't' } }],
      not: { name: { eq: 'Partner two' } },
    };
    expect(names(await meed.send(acme.admin, PAGE, { first: 10, filter: either }))).toEqual([
      'Partner one',
      'Partner three',
    ]);
  });
});

describe('bad input', () => {
  it.each([
    [{ externalReference: 'a\u0000b', name: 'X' }, 'externalReference'],
    [{ externalReference: 'a', name: '\ud800' }, 'name'],
    [{ externalReference: 'a', name: ' ' }, 'name'],
    [{ externalReference: 'a'.repeat(121), name: 'X' }, 'externalReference'],
  ])('%j names the field', async (input, field) => {
    const payload = await attempt(meed, acme.admin, 'partnerCreate', input);
    expect(payload['userErrors'][0]).toMatchObject({ code: 'INVALID_INPUT', field: [field] });
  });

  it('of a vendor is refused by name', async () => {
    const operator = await meed.token({ sub: meed.person(), opr: true });
    const input = { externalReference: 'beta', name: 'Beta', timeZone: 'Mars/Base', currency: 'XXQ' };
    const payload = await attempt(meed, operator, 'vendorCreate', input);
    expect(payload['userErrors'].map(({ field }: { field: string[] }) => field[0])).toEqual(['timeZone']);
    const unknown = await attempt(meed, operator, 'vendorCreate', { ...input, timeZone: 'UTC' });
    expect(unknown['userErrors'][0]).toMatchObject({ code: 'UNKNOWN_CURRENCY', field: ['currency'] });
  });

  it('of an id names the argument, and a foreign id looks like a missing one', async () => {
    expect((await meed.send(acme.admin, '{ partner(id: "ptn_x") { id } }')).errors?.[0]?.message).toMatch(
      /`id` is no partner id/,
    );
    const foreign = await (await seedVendor(meed, 'rival')).partner('rival-partner');
    const answer = await meed.send(acme.admin, 'query($id: ID!) { partner(id: $id) { id } }', { id: foreign });
    expect(answer).toMatchObject({ status: 200, data: { partner: null } });
  });
});

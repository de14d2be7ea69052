import { active, type Parties, seedParties } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { attempt, mutate } from '../support/seed';

let meed: TestHouse;
let parties: Parties;
beforeAll(async () => {
  meed = await testHouse();
  parties = await seedParties(meed);
});
afterAll(async () => {
  await meed.close();
});

/** One person with two hats: what it may not do in one of them it may not do in the other. */
async function twoHats(...roles: readonly Record<string, unknown>[]): Promise<string[]> {
  const sub = meed.person();
  const guest = await meed.token({ sub });
  const tokens: string[] = [];
  for (const role of roles) {
    const { invitationCode } = await mutate(meed, parties.acme.admin, 'memberInvite', role, 'invitationCode');
    const { membershipId } = await mutate(
      meed,
      guest,
      'memberAccept',
      { invitationCode, displayName: 'P' },
      'membershipId',
    );
    tokens.push(await meed.token({ sub, vnd: parties.acme.id, mbr: membershipId }));
  }
  return tokens;
}

it('may not verify an outcome in whose pay its own partner shares', async () => {
  const { acme, one, two, customer } = parties;
  const kpi = await mutate(
    meed,
    acme.admin,
    'kpiCreate',
    { key: 'deals', name: 'Deals', unit: 'deal', metricClass: 'OUTCOME' },
    'kpi { id }',
  );
  const definition = { key: 'deal', name: 'Deal', kpiId: kpi['kpi'].id, verifierPolicy: 'VENDOR' };
  const made = await mutate(meed, acme.admin, 'outcomeDefinitionCreate', definition, 'outcomeDefinition { id }');
  const split = [
    { payee: 'lead', share: '0.01' },
    { payee: 'field', share: '0.99' },
  ];
  await active(meed, parties, {
    plan: { currency: 'EUR', components: [{ key: 'deals', pay: { rate: { measure: 'deal', unit: '10.00' } }, split }] },
    payees: [
      { payee: 'lead', partnerId: one },
      { payee: 'field', partnerId: two },
    ],
  });
  const claim = {
    idempotencyKey: 'c',
    definitionId: made['outcomeDefinition'].id,
    partnerId: one,
    customerId: customer,
    externalReference: 'd-1',
    occurredAt: '2026-02-10T00:00:00Z',
    quantity: '100',
  };
  const claimed = await mutate(meed, acme.admin, 'outcomeClaim', claim, 'outcome { id }');
  const [verifier = ''] = await twoHats({ role: 'VERIFIER' }, { role: 'PARTNER_ADMIN', partnerId: two });
  const verification = { idempotencyKey: 'v', outcomeId: claimed['outcome'].id };
  expect((await attempt(meed, verifier, 'outcomeVerify', verification))['userErrors'][0].code).toBe(
    'SELF_VERIFICATION',
  );
  const [stranger = ''] = await twoHats({ role: 'VERIFIER' });
  await mutate(meed, stranger, 'outcomeVerify', verification, 'outcome { state }');
});

it('is told that an outcome may not take the key of a KPI', async () => {
  const definition = { key: 'cloud_cost', name: 'X', kpiId: parties.costKpi, verifierPolicy: 'VENDOR' };
  const refused = await attempt(meed, parties.acme.admin, 'outcomeDefinitionCreate', definition);
  expect(refused['userErrors'][0]).toMatchObject({ code: 'ALREADY_EXISTS', field: ['key'] });
});

import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { present } from '../../src/kernel/assert';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;
beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
});
afterAll(async () => {
  await store.drop();
});

it('pays the new payee where an amendment changes nothing but who is paid', async () => {
  const plan = graduated();
  const agreement = await acme.agreement(plan);
  const { lead, field } = acme.partners;
  acme.clock.set('2026-03-20T12:00:00.000Z');
  const named = { agreementId: acme.id('agreement', agreement) };
  const payees = [{ payee: 'partner', partnerId: acme.id('partner', field) }];
  await acme.done(amendAgreement, { ...named, expectedVersion: 1, plan, payees });
  acme.clock.set('2026-04-10T12:00:00.000Z');
  await acme.outcome('10', '2026-04-05T10:00:00Z');
  await acme.settle(agreement, '2026-04');
  const version = present(await acme.reading((scope) => latestVersion(scope, agreement)), 'the second version');
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, { ...named, termsHash: version.termsHash, expectedVersion: 2 }, { hat });
  await acme.settle(agreement, '2026-04');
  acme.clock.set('2026-05-10T12:00:00.000Z');
  for (const period of ['2026-01', '2026-02', '2026-03', '2026-04']) await acme.close(agreement, period);
  const paid = new Map<string, bigint>();
  for (const { partnerId, amount } of await acme.lines(agreement))
    paid.set(partnerId, (paid.get(partnerId) ?? 0n) + BigInt(amount));
  expect([paid.get(lead), paid.get(field)]).toEqual([0n, 50_000n]);
});

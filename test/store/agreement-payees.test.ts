import { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { AgreementPayees20261121001200 } from '../../migrations/20261121001200-agreement-payees';
import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { agreementsPaying } from '../../src/agreements/paying.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { flat, Settling } from '../support/settling';

/** Whom agreements pay beside their own partner, and how they are found from there. */
let store: TestDatabase;
let acme: Settling;
let client: Client;

beforeAll(async () => {
  store = await testDatabase();
  acme = await Settling.open(store.database);
  client = new Client({ connectionString: store.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await store.drop();
});

const split = [
  { payee: 'partner', share: '0.5' },
  { payee: 'field', share: '0.3' },
  { payee: 'second', share: '0.2' },
];
const field = () => acme.id('partner', acme.partners.field);
const payees = () => ['field', 'second'].map((payee) => ({ payee, partnerId: field() }));
const paying = async (partner: 'lead' | 'field') =>
  (await acme.reading((scope) => agreementsPaying(scope, [acme.partners[partner]]))).map(({ id, paidTo }) => [
    id,
    paidTo,
  ]);

const KEPT = 'select vendor_id, agreement_id, version_id, partner_id from agreement_payee order by version_id';
const kept = async () => (await client.query(KEPT)).rows;

it('finds an agreement once for each partner, and no other', async () => {
  const alone = await acme.agreement(flat('1'));
  const together = await acme.agreement(flat('1', { split }), { payees: payees() });
  const { lead } = acme.partners;
  expect(await paying('lead')).toEqual([alone, together].sort().map((id) => [id, lead]));
  expect(await paying('field')).toEqual([[together, acme.partners.field]]);
  const agreementId = acme.id('agreement', together);
  await acme.done(amendAgreement, { agreementId, expectedVersion: 1, plan: flat('2', { split }), payees: payees() });
  expect(await paying('field')).toEqual([[together, acme.partners.field]]);
  expect(await kept()).toHaveLength(2);
});

it('is what a migration finds in versions of before', async () => {
  const before = await kept();
  expect(before.length).toBeGreaterThan(0);
  const runner: unknown = { query: (text: string) => client.query(text) };
  await client.query('begin; drop table agreement_payee; set local role meed_owner');
  await new AgreementPayees20261121001200().up(runner as QueryRunner);
  const forced = `select relforcerowsecurity as forced from pg_class where oid = 'agreement_version'::regclass`;
  expect((await client.query(forced)).rows).toEqual([{ forced: true }]);
  await client.query('reset role');
  expect(await kept()).toEqual(before);
  await client.query('rollback');
});

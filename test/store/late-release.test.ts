import { endAgreement } from '../../src/agreements/end-agreement.command';
import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import type { AccountKind } from '../../src/ledger/account.rules';
import { systemIds } from '../../src/platform/ports';
import { callGuarantee } from '../../src/pots/call-guarantee.command';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { type Plan, Settling } from '../support/settling';

const plan: Plan = {
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } }],
  holdback: { share: '0.1', release: { on: 'REVIEW' } },
};

/** A release from an agreement that has ended: 300.00 earned in its only month, closed, 30.00 of it held back. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;
let ended: string;
let january: string;
let bond: string;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
  january = paying.statement('2026-01');
  acme.clock.set('2026-01-25T12:00:00.000Z');
  ended = await acme.agreement(plan);
  bond = await bonded(ended, 'B-1');
  await acme.outcome('300', '2026-01-20T10:00:00Z');
  await acme.done(endAgreement, { agreementId: acme.id('agreement', ended), endOn: '2026-02-01', reason: 'done' });
  acme.clock.set('2026-03-15T12:00:00.000Z');
  await acme.close(ended, '2026-01');
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const pot = (amount: string) => keyed({ agreementId: acme.id('agreement', ended), pot: 'HOLDBACK', amount });
const release = (amount: string) => acme.done(releaseHoldback, pot(amount), { hat: acme.hat('FINANCE') });

async function bonded(agreementId: string, reference: string): Promise<string> {
  const paper = { kind: 'BOND', amount: '50.00', currency: 'EUR', issuer: 'Bank', reference, startOn: '2026-01-01' };
  const input = keyed({ agreementId: acme.id('agreement', agreementId), ...paper });
  return (await acme.done(registerGuarantee, input)).guaranteeId;
}
/** What is called of a bond is owed by the partner. */
const call = (bond: string, amount: string) =>
  acme.done(callGuarantee, keyed({ guaranteeId: acme.id('guarantee', bond), amount, reason: 'the loss' }));

async function balance(kind: AccountKind, agreementId = ended): Promise<bigint> {
  const nets = (await acme.balances(agreementId)).filter((one) => one.kind === kind);
  return nets.reduce((sum, { net }) => sum + net, 0n);
}

it('serves what the partner owes first, under the same agreement and then under the others, and pays the rest', async () => {
  await paying.lock(january);
  await payAll(acme);
  const other = await acme.agreement(plan, { startOn: '2026-03-01' });
  await call(bond, '5.00');
  await call(await bonded(other, 'B-2'), '15.00');
  await release('10.00');
  expect(await balance('PARTNER_PAYABLE')).toBe(0n);
  expect(await balance('PARTNER_RECEIVABLE')).toBe(0n);
  expect(await balance('PARTNER_RECEIVABLE', other)).toBe(-1_000n);
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
  await release('20.00');
  expect(await balance('PARTNER_RECEIVABLE', other)).toBe(0n);
  expect(await balance('PARTNER_PAYABLE')).toBe(1_000n);
  expect(await paying.row(january)).toMatchObject({ state: 'LOCKED' });
  expect(await paying.figures(january)).toMatchObject({ owed: 500n, recovered: 2_000n, payable: 28_000n });
  await payAll(acme);
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
});

it('waits for the lock of a statement that is in review, and for a second look at it', async () => {
  await paying.step(submitStatement, january);
  await paying.approve(january);
  await release('10.00');
  expect(await balance('PARTNER_PAYABLE')).toBe(0n);
  expect(await paying.row(january)).toMatchObject({ state: 'DRAFT', approvedBy: null });
  await paying.lock(january);
  expect(await paying.figures(january)).toMatchObject({ held: 2_000n, payable: 28_000n });
});

it('a forfeit leaves a paid statement paid', async () => {
  await paying.lock(january);
  await payAll(acme);
  await acme.done(forfeitHoldback, { ...pot('30.00'), reason: 'broken' });
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
});

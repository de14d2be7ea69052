import { type Hat, systemHat } from '../../src/access/hat.rules';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { failPayout } from '../../src/payouts/fail-payout.command';
import { payoutsOfBatch } from '../../src/payouts/payout.repository';
import { systemIds } from '../../src/platform/ports';
import { callGuarantee } from '../../src/pots/call-guarantee.command';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { releaseEscrow } from '../../src/pots/release-escrow.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { settleGuarantee } from '../../src/pots/settle-guarantee.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { runSettlement } from '../../src/statements/run-settlement.command';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { flat, Settling } from '../support/settling';

/** What one person decides about a pot is paid to nobody before a second person has said yes, whatever machines do between. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;
/** The one who decides, and would like to approve alone. */
let one: Hat;
let agreement: string;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
  one = acme.hat('ADMIN');
  acme.clock.set('2026-01-25T12:00:00.000Z');
  agreement = await acme.agreement(flat('1', { holdback: { share: '0.1', release: { on: 'REVIEW' } } }));
});
afterAll(async () => {
  await store.drop();
});

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const machine = () => ({ hat: systemHat(acme.vendorId) });
const pot = (amount: string, more: object) => keyed({ agreementId: acme.id('agreement', agreement), amount, ...more });
const gather = () => acme.done(createPayoutBatch, keyed({ currency: 'EUR' }), machine());
const approve = (payoutBatchId: string, hat = acme.hat('FINANCE')) =>
  acme.done(approvePayoutBatch, keyed({ payoutBatchId: acme.id('payoutBatch', payoutBatchId) }), { hat }).then(
    () => 'DONE',
    ({ refusals }) => refusals,
  );
const refused = [
  {
    code: 'FOUR_EYES',
    field: ['payoutBatchId'],
    message:
      'payoutBatchId: you decided something that it pays: a release, the outcome it was for, a debt that it no longer serves or a payment that failed',
  },
];

/** 300.00 of January, 30.00 of them held, and an escrow of 100.00. */
async function earned(): Promise<string> {
  const outcome = await acme.claim('300', '2026-01-20T10:00:00Z', acme.hat('ADMIN'));
  await acme.verify(outcome);
  await acme.settle(agreement, '2026-01');
  await acme.done(fundEscrow, pot('100', { expiresOn: '2026-06-30' }));
  return outcome;
}
const releaseFor = (outcome: string, hat: Hat) =>
  acme.done(releaseEscrow, pot('100', { outcomeId: acme.id('outcome', outcome) }), { hat });
const release = (amount: string, hat: Hat) => acme.done(releaseHoldback, pot(amount, { pot: 'HOLDBACK' }), { hat });

async function bond(): Promise<string> {
  const paper = { kind: 'BOND', amount: '100', currency: 'EUR', issuer: 'Bank', reference: 'B', startOn: '2026-01-01' };
  const named = { agreementId: acme.id('agreement', agreement) };
  return (await acme.done(registerGuarantee, keyed({ ...named, ...paper }))).guaranteeId;
}

/** An escrow of another agreement, all of which serves what the partner owes. */
async function releaseUnderAnother(hat: Hat): Promise<void> {
  const agreementId = acme.id('agreement', await acme.agreement(flat('1')));
  const outcome = await acme.outcome('100', '2026-01-21T10:00:00Z');
  await acme.done(runSettlement, keyed({ agreementId, period: '2026-01' }));
  await acme.done(fundEscrow, keyed({ agreementId, amount: '100', expiresOn: '2026-06-30' }));
  const input = keyed({ agreementId, amount: '100', outcomeId: acme.id('outcome', outcome) });
  await acme.done(releaseEscrow, input, { hat });
}

/** January was its last period, and its statement is locked and paid: a release is paid at once. */
async function ended(): Promise<void> {
  await acme.outcome('300', '2026-01-20T10:00:00Z');
  await acme.done(endAgreement, { agreementId: acme.id('agreement', agreement), endOn: '2026-02-01', reason: 'done' });
  acme.clock.set('2026-03-15T12:00:00.000Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  await payAll(acme);
}

it('who releases an escrow does not approve the batch that pays it', async () => {
  await releaseFor(await earned(), one);
  const { payoutBatchId } = await gather();
  expect(await approve(payoutBatchId, one)).toEqual(refused);
  expect(await paying.buckets()).toMatchObject({ payable: 10_000n, clearing: 0n });
  expect(await approve(payoutBatchId)).toBe('DONE');
});

it.each(['claimed', 'verified'])('nor who %s the outcome that it was released for', async (word) => {
  const outcome = await acme.claim('300', '2026-01-20T10:00:00Z', word === 'claimed' ? one : acme.hat('ADMIN'));
  await acme.verify(outcome, word === 'verified' ? one : acme.hat('VERIFIER'));
  await acme.settle(agreement, '2026-01');
  await acme.done(fundEscrow, pot('100', { expiresOn: '2026-06-30' }));
  await releaseFor(outcome, acme.hat('FINANCE'));
  const { payoutBatchId } = await gather();
  expect(await approve(payoutBatchId, one)).toEqual(refused);
  expect(await approve(payoutBatchId)).toBe('DONE');
});

it('nor who releases under a locked label, also where the payout has failed and is gathered anew', async () => {
  await ended();
  await release('10.00', one);
  const first = await gather();
  expect(await approve(first.payoutBatchId, one)).toEqual(refused);
  expect(await approve(first.payoutBatchId)).toBe('DONE');
  const [payout] = await acme.reading((scope) => payoutsOfBatch(scope, first.payoutBatchId));
  await acme.done(failPayout, keyed({ payoutId: acme.id('payout', payout?.id ?? ''), reason: 'closed' }), machine());
  const second = await gather();
  expect(await approve(second.payoutBatchId, one)).toEqual(refused);
  expect(await approve(second.payoutBatchId)).toBe('DONE');
});

it('nor who records that a payment has failed: what a bank has paid is paid again by two, not by one', async () => {
  await earned();
  acme.clock.set('2026-03-15T12:00:00.000Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  const first = await gather();
  expect(await approve(first.payoutBatchId)).toBe('DONE');
  const [payout] = await acme.reading((scope) => payoutsOfBatch(scope, first.payoutBatchId));
  const failed = keyed({ payoutId: acme.id('payout', payout?.id ?? ''), reason: 'bounced' });
  await acme.done(failPayout, failed, { hat: one });
  const second = await gather();
  expect(await approve(second.payoutBatchId, one)).toEqual(refused);
  expect(await approve(second.payoutBatchId)).toBe('DONE');
});

it.each(['records that an issuer has paid', 'releases another escrow'])(
  'nor who %s, so that what was released after it serves no debt any more',
  async (how) => {
    const outcome = await earned();
    const guarantee = { guaranteeId: acme.id('guarantee', await bond()), amount: '100' };
    await acme.done(callGuarantee, keyed({ ...guarantee, reason: 'the loss' }));
    if (how === 'releases another escrow') await releaseUnderAnother(one);
    else await acme.done(settleGuarantee, keyed(guarantee), { hat: one });
    await releaseFor(outcome, acme.hat('FINANCE'));
    const { payoutBatchId } = await gather();
    expect(await approve(payoutBatchId, one)).toEqual(refused);
    expect(await approve(payoutBatchId)).toBe('DONE');
  },
);

it('nor who has less be owed of a later label than has been locked since', async () => {
  await earned();
  acme.clock.set('2026-02-10T12:00:00.000Z');
  await acme.close(agreement, '2026-01');
  const guarantee = { guaranteeId: acme.id('guarantee', await bond()), amount: '100' };
  await acme.done(callGuarantee, keyed({ ...guarantee, reason: 'the loss' }));
  await acme.done(settleGuarantee, keyed(guarantee), { hat: one });
  acme.clock.set('2026-02-11T12:00:00.000Z');
  await paying.lock(paying.statement('2026-01'));
  await payAll(acme);
  const outcome = await acme.outcome('300', '2026-02-10T10:00:00Z');
  await acme.settle(agreement, '2026-02');
  await releaseFor(outcome, acme.hat('FINANCE'));
  const { payoutBatchId } = await gather();
  expect(await approve(payoutBatchId, one)).toEqual(refused);
  expect(await approve(payoutBatchId)).toBe('DONE');
});

it('a release onto an open statement needs another person for that, who has then said yes before the batch', async () => {
  await earned();
  await release('10.00', one);
  acme.clock.set('2026-03-15T12:00:00.000Z');
  for (const label of ['2026-01', '2026-02']) await acme.close(agreement, label);
  const january = paying.statement('2026-01');
  await paying.step(submitStatement, january, machine().hat);
  expect(await codeOf(paying.approve(january, one))).toBe('FOUR_EYES');
  expect(await codeOf(gather())).toBe('INVALID_STATE');
  await paying.approve(january);
  await paying.step(lockStatement, january, machine().hat);
  expect(await approve((await gather()).payoutBatchId, one)).toBe('DONE');
});

it('a forfeit and the call of a bond make nothing payable', async () => {
  await earned();
  await acme.done(forfeitHoldback, pot('30.00', { pot: 'HOLDBACK', reason: 'broken' }), { hat: one });
  const call = { guaranteeId: acme.id('guarantee', await bond()), amount: '50', reason: 'the loss' };
  await acme.done(callGuarantee, keyed(call), { hat: one });
  paying.unsettled = -8_000n;
  expect(await paying.buckets()).toMatchObject({ payable: 0n, held: 0n, receivable: 5_000n, accrued: 27_000n });
  expect(await codeOf(gather())).toBe('INVALID_STATE');
});

import fc from 'fast-check';
import { perform } from '../../src/access/command';
import type { Role } from '../../src/access/hat.rules';
import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { confirmPayout } from '../../src/payouts/confirm-payout.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { payoutsOfBatch } from '../../src/payouts/payout.repository';
import { systemIds } from '../../src/platform/ports';
import { disputeById } from '../../src/statements/disputes/dispute.repository';
import { DISPUTE_STATES, decided, disputable } from '../../src/statements/disputes/dispute.rules';
import { openDispute } from '../../src/statements/disputes/open-dispute.command';
import { resolveDispute } from '../../src/statements/disputes/resolve-dispute.command';
import { respondDispute } from '../../src/statements/disputes/respond-dispute.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const PLAN = {
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '120.00' } } }],
};
const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const partner = () => acme.hat('PARTNER_ADMIN', 'lead');
const finance = () => acme.hat('FINANCE');
const open = (lineId: string, amount: string, hat = partner()) =>
  acme.done(openDispute, keyed({ statementLineId: acme.id('statementLine', lineId), amount, reason: 'not ours' }), {
    hat,
  });
const resolve = (disputeId: string, resolution: string, hat = finance(), more: object = {}) =>
  acme.done(
    resolveDispute,
    keyed({ disputeId: acme.id('dispute', disputeId), resolution, reason: 'looked at', ...more }),
    { hat },
  );
const dispute = async (id: string) => (await acme.reading((scope) => disputeById.batch(scope, [id]))).get(id);

/** A line of 1,200.00 in January, closed. */
async function line(): Promise<string> {
  const agreement = await acme.agreement(PLAN);
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  return (await acme.lines(agreement))[0]?.id ?? '';
}

it('row 96: of a line of 1,200.00, 300.00 are disputed and 900.00 are payable', async () => {
  const { disputeId } = await open(await line(), '300.00');
  expect(await paying.buckets()).toMatchObject({ accrued: 90_000n, disputed: 30_000n });
  const january = paying.statement('2026-01');
  await paying.lock(january);
  expect(await paying.figures(january)).toMatchObject({ total: 120_000n, disputed: 30_000n, payable: 90_000n });
  await resolve(disputeId, 'REJECTED');
  expect(await paying.buckets()).toMatchObject({ disputed: 0n, payable: 120_000n });
  expect(await dispute(disputeId)).toMatchObject({
    state: 'RESOLVED_REJECTED',
    reduction: 0n,
    resolution: 'looked at',
  });
});

it('what a later revision took back cannot be disputed, nor hold the money of another line', async () => {
  const agreement = await acme.agreement(PLAN);
  const first = await acme.outcome('4', '2026-01-20T10:00:00Z');
  const second = await acme.outcome('6', '2026-01-21T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const january = (await acme.lines(agreement))[0]?.id ?? '';
  await acme.outcome('10', '2026-02-20T10:00:00Z');
  await paying.reverse(first);
  await acme.close(agreement, '2026-02');
  // Of 1,200.00 there are 720.00 left: all revisions of the line together can be disputed for no more.
  expect(await codeOf(open(january, '720.01'))).toBe('INVALID_AMOUNT');
  await open(january, '700.00');
  expect(await codeOf(open(january, '20.01', finance()))).toBe('INVALID_AMOUNT');
  await paying.reverse(second);
  acme.clock.set('2026-04-02T12:00:00.000Z');
  await acme.close(agreement, '2026-03');
  expect(await codeOf(open(january, '0.01'))).toBe('INVALID_STATE');
  expect(await paying.buckets()).toMatchObject({ disputed: 70_000n });
});

it('before the lock the rest goes back to accrued, in part or in full, and what is not due to expense', async () => {
  const lineId = await line();
  const partial = await open(lineId, '300.00');
  await resolve(partial.disputeId, 'PARTIAL', finance(), { reduction: '100.00' });
  paying.unsettled = -10_000n;
  expect(await paying.buckets()).toMatchObject({ accrued: 110_000n, disputed: 0n });
  const withdrawn = await open(lineId, '50.00');
  await resolve(withdrawn.disputeId, 'WITHDRAWN', partner());
  expect(await paying.buckets()).toMatchObject({ accrued: 110_000n, disputed: 0n });
  const accepted = await open(lineId, '10.00', finance());
  await resolve(accepted.disputeId, 'ACCEPTED', partner());
  paying.unsettled = -11_000n;
  expect(await paying.buckets()).toMatchObject({ accrued: 109_000n, disputed: 0n });
  await paying.lock(paying.statement('2026-01'));
  expect(await paying.figures(paying.statement('2026-01'))).toMatchObject({ total: 109_000n, payable: 109_000n });
});

it('after the lock a dispute holds of the payable, a batch that gathered it pays the others only, and after payout there is none', async () => {
  const lineId = await line();
  const january = paying.statement('2026-01');
  await paying.lock(january);
  const gather = () => acme.done(createPayoutBatch, keyed({ currency: 'EUR' }), { hat: finance() });
  const approve = (id: string) =>
    acme.done(approvePayoutBatch, keyed({ payoutBatchId: acme.id('payoutBatch', id) }), { hat: finance() });
  const payouts = (id: string) => acme.reading((scope) => payoutsOfBatch(scope, id));
  const stale = await gather();
  const { disputeId } = await open(lineId, '300.00');
  expect(await paying.buckets()).toMatchObject({ payable: 90_000n, disputed: 30_000n });
  await approve(stale.payoutBatchId);
  expect(await payouts(stale.payoutBatchId)).toMatchObject([{ state: 'CANCELED', amount: 120_000n }]);
  expect(await paying.buckets()).toMatchObject({ payable: 90_000n, clearing: 0n });

  const { payoutBatchId } = await gather();
  await approve(payoutBatchId);
  const [payout] = await payouts(payoutBatchId);
  await acme.done(confirmPayout, keyed({ payoutId: acme.id('payout', payout?.id ?? '') }), { hat: finance() });
  expect(await paying.buckets()).toMatchObject({ paid: 90_000n, disputed: 30_000n });
  expect(await paying.row(january)).toMatchObject({ state: 'LOCKED' });
  expect(await codeOf(open(lineId, '1.00'))).toBe('INVALID_STATE');
  await resolve(disputeId, 'ACCEPTED');
  paying.unsettled = -30_000n;
  expect(await paying.buckets()).toMatchObject({ paid: 90_000n, disputed: 0n, payable: 0n });
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
});

it('the other side answers and decides, the one that opened it withdraws, and nobody else comes near it', async () => {
  const { disputeId } = await open(await line(), '300.00');
  const named = keyed({ disputeId: acme.id('dispute', disputeId), response: 'we looked' });
  expect(await codeOf(acme.done(respondDispute, named, { hat: partner() }))).toBe('FOUR_EYES');
  const manager = acme.hat('MANAGER');
  const first = await acme.done(respondDispute, named, { hat: manager });
  expect(await acme.done(respondDispute, named, { hat: manager })).toEqual(first);
  const another = { ...named, response: 'we looked again' };
  expect(await codeOf(acme.done(respondDispute, another, { hat: manager }))).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await dispute(disputeId)).toMatchObject({ state: 'RESPONDED', response: 'we looked' });
  const roles: readonly Role[] = [
    'VERIFIER',
    'AUDITOR',
    'SYSTEM',
    'PARTNER_VIEWER',
    'CUSTOMER_APPROVER',
    'GUEST',
    'OPERATOR',
  ];
  for (const role of roles) {
    const hat = acme.hat(role, role === 'PARTNER_VIEWER' ? 'lead' : undefined);
    expect([role, await codeOf(resolve(disputeId, 'ACCEPTED', hat))]).toEqual([role, 'FORBIDDEN']);
  }
  expect(await codeOf(resolve(disputeId, 'ACCEPTED', partner()))).toBe('FOUR_EYES');
  expect(await codeOf(resolve(disputeId, 'WITHDRAWN', finance()))).toBe('FOUR_EYES');
  expect(await codeOf(resolve(disputeId, 'ACCEPTED', acme.hat('PARTNER_ADMIN', 'field')))).toBe('NOT_FOUND');
  expect(await codeOf(resolve(disputeId, 'PARTIAL', finance(), { reduction: '300.00' }))).toBe('INVALID_AMOUNT');
  expect(await codeOf(resolve(disputeId, 'PARTIAL'))).toBe('INVALID_INPUT');
  await resolve(disputeId, 'WITHDRAWN', partner());
  expect(await codeOf(resolve(disputeId, 'REJECTED'))).toBe('INVALID_STATE');
  const audited = await acme.all<{ readonly action: string; readonly before: unknown; readonly after: unknown }>(
    'audit_entry',
  );
  expect(
    audited.filter(({ action }) => action.startsWith('dispute.')).map(({ action, before }) => [action, before]),
  ).toEqual([
    ['dispute.opened', null],
    ['dispute.responded', { state: 'OPEN' }],
    ['dispute.resolved', { state: 'RESPONDED' }],
  ]);
});

it('what a decision took is not taken again when the line is reversed, whichever comes first', async () => {
  const agreement = await acme.agreement(PLAN);
  const reversed = await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const lineId = (await acme.lines(agreement))[0]?.id ?? '';
  await resolve((await open(lineId, '300.00')).disputeId, 'ACCEPTED');
  const pending = await open(lineId, '200.00');
  paying.unsettled = -30_000n;
  expect(await paying.buckets()).toMatchObject({ accrued: 70_000n, disputed: 20_000n });
  await paying.reverse(reversed);
  await acme.settle(agreement, '2026-01');
  // The line computes 0 now: of its 1,200.00 the decision took 300.00, accrued has 700.00, and 200.00 are owed while disputed.
  paying.unsettled = 0n;
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, disputed: 20_000n, receivable: 20_000n });
  await resolve(pending.disputeId, 'ACCEPTED');
  expect(await paying.buckets()).toMatchObject({ accrued: 20_000n, disputed: 0n, receivable: 20_000n });
  await paying.lock(paying.statement('2026-01'));
  acme.clock.set('2026-03-15T12:00:00.000Z');
  await acme.close(agreement, '2026-02');
  await paying.lock(paying.statement('2026-02'));
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, payable: 20_000n, receivable: 20_000n });
});

it('no more of a line is disputed than it pays at once, however many try at the same moment', async () => {
  const lineId = await line();
  expect(await codeOf(open(lineId, '1200.01'))).toBe('INVALID_AMOUNT');
  expect(await codeOf(open(lineId, '0.001'))).toBe('INVALID_AMOUNT');
  const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(open(lineId, '500.00'))));
  expect(codes.filter((code) => code === 'DONE')).toHaveLength(2);
  expect(await paying.buckets()).toMatchObject({ accrued: 20_000n, disputed: 100_000n });
  const [row] = await acme.all<{ readonly id: string }>('dispute');
  const hat = finance();
  const input = {
    idempotencyKey: 'one',
    disputeId: acme.id('dispute', row?.id ?? ''),
    resolution: 'REJECTED',
    reason: 'no',
  };
  const done = await Promise.all(Array.from({ length: 50 }, () => perform(acme.house, hat, resolveDispute, input)));
  expect(done.filter((one) => 'result' in one && !one.isReplayed)).toHaveLength(1);
  expect(done.filter((one) => 'result' in one && one.isReplayed)).toHaveLength(49);
  expect(await paying.buckets()).toMatchObject({ accrued: 70_000n, disputed: 50_000n });
});

it('a decision posts exactly what was disputed, and what is decided can be disputed no further', () => {
  const place = { currency: 'EUR', partnerId: 'p', agreementId: 'a', periodId: 'd', periodLabel: '2026-01' };
  const one = fc.record({
    state: fc.constantFrom(...DISPUTE_STATES),
    amount: fc.bigInt(1n, 1000n),
    share: fc.bigInt(0n, 10n),
  });
  fc.assert(
    fc.property(fc.array(one), fc.bigInt(0n, 5000n), (all, amount) => {
      const disputes = all.map(({ share, ...rest }) => ({ ...rest, reduction: (rest.amount * share) / 10n }));
      for (const each of disputes) {
        const moved = decided(each, 'PARTNER_PAYABLE', place).reduce((sum, transfer) => sum + transfer.amount, 0n);
        expect(moved).toBe(each.amount);
      }
      const taken = disputes.reduce(
        (sum, { state, amount: part, reduction }) => sum + (['OPEN', 'RESPONDED'].includes(state) ? part : reduction),
        0n,
      );
      expect(disputable({ amount, held: 0n }, disputes) + taken).toBe(amount);
    }),
  );
});

it.each([
  ['a draw advances', { key: 'draw', draw: { amount: '1500', balanceMeasure: 'draw-balance' } }],
  [
    'a reserve keeps',
    { key: 'fund', reserve: { share: '0.1', target: '10000', floor: '0', balanceMeasure: 'fund-balance' } },
  ],
])('what %s is no pay of its own and cannot be disputed', async (_, adjustment) => {
  const agreement = await acme.agreement({ ...PLAN, adjustments: [adjustment] });
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const carried = (await acme.lines(agreement)).find(({ component }) => component === adjustment.key);
  expect(carried?.amount).not.toBe(0n);
  expect(await codeOf(open(carried?.id ?? '', '1.00', finance()))).toBe('INVALID_STATE');
});

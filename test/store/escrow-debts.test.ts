import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import type { AccountKind } from '../../src/ledger/account.rules';
import { systemIds } from '../../src/platform/ports';
import { callGuarantee } from '../../src/pots/call-guarantee.command';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { potsOfAgreement } from '../../src/pots/pot.repository';
import { releaseEscrow } from '../../src/pots/release-escrow.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { flat, Settling } from '../support/settling';

/** What a customer pays for a result is the partner's once the result is paid, and serves what it owes like any payable. */
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

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });

async function funded(agreementId: string, amount: string): Promise<void> {
  const named = { agreementId: acme.id('agreement', agreementId), expiresOn: '2026-06-30' };
  await acme.done(fundEscrow, keyed({ ...named, amount }));
}
const release = (agreementId: string, amount: string, outcomeId: string) => {
  const named = { agreementId: acme.id('agreement', agreementId), outcomeId: acme.id('outcome', outcomeId) };
  return acme.done(releaseEscrow, keyed({ ...named, amount }));
};

/** So much is owed under an agreement: called of a bond. */
async function owing(agreementId: string, amount: string): Promise<void> {
  const paper = { kind: 'BOND', amount, currency: 'EUR', issuer: 'Bank', startOn: '2026-01-01' };
  const named = { agreementId: acme.id('agreement', agreementId), reference: systemIds.next() };
  const { guaranteeId } = await acme.done(registerGuarantee, keyed({ ...paper, ...named }));
  await acme.done(callGuarantee, keyed({ guaranteeId: acme.id('guarantee', guaranteeId), amount, reason: 'the loss' }));
  paying.unsettled -= BigInt(amount.replace('.', ''));
}

async function balance(kind: AccountKind, agreementId: string): Promise<bigint> {
  const nets = (await acme.balances(agreementId)).filter((one) => one.kind === kind);
  return nets.reduce((sum, { net }) => sum + net, 0n);
}

/** January was paid and is reversed: 100.00 are owed. Then 300.00 of February have accrued, and the escrow has 120.00. */
async function reversed(more: object = {}): Promise<{ readonly agreementId: string; readonly second: string }> {
  const agreementId = await acme.agreement(flat('1', more));
  const first = await acme.outcome('100', '2026-01-20T10:00:00Z');
  await acme.close(agreementId, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  await payAll(acme);
  await paying.reverse(first);
  await acme.settle(agreementId, '2026-01');
  const second = await acme.outcome('300', '2026-02-20T10:00:00Z');
  await acme.close(agreementId, '2026-02');
  await funded(agreementId, '120');
  return { agreementId, second };
}

it('serves what the partner owes first; the lock that follows recovers nothing twice', async () => {
  const { agreementId, second } = await reversed();
  expect(await paying.buckets()).toMatchObject({ receivable: 10_000n, payable: 0n, accrued: 30_000n });
  await release(agreementId, '120', second);
  expect(await paying.buckets()).toMatchObject({ receivable: 0n, payable: 2_000n, accrued: 18_000n });
  const [escrow] = (await acme.reading((scope) => potsOfAgreement.batch(scope, [agreementId]))).get(agreementId) ?? [];
  expect(escrow).toMatchObject({ pot: 'ESCROW', funded: 12_000n, released: 12_000n, held: 0n });
  expect(await balance('VENDOR_EXPENSE', agreementId)).toBe(-18_000n);
  await paying.lock(paying.statement('2026-02'));
  expect(await paying.buckets()).toMatchObject({ receivable: 0n, payable: 20_000n, accrued: 0n });
});

it('pays nobody who owes more than it releases, though no lock comes any more of which to recover that', async () => {
  const { agreementId, second } = await reversed();
  await owing(agreementId, '500.00');
  await release(agreementId, '120', second);
  expect(await paying.buckets()).toMatchObject({ receivable: 48_000n, payable: 0n, accrued: 18_000n });
});

it('leaves the share that the signed terms keep from recovery', async () => {
  const { agreementId, second } = await reversed({ recovery: { keepShare: '0.5' } });
  await release(agreementId, '120', second);
  expect(await paying.buckets()).toMatchObject({ receivable: 4_000n, payable: 6_000n, accrued: 18_000n });
});

it('serves the same agreement first, then the oldest debt under the others, whatever their labels', async () => {
  const agreementId = await acme.agreement(flat('1'));
  const result = await acme.outcome('300', '2026-01-20T10:00:00Z');
  await acme.settle(agreementId, '2026-01');
  await funded(agreementId, '300');
  const [march, february] = [
    await acme.agreement(flat('1'), { startOn: '2026-03-01' }),
    await acme.agreement(flat('1'), { startOn: '2026-02-01' }),
  ];
  await owing(march, '30.00');
  await owing(february, '40.00');
  await owing(agreementId, '50.00');
  await release(agreementId, '100', result);
  expect(await balance('PARTNER_RECEIVABLE', agreementId)).toBe(0n);
  expect(await balance('PARTNER_RECEIVABLE', february)).toBe(0n);
  expect(await balance('PARTNER_RECEIVABLE', march)).toBe(-2_000n);
  expect(await paying.buckets()).toMatchObject({ receivable: 2_000n, payable: 0n, accrued: 20_000n });
});

it('books what it recovers to the period in which it is shown, one that has begun only now', async () => {
  const { agreementId, second } = await reversed();
  acme.clock.set('2026-04-02T12:00:00.000Z');
  await acme.close(agreementId, '2026-03');
  await release(agreementId, '120', second);
  const recovered = await acme.all<{ reasonKind: string; periodId: string; periodLabel: string }>('ledger_transfer');
  const own = recovered.filter(
    ({ reasonKind, periodLabel }) => reasonKind === 'potMovement' && periodLabel === '2026-04',
  );
  expect(own).toHaveLength(3);
  expect(new Set(own.map(({ periodId }) => periodId)).size).toBe(1);
});

it('of two releases at once none recovers the same debt, and none is lost', async () => {
  const agreementId = await acme.agreement(flat('1'));
  const results = [
    await acme.outcome('100', '2026-01-20T10:00:00Z'),
    await acme.outcome('100', '2026-01-21T10:00:00Z'),
    await acme.outcome('100', '2026-01-22T10:00:00Z'),
  ];
  await acme.settle(agreementId, '2026-01');
  await funded(agreementId, '300');
  const other = await acme.agreement(flat('1'), { startOn: '2026-02-01' });
  await owing(other, '150.00');
  const codes = await Promise.all(results.map((result) => codeOf(release(agreementId, '100', result))));
  expect(codes).toEqual(['DONE', 'DONE', 'DONE']);
  expect(await paying.buckets()).toMatchObject({ receivable: 0n, payable: 15_000n, accrued: 0n });
});

it('has a paid statement wait for its payment again, also where its label is open under the agreement of the escrow', async () => {
  const first = await acme.agreement(flat('1'));
  await acme.outcome('100', '2026-01-20T10:00:00Z');
  await acme.close(first, '2026-01');
  const january = paying.statement('2026-01');
  await paying.lock(january);
  await payAll(acme);
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
  const backdated = await acme.agreement(flat('1'));
  const outcome = await acme.outcome('50', '2026-01-21T10:00:00Z');
  await acme.settle(backdated, '2026-01');
  await funded(backdated, '30');
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
  await release(backdated, '30', outcome);
  expect(await paying.row(january)).toMatchObject({ state: 'LOCKED', paidAt: null });
  await payAll(acme);
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
  expect(await paying.buckets()).toMatchObject({ payable: 0n, clearing: 0n, paid: 13_000n });
});

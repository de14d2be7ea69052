import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { confirmPayout } from '../../src/payouts/confirm-payout.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { failPayout } from '../../src/payouts/fail-payout.command';
import { payoutsOfBatch } from '../../src/payouts/payout.repository';
import { systemIds } from '../../src/platform/ports';
import { openDispute } from '../../src/statements/disputes/open-dispute.command';
import { resolveDispute } from '../../src/statements/disputes/resolve-dispute.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { type Plan, Settling } from '../support/settling';

/** What goes wrong in this field, done to us: the books are looked at after every step. */
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
afterEach(() => sound());
afterAll(async () => {
  await store.drop();
});

async function sound(): Promise<void> {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
  const transfers = await acme.all<{ readonly amount: string }>('ledger_transfer');
  for (const { amount } of transfers) expect(BigInt(amount)).toBeGreaterThan(0n);
}
const step = async <Result>(work: Promise<Result>): Promise<Result> => {
  const result = await work;
  await sound();
  return result;
};

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const finance = () => ({ hat: acme.hat('FINANCE') });
const perResult = (unit: string, more: object = {}, currency = 'EUR'): Plan => ({
  currency,
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  ...more,
});

/** Gathers and approves what is payable, and says of each payout whether it arrived. */
async function payOut(currency: string, arrives: boolean): Promise<readonly bigint[]> {
  const { payoutBatchId } = await step(acme.done(createPayoutBatch, keyed({ currency }), finance()));
  await step(acme.done(approvePayoutBatch, keyed({ payoutBatchId: acme.id('payoutBatch', payoutBatchId) }), finance()));
  const rows = await acme.reading((scope) => payoutsOfBatch(scope, payoutBatchId));
  for (const { id } of rows) {
    const payoutId = acme.id('payout', id);
    if (arrives) await step(acme.done(confirmPayout, keyed({ payoutId }), finance()));
    else await step(acme.done(failPayout, keyed({ payoutId, reason: 'closed account' }), finance()));
  }
  return rows.map(({ amount }) => amount);
}

async function net(kind: string): Promise<bigint> {
  const ids = new Set(
    (await acme.all<{ readonly agreementId: string }>('ledger_transfer')).map(({ agreementId }) => agreementId),
  );
  const all = await Promise.all([...ids].map((id) => acme.balances(id)));
  return all
    .flat()
    .filter((one) => one.kind === kind)
    .reduce((sum, one) => sum + one.net, 0n);
}

describe.each([
  ['JPY', 1n],
  ['EUR', 100n],
  ['KWD', 1_000n],
  ['BHD', 1_000n],
])('a life in %s', (currency, one) => {
  it('settled, revised, stated, paid, failed, paid again, reversed after payment and recovered', async () => {
    // A third is held, so that no share comes out even.
    const holdback = { share: '0.333', release: { on: 'REVIEW' } };
    const agreement = await acme.agreement(perResult('7', { holdback, recovery: { keepShare: '0.3' } }, currency));
    const unit = 7n * one;
    const wrong = await acme.outcome('11', '2026-01-05T10:00:00Z');
    await step(acme.settle(agreement, '2026-01'));
    await acme.outcome('2', '2026-01-06T10:00:00Z');
    await step(acme.settle(agreement, '2026-01'));
    await step(acme.close(agreement, '2026-01'));
    const lines = await acme.lines(agreement);
    const earned = lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const held = lines.reduce((sum, line) => sum + BigInt(line.held), 0n);
    expect(earned).toBe(13n * unit);
    expect(held).toBe((13n * unit * 333n + 500n) / 1_000n);
    await step(paying.lock(paying.statement('2026-01', 'lead', currency)));
    expect(await payOut(currency, false)).toEqual([earned - held]);
    expect(await net('PARTNER_PAYABLE')).toBe(earned - held);
    expect(await payOut(currency, true)).toEqual([earned - held]);
    expect(await net('PARTNER_PAID')).toBe(earned - held);

    await paying.reverse(wrong);
    await step(acme.close(agreement, '2026-02'));
    const left = (2n * unit * 333n + 500n) / 1_000n;
    const owed = 11n * unit - (held - left);
    expect([await net('PARTNER_RECEIVABLE'), await net('PARTNER_HELD')]).toEqual([-owed, left]);
    const february = paying.statement('2026-02', 'lead', currency);
    await step(paying.lock(february));
    expect(await paying.figures(february)).toMatchObject({ total: -11n * unit, owed, recovered: 0n, payable: 0n });
    expect(await codeOf(acme.done(createPayoutBatch, keyed({ currency }), finance()))).toBe('INVALID_STATE');

    acme.clock.set('2026-06-02T08:00:00.000Z');
    await acme.outcome('3', '2026-03-05T10:00:00Z');
    await acme.outcome('40', '2026-04-05T10:00:00Z');
    let stillOwed = owed;
    for (const [label, quantity] of [
      ['2026-03', 3n],
      ['2026-04', 40n],
    ] as const) {
      await step(acme.close(agreement, label));
      const statement = paying.statement(label, 'lead', currency);
      await step(paying.lock(statement));
      const { held: kept, recovered, payable } = await paying.figures(statement);
      const free = quantity * unit - kept;
      // The floor of what is kept is never cut into: rounded up to the minor unit.
      const most = free - (free * 3n + 9n) / 10n;
      expect(recovered).toBe(most < stillOwed ? most : stillOwed);
      expect(payable).toBe(free - recovered);
      stillOwed -= recovered;
    }
    expect(stillOwed).toBe(0n);
    expect(await net('VENDOR_SETOFF')).toBe(0n);
    const [paid] = await payOut(currency, true);
    expect(await net('PARTNER_PAID')).toBe(earned - held + (paid ?? 0n));
    const total = await net('VENDOR_EXPENSE');
    expect(total).toBe(-45n * unit);
  });
});

describe('two agreements of one partner', () => {
  it('one owing and one paying: what is set off leaves one and clears the other, to the minor unit, and not twice', async () => {
    const [owing, other] = [
      await acme.agreement(perResult('3.33')),
      await acme.agreement(perResult('0.10', { recovery: { keepShare: '0.333' } })),
    ];
    const wrong = await acme.outcome('10', '2026-01-05T10:00:00Z');
    for (const id of [owing, other]) await step(acme.close(id, '2026-01'));
    await step(paying.lock(paying.statement('2026-01')));
    await payOut('EUR', true);
    await paying.reverse(wrong);
    await acme.outcome('100', '2026-02-05T10:00:00Z');
    // The other agreement earns 9.00 net in February, while 33.30 go back under the first one and 333.00 come in.
    for (const id of [owing, other]) await step(acme.close(id, '2026-02'));
    await step(paying.lock(paying.statement('2026-02')));
    expect([await net('PARTNER_RECEIVABLE'), await net('VENDOR_SETOFF')]).toEqual([0n, 0n]);
    expect(await net('PARTNER_PAYABLE')).toBe(33_300n - 3_330n + 1_000n - 100n);
    await payOut('EUR', true);
    expect(await net('PARTNER_PAID')).toBe(34_300n);
  });

  it('one that can never pay back again: the other one gives what its terms let it, month by month', async () => {
    const guarantee = { measure: 'resolved', guaranteed: '100' };
    const owing = await acme.agreement({ currency: 'EUR', components: [{ key: 'guarantee', pay: { guarantee } }] });
    const other = await acme.agreement(perResult('1', { recovery: { keepShare: '0.5' } }));
    for (const month of ['01', '02']) await acme.outcome('33.33', `2026-${month}-05T10:00:00Z`);
    for (const label of ['2026-01', '2026-02']) {
      for (const id of [owing, other]) await step(acme.close(id, label));
      await step(paying.lock(paying.statement(label)));
      const { recovered, payable } = await paying.figures(paying.statement(label));
      expect([recovered, payable]).toEqual([1_666n, 1_667n]);
    }
    expect(await net('VENDOR_SETOFF')).toBe(0n);
    expect(await net('PARTNER_RECEIVABLE')).toBe(-2n * 6_667n + 2n * 1_666n);
  });
});

describe('a dispute', () => {
  it.each(['REJECTED', 'ACCEPTED'] as const)(
    'that holds a part of a line while all of it is reversed, and is then %s, leaves the same books',
    async (resolution) => {
      const agreement = await acme.agreement(perResult('120.00'));
      const wrong = await acme.outcome('10', '2026-01-20T10:00:00Z');
      await step(acme.close(agreement, '2026-01'));
      await step(paying.lock(paying.statement('2026-01')));
      const [line] = await acme.lines(agreement);
      const dispute = keyed({ statementLineId: acme.id('statementLine', line?.id ?? ''), amount: '300', reason: 'no' });
      const partner = { hat: acme.hat('PARTNER_ADMIN', 'lead') };
      const { disputeId } = await step(acme.done(openDispute, dispute, partner));
      await payOut('EUR', true);
      await paying.reverse(wrong);
      await step(acme.close(agreement, '2026-02'));
      expect(await net('PARTNER_DISPUTED')).toBe(30_000n);
      const decision = keyed({ disputeId: acme.id('dispute', disputeId), resolution, reason: 'looked at' });
      await step(acme.done(resolveDispute, decision, finance()));
      acme.clock.set('2026-05-02T08:00:00.000Z');
      await step(acme.close(agreement, '2026-03'));
      // 900.00 were paid and nothing was due in the end: whatever became of the dispute, 900.00 are still owed.
      const has = (await net('PARTNER_PAYABLE')) + (await net('PARTNER_ACCRUED')) + (await net('PARTNER_DISPUTED'));
      expect(has + (await net('PARTNER_RECEIVABLE'))).toBe(-90_000n);
      expect(await net('VENDOR_EXPENSE')).toBe(0n);
    },
  );
});

describe('a closing', () => {
  it('while facts of its period arrive takes each in or leaves it to the next one, and loses none', async () => {
    const agreement = await acme.agreement(perResult('1'));
    const claims = await Promise.all(
      Array.from({ length: 24 }, () => acme.claim('1', '2026-01-20T10:00:00Z', acme.hat('ADMIN'))),
    );
    const codes = await Promise.all(
      claims.flatMap((claim, index) => [
        codeOf(acme.verify(claim)),
        ...(index % 6 === 3 ? [codeOf(acme.close(agreement, '2026-01'))] : []),
      ]),
    );
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(25);
    expect(codes.filter((code) => code === 'PERIOD_CLOSED')).toHaveLength(3);
    await step(acme.close(agreement, '2026-02'));
    const lines = await acme.lines(agreement);
    expect(lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(2_400n);
    expect(await step(acme.settle(agreement, '2026-01'))).toMatchObject({ lineCount: 0 });
  });
});

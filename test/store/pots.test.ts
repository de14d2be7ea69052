import fc from 'fast-check';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { present } from '../../src/kernel/assert';
import { formatAmount } from '../../src/kernel/money';
import { createKpi } from '../../src/kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../src/kpis/create-outcome-definition.command';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { type OutcomeRow, outcomeById } from '../../src/outcomes/outcome.repository';
import { systemIds } from '../../src/platform/ports';
import { callDeposit } from '../../src/pots/call-deposit.command';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { fundDeposit } from '../../src/pots/fund-deposit.command';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { potsOfAgreement } from '../../src/pots/pot.repository';
import type { Pot } from '../../src/pots/pot.rules';
import { refundDeposit } from '../../src/pots/refund-deposit.command';
import { refundEscrow } from '../../src/pots/refund-escrow.command';
import { releaseEscrow } from '../../src/pots/release-escrow.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { type Plan, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

/** 1.00 for each result, and what of it is held back. */
const perResult = (holdback: object | null, currency = 'EUR'): Plan => ({
  currency,
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } }],
  ...(holdback === null ? {} : { holdback }),
});
const kept = (share: string, more: object = {}, release: object = { on: 'REVIEW' }) =>
  perResult({ share, release, ...more });

const of = (agreementId: string, amount: string, more: object = {}) => ({
  agreementId: acme.id('agreement', agreementId),
  amount,
  idempotencyKey: systemIds.next(),
  ...more,
});
const release = (agreementId: string, amount: string, pot: Pot = 'HOLDBACK', hat = acme.hat('FINANCE')) =>
  acme.done(releaseHoldback, of(agreementId, amount, { pot }), { hat });
const forfeit = (agreementId: string, amount: string, pot: Pot = 'HOLDBACK') =>
  acme.done(forfeitHoldback, of(agreementId, amount, { pot, reason: 'not delivered' }));

async function pots(agreementId: string) {
  const found = await acme.reading((scope) => potsOfAgreement.batch(scope, [agreementId]));
  return (found.get(agreementId) ?? []).map(({ agreementId: _, partnerId: __, currency: ___, ...pot }) =>
    Object.fromEntries(Object.entries(pot).filter(([, value]) => value !== 0n)),
  );
}

async function balance(kind: string): Promise<bigint> {
  const all = await Promise.all((await agreements()).map((id) => acme.balances(id)));
  const nets = all.flat().filter((one) => one.kind === kind);
  return nets.reduce((sum, { net }) => sum + net, 0n);
}
const agreements = async (): Promise<string[]> => [
  ...new Set((await acme.all<{ readonly agreementId: string }>('ledger_transfer')).map((one) => one.agreementId)),
];

/** An agreement whose January is settled with so many results of 1.00 each. */
async function settled(plan: Plan, quantity: string, more: Record<string, unknown> = {}): Promise<string> {
  const agreementId = await acme.agreement(plan, more);
  await acme.outcome(quantity, '2026-01-20T10:00:00Z');
  await acme.settle(agreementId, '2026-01');
  return agreementId;
}

describe('a holdback', () => {
  it('row 5: of 50,000 at 15 % 7,500 is held, 60 % of it released, the rest waits', async () => {
    const agreementId = await settled(kept('0.15'), '50000');
    expect(await balance('PARTNER_ACCRUED')).toBe(4_250_000n);
    await release(agreementId, '4500.00');
    expect(await pots(agreementId)).toEqual([
      { pot: 'HOLDBACK', funded: 750_000n, released: 450_000n, held: 300_000n },
    ]);
    expect(await balance('PARTNER_ACCRUED')).toBe(4_700_000n);
    await forfeit(agreementId, '1000');
    expect(await pots(agreementId)).toMatchObject([{ forfeited: 100_000n, held: 200_000n }]);
    expect(await balance('VENDOR_EXPENSE')).toBe(-4_900_000n);
  });

  it('is never released beyond what it holds: of 50 at once exactly as many succeed as it pays', async () => {
    const agreementId = await settled(kept('0.1'), '300');
    const codes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        codeOf(index % 2 === 0 ? release(agreementId, '1.00') : forfeit(agreementId, '1.00')),
      ),
    );
    expect(codes.filter((code) => code === 'DONE')).toHaveLength(30);
    expect(codes.filter((code) => code === 'INVALID_STATE')).toHaveLength(20);
    expect(await balance('PARTNER_HELD')).toBe(0n);
    const [pot] = await pots(agreementId);
    expect(BigInt(pot?.['released'] ?? 0) + BigInt(pot?.['forfeited'] ?? 0)).toBe(3_000n);
  });

  it('waits for the day that the terms name, in the zone of the agreement', async () => {
    const plan = kept('0.1', {}, { on: 'DATE', date: '2026-03-16' });
    const agreementId = await settled(plan, '300', { timeZone: 'Pacific/Auckland' });
    acme.clock.set('2026-03-15T10:59:59.000Z');
    expect(await codeOf(release(agreementId, '1'))).toBe('INVALID_STATE');
    acme.clock.set('2026-03-15T11:00:00.000Z');
    expect(await codeOf(release(agreementId, '1'))).toBe('DONE');
  });

  it('waits for the milestone that the terms name to be verified', async () => {
    const plan = kept('0.1', {}, { on: 'MILESTONE', milestone: 'resolved' });
    const agreementId = await acme.agreement(plan);
    const claimed = await acme.outcome('300', '2026-01-20T10:00:00Z', { isVerified: false });
    expect(await codeOf(release(agreementId, '1'))).toBe('INVALID_STATE');
    await acme.verify(claimed);
    await acme.settle(agreementId, '2026-01');
    expect(await codeOf(release(agreementId, '1'))).toBe('DONE');
  });

  it('goes into the pot that the terms name; what revisions take back comes out of it', async () => {
    const agreementId = await acme.agreement(kept('0.1', { pot: 'RETENTION' }));
    const first = await acme.outcome('100', '2026-01-20T10:00:00Z');
    await acme.outcome('200', '2026-01-21T10:00:00Z');
    await acme.settle(agreementId, '2026-01');
    expect(await pots(agreementId)).toEqual([{ pot: 'RETENTION', funded: 3_000n, held: 3_000n }]);
    expect(await codeOf(release(agreementId, '1'))).toBe('INVALID_STATE');
    await new Paying(acme).reverse(first);
    await acme.settle(agreementId, '2026-01');
    expect(await pots(agreementId)).toEqual([{ pot: 'RETENTION', funded: 2_000n, held: 2_000n }]);
    await release(agreementId, '20', 'RETENTION');
    expect(await balance('PARTNER_RETENTION')).toBe(0n);
  });

  it('goes to what is payable where the agreement has no open period any more', async () => {
    acme.clock.set('2026-01-25T12:00:00.000Z');
    const agreementId = await settled(kept('0.1'), '300');
    const ended = { agreementId: acme.id('agreement', agreementId), endOn: '2026-02-01', reason: 'done' };
    await acme.done(endAgreement, ended);
    acme.clock.set('2026-03-15T12:00:00.000Z');
    await acme.close(agreementId, '2026-01');
    const paying = new Paying(acme);
    const statement = paying.statement('2026-01');
    await paying.lock(statement);
    await release(agreementId, '10');
    expect(await balance('PARTNER_PAYABLE')).toBe(28_000n);
    await payAll(acme);
    expect(await paying.row(statement)).toMatchObject({ state: 'PAID' });

    await release(agreementId, '20');
    expect(await paying.row(statement)).toMatchObject({ state: 'LOCKED', paidAt: null });
    expect(await paying.figures(statement)).toMatchObject({ held: 0n, payable: 30_000n, paid: 28_000n });
    await payAll(acme);
    expect(await paying.row(statement)).toMatchObject({ state: 'PAID' });
  });

  it('is not released by those whom it pays, nor by a partner, nor in a coin that does not exist', async () => {
    const agreementId = await settled(kept('0.1'), '300');
    expect(await codeOf(release(agreementId, '1', 'HOLDBACK', acme.hat('PARTNER_ADMIN', 'lead')))).toBe('FORBIDDEN');
    expect(await codeOf(release(agreementId, '0.001'))).toBe('INVALID_AMOUNT');
    expect(await codeOf(release(systemIds.next(), '1'))).toBe('NOT_FOUND');
  });
});

/** Claims a result of the lead partner for the customer. */
async function claimed(result: Result): Promise<string> {
  const { definitionId, externalReference, occurredAt, quantity } = result;
  const { outcomeId } = await acme.done(claimOutcome, {
    ...{ idempotencyKey: systemIds.next(), externalReference, occurredAt, quantity },
    definitionId: acme.id('outcomeDefinition', definitionId),
    partnerId: acme.id('partner', acme.partners.lead),
    customerId: acme.id('customer', acme.customerId),
  });
  return outcomeId;
}
type Result = Pick<OutcomeRow, 'definitionId' | 'externalReference' | 'occurredAt' | 'quantity'>;

describe('money that is paid in', () => {
  const fund = (agreementId: string, amount: string, expiresOn = '2026-06-30') =>
    acme.done(fundEscrow, of(agreementId, amount, { expiresOn }));
  const refund = (agreementId: string, amount: string) =>
    acme.done(refundEscrow, of(agreementId, amount, { reason: 'expired' }));

  it('row 24: an escrow of 90,000 is 30,000 released, 25,000 refunded and 35,000 held', async () => {
    const agreementId = await acme.agreement(perResult(null));
    await fund(agreementId, '90000');
    const outcome = await acme.outcome('30000', '2026-01-20T10:00:00Z', { isVerified: false });
    const pay = () => acme.done(releaseEscrow, of(agreementId, '30000', { outcomeId: acme.id('outcome', outcome) }));
    expect(await codeOf(pay())).toBe('INVALID_STATE');
    await acme.verify(outcome);
    expect(await codeOf(pay())).toBe('INVALID_STATE');
    await acme.settle(agreementId, '2026-01');
    await pay();
    expect(await codeOf(pay())).toBe('INVALID_STATE');
    expect(await codeOf(refund(agreementId, '25000'))).toBe('INVALID_STATE');
    acme.clock.set('2026-06-30T00:00:00.000Z');
    await refund(agreementId, '25000');
    expect(await pots(agreementId)).toEqual([
      { pot: 'ESCROW', funded: 9_000_000n, released: 3_000_000n, refunded: 2_500_000n, held: 3_500_000n },
    ]);
    expect(await balance('PARTNER_PAYABLE')).toBe(3_000_000n);
    expect(await balance('PARTNER_ACCRUED')).toBe(0n);
    expect(await balance('VENDOR_EXPENSE')).toBe(0n);
    expect(await balance('EXTERNAL')).toBe(-6_500_000n);
  });

  it('an escrow pays an outcome once, however much is in it and however many ask at the same moment', async () => {
    const agreementId = await acme.agreement(perResult(null));
    const [small, large] = [
      await acme.outcome('10', '2026-01-20T10:00:00Z'),
      await acme.outcome('290', '2026-01-21T10:00:00Z'),
    ];
    await acme.settle(agreementId, '2026-01');
    await fund(agreementId, '300');
    const pay = (outcome: string, amount: string) =>
      codeOf(acme.done(releaseEscrow, of(agreementId, amount, { outcomeId: acme.id('outcome', outcome) })));
    const codes = await Promise.all(Array.from({ length: 8 }, () => pay(small, '10')));
    expect(codes.sort()).toEqual(['DONE', ...Array(7).fill('INVALID_STATE')]);
    expect(await pay(small, '1')).toBe('INVALID_STATE');
    expect(await pay(large, '290')).toBe('DONE');
    expect(await balance('PARTNER_PAYABLE')).toBe(30_000n);
  });

  it('an escrow pays a result once, though it is reversed and claimed again', async () => {
    const agreementId = await acme.agreement(perResult(null));
    const first = await acme.outcome('300', '2026-01-20T10:00:00Z');
    await acme.settle(agreementId, '2026-01');
    await fund(agreementId, '600');
    const pay = (outcome: string) =>
      acme.done(releaseEscrow, of(agreementId, '300', { outcomeId: acme.id('outcome', outcome) }));
    await pay(first);
    const paying = new Paying(acme);
    await paying.reverse(first);
    await acme.settle(agreementId, '2026-01');
    const reversed = await acme.reading((scope) => outcomeById.batch(scope, [first]));
    const second = await claimed(present(reversed.get(first), 'the outcome that was reversed'));
    await acme.verify(second);
    await acme.settle(agreementId, '2026-01');
    const { refusals } = await pay(second).then(
      () => ({ refusals: null }),
      (error) => error,
    );
    expect(refusals).toEqual([
      {
        code: 'INVALID_STATE',
        field: ['outcomeId'],
        message: 'outcomeId: its result was paid from the escrow already',
      },
    ]);
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreementId, '2026-01');
    await paying.lock(paying.statement('2026-01'));
    expect(await paying.buckets()).toMatchObject({ receivable: 0n, payable: 30_000n, accrued: 0n });
    expect(await pots(agreementId)).toMatchObject([{ released: 30_000n, held: 30_000n }]);
  });

  it('an escrow pays no outcome whose observation window is open, though others have accrued', async () => {
    const kpi = { key: 'sites', name: 'Sites', description: 'd', unit: '1', metricClass: 'OUTCOME' };
    const kpiId = acme.id('kpi', (await acme.done(createKpi, kpi)).kpiId);
    const definition = { key: 'live', name: 'Live', kpiId, verifierPolicy: 'VENDOR', windowDays: 30 };
    const { outcomeDefinitionId } = await acme.done(createOutcomeDefinition, definition);
    const components = ['resolved', 'live'].map((measure) => ({ key: measure, pay: { rate: { measure, unit: '1' } } }));
    const agreementId = await acme.agreement({ ...perResult(null), components });
    await acme.outcome('300', '2026-01-20T10:00:00Z');
    const site = { externalReference: 'site', occurredAt: '2026-03-01T10:00:00Z', quantity: '1' };
    const outcomeId = await claimed({ ...site, definitionId: outcomeDefinitionId });
    await acme.verify(outcomeId);
    await acme.settle(agreementId, '2026-01');
    await fund(agreementId, '300');
    const pay = () => acme.done(releaseEscrow, of(agreementId, '300', { outcomeId: acme.id('outcome', outcomeId) }));
    const { refusals } = await pay().then(
      () => ({ refusals: null }),
      (error) => error,
    );
    expect(refusals).toEqual([
      {
        code: 'INVALID_STATE',
        field: ['outcomeId'],
        message: 'outcomeId: the observation window of the outcome closes at 2026-03-31T10:00:00.000Z',
      },
    ]);
    expect(await balance('PARTNER_PAYABLE')).toBe(0n);
    acme.clock.set('2026-03-31T10:00:00.000Z');
    await pay();
    expect(await balance('PARTNER_PAYABLE')).toBe(30_000n);
  });

  it('a deposit is called up to what it holds, and the rest goes back', async () => {
    const agreementId = await acme.agreement(perResult(null));
    await acme.done(fundDeposit, of(agreementId, '500'));
    const call = (amount: string) => acme.done(callDeposit, of(agreementId, amount, { reason: 'damage' }));
    await call('320');
    expect(await codeOf(call('180.01'))).toBe('INVALID_STATE');
    await acme.done(refundDeposit, of(agreementId, '180', { reason: 'over' }));
    expect(await pots(agreementId)).toEqual([{ pot: 'DEPOSIT', funded: 50_000n, called: 32_000n, refunded: 18_000n }]);
  });
});

describe('any sequence of decisions', () => {
  it.each([['JPY'], ['EUR'], ['KWD']])('leaves the books of %s whole after each', async (currency) => {
    const step = fc.record({
      what: fc.constantFrom('earn', 'release', 'forfeit', 'deposit', 'refund', 'call', 'escrow'),
      amount: fc.bigInt({ min: 1n, max: 40n }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        acme = await Settling.open(store.database);
        const plan = perResult({ share: '0.333', pot: 'WARRANTY', release: { on: 'REVIEW' } }, currency);
        const agreementId = await acme.agreement(plan);
        for (const { what, amount } of steps) {
          const text = formatAmount(amount, currency);
          await codeOf(taken(what, agreementId, text));
          expect(await acme.reading(faultsOfBooks)).toEqual([]);
        }
      }),
      { numRuns: 4, seed: 6 },
    );
  });

  async function taken(what: string, agreementId: string, amount: string): Promise<unknown> {
    const why = { reason: 'why' };
    switch (what) {
      case 'earn':
        await acme.outcome(amount, '2026-01-20T10:00:00Z');
        return acme.settle(agreementId, '2026-01');
      case 'release':
        return release(agreementId, amount, 'WARRANTY');
      case 'forfeit':
        return forfeit(agreementId, amount, 'WARRANTY');
      case 'deposit':
        return acme.done(fundDeposit, of(agreementId, amount));
      case 'refund':
        return acme.done(refundDeposit, of(agreementId, amount, why));
      case 'call':
        return acme.done(callDeposit, of(agreementId, amount, why));
      default:
        return acme.done(fundEscrow, of(agreementId, amount, { expiresOn: '2026-06-30' }));
    }
  }
});

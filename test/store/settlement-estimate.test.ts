import fc from 'fast-check';
import { bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { earningsKey, earningsOf } from '../../src/settlement/earnings.loader';
import { type EstimatedPay, estimated, estimatedComponents } from '../../src/settlement/estimate.rules';
import { settledPlan } from '../support/arbitraries/settled-plans';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, type Plan, Settling } from '../support/settling';

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

/** What the page of a partner shows for one label and currency. */
async function page(label = '2026-03', currency = 'EUR') {
  const row = (await acme.earnings(label)).find((one) => one.currency === currency);
  const { projected, pendingVerification } = estimated(row?.estimate.pays ?? [], currency);
  return { total: totalOf(row?.buckets ?? bucketsOf([])), projected, pendingVerification };
}

const fee = (amount: string): Plan => ({
  currency: 'EUR',
  components: [{ key: 'base', pay: { fixedFee: { amount, per: 'MONTH' } } }],
});

type Shown = Awaited<ReturnType<typeof page>>;

interface Act {
  readonly act: 'claim' | 'verify' | 'reverse';
  readonly quantity: string;
  /** February is closed, March is open. */
  readonly month: number;
  readonly day: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom('claim', 'verify', 'verify', 'reverse'),
  quantity: fc.constantFrom('0.01', '1', '7.5', '60', '33.333333'),
  month: fc.integer({ min: 2, max: 3 }),
  day: fc.integer({ min: 1, max: 28 }),
});

/** What is projected for the open month is what closing it adds to the total, late facts and reversals of a closed one included. */
const agreeing = (
  currency: 'JPY' | 'EUR' | 'KWD',
  projectedIn: (shown: Shown, pays: readonly EstimatedPay[]) => bigint,
) =>
  fc.asyncProperty(settledPlan(currency), fc.array(act, { minLength: 1, maxLength: 4 }), async (plan, acts) => {
    acme = await Settling.open(store.database);
    acme.clock.set('2026-04-10T00:00:00.000Z');
    const id = await acme.agreement(plan, { startOn: '2026-02-01' });
    const verified = [
      await acme.outcome('12.5', '2026-02-20T09:00:00Z'),
      await acme.outcome('0.37', '2026-03-20T09:00:00Z'),
    ];
    await acme.close(id, '2026-02');
    for (const { act, quantity, month, day } of acts) {
      const reversed = act === 'reverse' ? verified.shift() : undefined;
      const at = `2026-0${month}-${String(day).padStart(2, '0')}T09:00:00Z`;
      if (reversed !== undefined) await reverse(reversed);
      else if (act === 'claim') await acme.outcome(quantity, at, { isVerified: false });
      else verified.push(await acme.outcome(quantity, at));
    }
    const before = await page('2026-03', currency);
    const row = (await acme.earnings('2026-03')).find((one) => one.currency === currency);
    const projected = projectedIn(before, row?.estimate.pays ?? []);
    await acme.close(id, '2026-03');
    const after = await page('2026-03', currency);
    expect(after.total).toBe(before.total + projected);
    expect(after.projected).toBe(0n);
  });

describe('an estimate', () => {
  it('is what settling now would add, and nothing of it once that is posted', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    expect(await page()).toEqual({ total: 0n, projected: 50_000n, pendingVerification: 0n });
    await acme.settle(agreement, '2026-03');
    expect(await page()).toEqual({ total: 50_000n, projected: 0n, pendingVerification: 0n });
    await acme.outcome('1', '2026-03-06T10:00:00Z');
    expect(await page()).toEqual({ total: 50_000n, projected: 5_000n, pendingVerification: 0n });
  });

  it('shows beside it what claims would add, as the plan would price them together', async () => {
    await acme.agreement(graduated());
    await acme.outcome('99', '2026-03-05T10:00:00Z');
    const claim = await acme.outcome('2', '2026-03-06T10:00:00Z', { isVerified: false });
    expect(await page()).toEqual({ total: 0n, projected: 495_000n, pendingVerification: 11_000n });
    await acme.verify(claim);
    expect(await page()).toEqual({ total: 0n, projected: 506_000n, pendingVerification: 0n });
  });

  it('is there before a period was written down, not before it begins, and no more once it is closed', async () => {
    const agreement = await acme.agreement(fee('100.00'));
    acme.clock.set('2026-06-10T00:00:00.000Z');
    expect(await page('2026-06')).toMatchObject({ projected: 10_000n });
    expect(await page('2026-07')).toMatchObject({ projected: 0n });
    expect(await page('2026-Q2')).toMatchObject({ projected: 0n });
    expect(await page('2026-01')).toMatchObject({ projected: 10_000n });
    await acme.close(agreement, '2026-01');
    expect(await page('2026-01')).toEqual({ total: 10_000n, projected: 0n, pendingVerification: 0n });
  });

  it('matches a label against the periods of each agreement, and never adds currencies', async () => {
    await acme.agreement(fee('100.00'));
    await acme.agreement(fee('30.00'), { cadence: 'QUARTER' });
    await acme.agreement({ ...fee('7'), currency: 'JPY' });
    expect(await page('2026-03')).toMatchObject({ projected: 10_000n });
    expect(await page('2026-03', 'JPY')).toMatchObject({ projected: 7n });
    expect(await page('2026-Q1')).toMatchObject({ projected: 9_000n });
  });

  it('covers what changed in closed periods, with the period it comes from', async () => {
    const agreement = await acme.agreement(graduated());
    const kept = await acme.outcome('10', '2026-01-05T10:00:00Z');
    await acme.outcome('4', '2026-02-05T10:00:00Z');
    for (const label of ['2026-01', '2026-02']) await acme.close(agreement, label);
    expect(await page()).toEqual({ total: 0n, projected: 0n, pendingVerification: 0n });
    await reverse(kept);
    await acme.outcome('1', '2026-02-06T10:00:00Z');
    await acme.outcome('2', '2026-03-06T10:00:00Z');
    const [row] = await acme.earnings('2026-03');
    const shown = estimatedComponents(row?.estimate.pays ?? [], 'EUR');
    expect(shown.map(({ period, amount, posted }) => [period, amount, posted])).toEqual([
      ['2026-03', 10_000n, 0n],
      ['2026-01', 0n, 50_000n],
      ['2026-02', 25_000n, 20_000n],
    ]);
    expect(await page()).toEqual({ total: 0n, projected: -35_000n, pendingVerification: 0n });
    expect(await page('2026-02')).toEqual({ total: 20_000n, projected: 0n, pendingVerification: 0n });
    for (const label of ['2026-01', '2026-02', '2026-03']) await acme.settle(agreement, label);
    expect(await page()).toEqual({ total: -35_000n, projected: 0n, pendingVerification: 0n });
  });

  const late: Act = { act: 'verify', quantity: '1', month: 2, day: 3 };

  it.each(['JPY', 'EUR', 'KWD'] as const)('agrees with settlement in %s, whatever the plan and the facts', (currency) =>
    fc.assert(
      agreeing(currency, ({ projected }) => projected),
      { numRuns: 3, endOnFailure: true, examples: [[graduated(currency, 0), [late]]] },
    ),
  );

  it('would not agree if it forgot the closed periods', async () => {
    const open = (_: Shown, pays: readonly EstimatedPay[]) =>
      estimated(
        pays.filter(({ period }) => period === '2026-03'),
        'EUR',
      ).projected;
    const run = fc.assert(agreeing('EUR', open), {
      numRuns: 1,
      endOnFailure: true,
      examples: [[graduated('EUR', 0), [late]]],
    });
    await expect(run).rejects.toThrow('Property failed');
  });

  it('costs the same statements for one agreement as for twelve, and for one partner as for two', async () => {
    const statements = async (...partners: ('lead' | 'field')[]) =>
      acme.reading(async (scope) => {
        const now = acme.clock.now();
        await earningsOf.batch(
          scope,
          partners.map((partner) => earningsKey(acme.partners[partner], '2026-03', now)),
        );
        return scope.statementCount;
      });
    const closed = async () => acme.close(await acme.agreement(graduated()), '2026-01');
    await closed();
    const one = await statements('lead');
    for (let made = 0; made < 11; made += 1) await closed();
    await acme.outcome('1', '2026-01-05T10:00:00Z');
    expect(await statements('lead')).toBe(one);
    expect(await statements('lead', 'field')).toBe(one);
    expect(one).toBeLessThanOrEqual(13);
  });

  it('is for each who asks what it is alone, also where several ask for one settled period', async () => {
    const agreementId = await acme.agreement(graduated());
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    await acme.settle(agreementId, '2026-03');
    await acme.outcome('5', '2026-03-06T10:00:00Z');
    const later = new Date(Date.parse(acme.clock.now()) + 1).toISOString();
    const keys = [acme.clock.now(), later].map((now) => earningsKey(acme.partners.lead, '2026-03', now));
    const projected = await acme.reading(async (scope) => {
      const found = await earningsOf.batch(scope, keys);
      return keys.map((key) => estimated(found.get(key)?.[0]?.estimate.pays ?? [], 'EUR').projected);
    });
    expect(projected).toEqual([25_000n, 25_000n]);
  });

  it('computes its explanations once, however many components ask for them', async () => {
    await acme.agreement(graduated());
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    const [row] = await acme.earnings('2026-03');
    const [pay] = row?.estimate.pays ?? [];
    expect(pay?.explained()[0]?.explanation?.says()).toContain('500.00');
    expect(pay?.explained()).toBe(pay?.explained());
  });

  it('is the same for the partner as for the vendor, and empty for another partner', async () => {
    await acme.agreement(graduated());
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    const own = await acme.earnings('2026-03', 'lead', acme.hat('PARTNER_VIEWER', 'lead'));
    expect(estimated(own[0]?.estimate.pays ?? [], 'EUR').projected).toBe(50_000n);
    expect(await acme.earnings('2026-03', 'lead', acme.hat('PARTNER_VIEWER', 'field'))).toEqual([]);
  });
});

const reverse = (outcomeId: string) =>
  acme.done(reverseOutcome, {
    idempotencyKey: systemIds.next(),
    outcomeId: acme.id('outcome', outcomeId),
    reason: 'r',
  });

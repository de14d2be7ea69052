import fc from 'fast-check';
import { bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { earningsKey, earningsOf } from '../../src/settlement/earnings.loader';
import { estimated } from '../../src/settlement/estimate.rules';
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

  it('agrees with settlement to the minor unit, whatever the facts', async () => {
    const plans = [graduated(), graduated('JPY', 0), fee('33.33')];
    const agreements: string[] = [];
    for (const plan of plans) agreements.push(await acme.agreement(plan));
    const verified: string[] = [];
    const act = fc.record({
      act: fc.constantFrom('claim', 'verify', 'verify', 'reverse'),
      quantity: fc.constantFrom('0.01', '1', '7.5', '60', '33.333333'),
      day: fc.integer({ min: 1, max: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async (acts) => {
        for (const { act, quantity, day } of acts) {
          const reversed = act === 'reverse' ? verified.pop() : undefined;
          const at = `2026-03-${String(day).padStart(2, '0')}T09:00:00Z`;
          if (reversed !== undefined) await reverse(reversed);
          else {
            const id = await acme.outcome(quantity, at, { isVerified: act !== 'claim' });
            if (act !== 'claim') verified.push(id);
          }
        }
        const before = { EUR: await page('2026-03', 'EUR'), JPY: await page('2026-03', 'JPY') };
        for (const agreement of agreements) await acme.settle(agreement, '2026-03');
        for (const currency of ['EUR', 'JPY'] as const) {
          const { total, projected, pendingVerification } = await page('2026-03', currency);
          expect(total).toBe(before[currency].total + before[currency].projected);
          expect(projected).toBe(0n);
          expect(pendingVerification).toBe(before[currency].pendingVerification);
        }
      }),
      { numRuns: 12 },
    );
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
    await acme.settle(await acme.agreement(graduated()), '2026-03');
    const one = await statements('lead');
    for (let made = 0; made < 11; made += 1) await acme.agreement(graduated());
    expect(await statements('lead')).toBe(one);
    expect(await statements('lead', 'field')).toBe(one);
    expect(one).toBeLessThanOrEqual(9);
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

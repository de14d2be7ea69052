import fc from 'fast-check';
import { formatAmount } from '../../src/kernel/money';
import { systemIds } from '../../src/platform/ports';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { type Plan, Settling } from '../support/settling';

let store: TestDatabase;
let acme: Settling;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database, NOW);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const NOW = '2026-07-15T12:00:00.000Z';
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] as const;

/** One unit of the currency for each result, then the adjustments. */
const perResult = (adjustments: readonly object[], currency = 'EUR'): Plan => ({
  currency,
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } }],
  adjustments,
});
const fund = (floor: string, more: object = {}) => ({
  key: 'fund',
  reserve: { share: '0.1', target: '1000000', floor, balanceMeasure: 'fund-balance', ...more },
});
const draw = (key: string, amount: string, more: object = {}) => ({
  key,
  draw: { amount, balanceMeasure: `${key}-balance`, ...more },
});

const earn = (quantity: string, month: string) => acme.outcome(quantity, `${month}-20T10:00:00Z`);

/** Closes months one after the other, the books looked at after each. */
async function close(agreementId: string, ...months: readonly string[]): Promise<void> {
  for (const month of months) {
    await acme.close(agreementId, month);
    expect(await acme.reading(faultsOfBooks)).toEqual([]);
  }
}

/** The sum of an agreement's lines of one component, by month. */
async function lines(agreementId: string, component: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const line of await acme.lines(agreementId))
    if (line.component === component) sums[line.periodLabel] = (sums[line.periodLabel] ?? 0n) + line.amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0n));
}

/** Credits minus debits of every account that is not at zero. */
async function books(agreementId: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const { kind, net } of await acme.balances(agreementId)) sums[kind] = (sums[kind] ?? 0n) + net;
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, net]) => net !== 0n)
      .sort(),
  );
}

describe('a reserve', () => {
  it('row 23: 10 % of 40,000 is set aside; next earns 12,000 of a floor of 15,000, draws 3,000 and leaves 1,000', async () => {
    const agreementId = await acme.agreement(perResult([fund('15000')]));
    await earn('40000', '2026-01');
    await close(agreementId, '2026-01');
    expect(await books(agreementId)).toEqual({
      PARTNER_ACCRUED: 3_600_000n,
      PARTNER_RESERVE: 400_000n,
      VENDOR_EXPENSE: -4_000_000n,
    });
    await earn('12000', '2026-02');
    await acme.settle(agreementId, '2026-02');
    await acme.settle(agreementId, '2026-02');
    expect(await lines(agreementId, 'fund')).toEqual({ '2026-01': -400_000n, '2026-02': 300_000n });
    expect(await books(agreementId)).toEqual({
      PARTNER_ACCRUED: 5_100_000n,
      PARTNER_RESERVE: 100_000n,
      VENDOR_EXPENSE: -5_200_000n,
    });
    const drawn = (await acme.lines(agreementId)).find(
      ({ component, periodLabel }) => component === 'fund' && periodLabel === '2026-02',
    );
    expect(drawn?.explanation.inputs).toContainEqual(
      expect.objectContaining({
        measure: 'fund-balance',
        quantity: '4000',
        source: 'balance of the reserve before 2026-02',
      }),
    );
  });

  it('is estimated as it will be settled', async () => {
    acme.clock.set('2026-02-25T12:00:00.000Z');
    const agreementId = await acme.agreement(perResult([fund('15000')]));
    await earn('40000', '2026-01');
    await close(agreementId, '2026-01');
    await earn('12000', '2026-02');
    const [estimated] = await acme.earnings('2026-02');
    const paid = estimated?.estimate.pays.flatMap(({ lines }) =>
      lines.map(({ component, amount }) => [component, amount]),
    );
    expect(paid).toEqual([
      ['resolved', 1_200_000n],
      ['fund', 300_000n],
    ]);
    await acme.settle(agreementId, '2026-02');
    expect((await lines(agreementId, 'fund'))['2026-02']).toBe(300_000n);
  });

  it('what came late to the first of three months gives the books as if it had come in time', async () => {
    const inTime = await acme.agreement(perResult([fund('15000')]));
    await earn('40000', '2026-01');
    await earn('12000', '2026-02');
    await earn('14500', '2026-03');
    await earn('15000', '2026-04');
    await close(inTime, '2026-01', '2026-02', '2026-03', '2026-04');
    const expected = await books(inTime);

    acme = await Settling.open(store.database, NOW);
    const late = await acme.agreement(perResult([fund('15000')]));
    await earn('12000', '2026-02');
    await earn('14500', '2026-03');
    await earn('15000', '2026-04');
    await close(late, '2026-01', '2026-02', '2026-03');
    await earn('40000', '2026-01');
    // Settled by hand, the later months notice it by themselves.
    await acme.settle(late, '2026-01');
    await close(late, '2026-04');
    expect(await lines(late, 'fund')).toEqual({ '2026-01': -400_000n, '2026-02': 300_000n, '2026-03': 50_000n });
    expect(await books(late)).toEqual(expected);
    expect(expected['PARTNER_RESERVE']).toBe(50_000n);
  });

  it('that has been drawn on owes what a reversal takes away, until the later months follow', async () => {
    const agreementId = await acme.agreement(perResult([fund('15000')]));
    const first = await earn('40000', '2026-01');
    await earn('12000', '2026-02');
    await close(agreementId, '2026-01', '2026-02');
    await new Paying(acme).reverse(first);
    await acme.settle(agreementId, '2026-01');
    expect(await books(agreementId)).toMatchObject({ PARTNER_RECEIVABLE: -300_000n });
    await close(agreementId, '2026-03');
    expect(await books(agreementId)).toEqual({ PARTNER_ACCRUED: 1_200_000n, VENDOR_EXPENSE: -1_200_000n });
  });

  it('that was released before a month began is not there for it', async () => {
    acme.clock.set('2026-02-02T12:00:00.000Z');
    const agreementId = await acme.agreement(perResult([fund('15000')]));
    await earn('40000', '2026-01');
    await close(agreementId, '2026-01');
    const named = { agreementId: acme.id('agreement', agreementId), pot: 'RESERVE' };
    await acme.done(
      releaseHoldback,
      { ...named, amount: '3500', idempotencyKey: systemIds.next() },
      { hat: acme.hat('FINANCE') },
    );
    acme.clock.set(NOW);
    await earn('15000', '2026-02');
    await earn('12000', '2026-03');
    await close(agreementId, '2026-02', '2026-03');
    expect(await lines(agreementId, 'fund')).toEqual({ '2026-01': -400_000n, '2026-03': 50_000n });
    expect(await books(agreementId)).not.toHaveProperty('PARTNER_RESERVE');
  });
});

describe('a recoverable draw', () => {
  it('advances weak months, and strong ones pay back in the order of the plan', async () => {
    const plan = perResult([draw('first', '1000'), draw('second', '1500', { recoveryShare: '0.5' })]);
    const agreementId = await acme.agreement(plan);
    for (const [index, quantity] of ['400', '1200', '3000', '4000'].entries())
      await earn(quantity, MONTHS[index] ?? '');
    await close(agreementId, '2026-01');
    expect(await books(agreementId)).toEqual({
      PARTNER_ACCRUED: 150_000n,
      PARTNER_ADVANCE: -110_000n,
      VENDOR_EXPENSE: -40_000n,
    });
    await close(agreementId, '2026-02', '2026-03', '2026-04');
    expect(await lines(agreementId, 'first')).toEqual({ '2026-01': 60_000n, '2026-02': -20_000n, '2026-03': -40_000n });
    expect(await lines(agreementId, 'second')).toEqual({
      '2026-01': 50_000n,
      '2026-02': 50_000n,
      '2026-03': -55_000n,
      '2026-04': -45_000n,
    });
    expect(await books(agreementId)).toEqual({ PARTNER_ACCRUED: 860_000n, VENDOR_EXPENSE: -860_000n });
  });

  it('that is not recoverable is expense', async () => {
    const plan = perResult([{ key: 'draw', draw: { amount: '1000', isRecoverable: false } }]);
    const agreementId = await acme.agreement(plan);
    await earn('400', '2026-01');
    await close(agreementId, '2026-01');
    expect(await books(agreementId)).toEqual({ PARTNER_ACCRUED: 100_000n, VENDOR_EXPENSE: -100_000n });
  });
});

describe('any months', () => {
  const month = fc.record({
    quantity: fc.integer({ min: 0, max: 60 }),
    isLate: fc.boolean(),
    decided: fc.constantFrom('', '', 'release', 'forfeit'),
  });

  it.each([['JPY'], ['EUR'], ['KWD']])('of %s add up, and end alike in time and late', async (currency) => {
    await fc.assert(
      fc.asyncProperty(fc.array(month, { minLength: 4, maxLength: 4 }), async (months) => {
        const plan = perResult([draw('advance', '9'), fund('15', { share: '0.333', target: '12' })], currency);
        const run = async (isLate: (index: number) => boolean) => {
          acme = await Settling.open(store.database, NOW);
          const agreementId = await acme.agreement(plan);
          const add = (index: number) => earn(`${months[index]?.quantity || 1}`, MONTHS[index] ?? '');
          for (const index of months.keys()) if (!isLate(index)) await add(index);
          await close(agreementId, ...MONTHS.slice(0, 4));
          for (const index of months.keys()) if (isLate(index)) await add(index);
          await close(agreementId, '2026-05');
          return agreementId;
        };
        const inTime = await books(await run(() => false));
        const agreementId = await run((index) => months[index]?.isLate === true);
        expect(await books(agreementId)).toEqual(inTime);

        let [released, forfeited] = [0n, 0n];
        for (const { decided, quantity } of months) {
          const amount = BigInt(quantity) + 1n;
          const named = { agreementId: acme.id('agreement', agreementId), pot: 'RESERVE', reason: 'why' };
          const input = { ...named, amount: formatAmount(amount, currency), idempotencyKey: systemIds.next() };
          const done = async (work: Promise<unknown>) => (await codeOf(work)) === 'DONE';
          const { reason: _, ...release } = input;
          if (decided === 'release' && (await done(acme.done(releaseHoldback, release, { hat: acme.hat('FINANCE') }))))
            released += amount;
          if (decided === 'forfeit' && (await done(acme.done(forfeitHoldback, input)))) forfeited += amount;
        }
        const moves = Object.values(await lines(agreementId, 'fund'));
        const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
        const funded = -sum(moves.filter((amount) => amount < 0n));
        const drawn = sum(moves.filter((amount) => amount > 0n));
        const held = (await books(agreementId))['PARTNER_RESERVE'] ?? 0n;
        expect(funded).toBe(released + drawn + forfeited + held);
        expect(held >= 0n).toBe(true);
        expect(await acme.reading(faultsOfBooks)).toEqual([]);
      }),
      { numRuns: 3, seed: 23 },
    );
  });
});

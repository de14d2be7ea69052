import fc from 'fast-check';
import type { AccountKind } from '../../src/ledger/account.rules';
import { bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { systemIds } from '../../src/platform/ports';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { potsOfAgreement } from '../../src/pots/pot.repository';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { Settling } from '../support/settling';

const POTS = ['HOLDBACK', 'RETENTION', 'WARRANTY'] as const;
type Pot = (typeof POTS)[number];

let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(() => open());
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

async function open(): Promise<void> {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
}

/** A tenth of what each result pays is held in the pot. */
const plan = (pot: Pot, unit = '1.00') => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  holdback: { share: '0.1', pot, release: { on: 'REVIEW' } },
});

const moved = (agreementId: string, pot: Pot, amount: string, more: object = {}) => ({
  ...{ agreementId: acme.id('agreement', agreementId), pot, amount, idempotencyKey: systemIds.next(), ...more },
});
const forfeit = (agreementId: string, pot: Pot, amount: string) =>
  acme.done(forfeitHoldback, moved(agreementId, pot, amount, { reason: 'not delivered' }));
const release = (agreementId: string, pot: Pot, amount: string) =>
  acme.done(releaseHoldback, moved(agreementId, pot, amount));

async function nets(agreementId: string): Promise<Partial<Record<AccountKind, bigint>>> {
  const all: Partial<Record<AccountKind, bigint>> = {};
  for (const { kind, net } of await acme.balances(agreementId)) all[kind] = (all[kind] ?? 0n) + net;
  return Object.fromEntries(Object.entries(all).filter(([, net]) => net !== 0n));
}

/** What stands forfeited of all pots. */
async function forfeited(agreementId: string): Promise<bigint> {
  const pots = await acme.reading((scope) => potsOfAgreement.batch(scope, [agreementId]));
  return (pots.get(agreementId) ?? []).reduce((sum, pot) => sum + pot.forfeited, 0n);
}

describe('what was forfeited of a line that is taken back', () => {
  it.each(POTS)('is not taken once more: earned, forfeited and reversed comes to nothing (%s)', async (pot) => {
    const agreementId = await acme.agreement(plan(pot));
    const outcome = await acme.outcome('100', '2026-01-20T10:00:00Z');
    await acme.close(agreementId, '2026-01');
    await forfeit(agreementId, pot, '10.00');
    expect(await nets(agreementId)).toEqual({ PARTNER_ACCRUED: 9_000n, VENDOR_EXPENSE: -9_000n });
    await paying.reverse(outcome);
    await acme.close(agreementId, '2026-02');
    expect(await nets(agreementId)).toEqual({});
    expect(await forfeited(agreementId)).toBe(0n);
  });

  it('stands over what is left of the line, and is given back only once', async () => {
    const agreementId = await acme.agreement(plan('HOLDBACK'));
    const [first, second] = [
      await acme.outcome('100', '2026-01-20T10:00:00Z'),
      await acme.outcome('100', '2026-01-21T10:00:00Z'),
    ];
    await acme.settle(agreementId, '2026-01');
    await forfeit(agreementId, 'HOLDBACK', '15.00');
    await paying.reverse(first);
    await acme.settle(agreementId, '2026-01');
    // Of 10.00 the pot had 5.00; the forfeit stands over the 10.00 that the second result holds.
    expect(await nets(agreementId)).toEqual({ PARTNER_ACCRUED: 9_000n, VENDOR_EXPENSE: -9_000n });
    expect(await forfeited(agreementId)).toBe(1_000n);
    await paying.reverse(second);
    await acme.settle(agreementId, '2026-01');
    expect(await nets(agreementId)).toEqual({});
  });

  it('is held anew where the line comes again, and the vendor decides anew', async () => {
    const agreementId = await acme.agreement(plan('HOLDBACK'));
    const outcome = await acme.outcome('100', '2026-01-20T10:00:00Z');
    await acme.settle(agreementId, '2026-01');
    await forfeit(agreementId, 'HOLDBACK', '10.00');
    await paying.reverse(outcome);
    await acme.settle(agreementId, '2026-01');
    const again = await acme.outcome('100', '2026-01-22T10:00:00Z');
    await acme.settle(agreementId, '2026-01');
    const whole = { PARTNER_ACCRUED: 9_000n, PARTNER_HELD: 1_000n, VENDOR_EXPENSE: -10_000n };
    expect(await nets(agreementId)).toEqual(whole);
    await forfeit(agreementId, 'HOLDBACK', '10.00');
    await paying.reverse(again);
    await acme.settle(agreementId, '2026-01');
    expect(await nets(agreementId)).toEqual({});
  });

  it('is given back over several periods that are corrected in one batch', async () => {
    const agreementId = await acme.agreement(plan('HOLDBACK'));
    const january = await acme.outcome('100', '2026-01-20T10:00:00Z');
    const february = await acme.outcome('100', '2026-02-20T10:00:00Z');
    await acme.close(agreementId, '2026-01');
    await acme.close(agreementId, '2026-02');
    await release(agreementId, 'HOLDBACK', '5.00');
    await forfeit(agreementId, 'HOLDBACK', '15.00');
    for (const outcome of [january, february]) await paying.reverse(outcome);
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreementId, '2026-03');
    expect(await nets(agreementId)).toEqual({});
    const statement = await paying.figures(paying.statement('2026-03'));
    expect(statement).toMatchObject({ total: -20_000n, payable: 0n });
  });
});

describe('any sequence of decisions over a held share', () => {
  const step = fc.record({
    what: fc.constantFrom('earn', 'earn', 'release', 'forfeit', 'forfeit', 'reverse'),
    amount: fc.integer({ min: 1, max: 30 }),
  });

  it('leaves the partner what its lines come to less the forfeits that stand, and nothing once all is reversed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...POTS),
        fc.array(step, { minLength: 5, maxLength: 10 }),
        async (pot, steps) => {
          await open();
          const agreementId = await acme.agreement(plan(pot, '10.00'));
          const outcomes: string[] = [];
          const balanced = async (): Promise<void> => {
            const lines = (await acme.lines(agreementId)).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
            const standing = await forfeited(agreementId);
            expect(totalOf(bucketsOf(await acme.balances(agreementId)))).toBe(lines - standing);
            expect(await acme.reading(faultsOfBooks)).toEqual([]);
          };
          const reverseOne = async (): Promise<void> => {
            const outcome = outcomes.pop();
            if (outcome !== undefined) await paying.reverse(outcome);
            await acme.settle(agreementId, '2026-01');
          };
          for (const { what, amount } of steps) {
            if (what === 'earn') {
              outcomes.push(await acme.outcome(`${amount}`, '2026-01-20T10:00:00Z'));
              await acme.settle(agreementId, '2026-01');
            } else if (what === 'reverse') await reverseOne();
            else await codeOf((what === 'release' ? release : forfeit)(agreementId, pot, `${amount}.00`));
            await balanced();
          }
          while (outcomes.length > 0) await reverseOne();
          await balanced();
          expect(await nets(agreementId)).toEqual({});
        },
      ),
      { numRuns: 6, seed: 7 },
    );
  });
});

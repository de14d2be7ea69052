import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { systemIds } from '../../src/platform/ports';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { fundDeposit } from '../../src/pots/fund-deposit.command';
import { potsOfAgreement } from '../../src/pots/pot.repository';
import { refundDeposit } from '../../src/pots/refund-deposit.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { type Plan, Settling } from '../support/settling';

/** Reserves over the life of an agreement: terms that change, several funds, decisions between the months. */
let store: TestDatabase;
let acme: Settling;
const NOW = '2026-02-02T12:00:00.000Z';
const LATER = '2026-07-15T12:00:00.000Z';

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

const perResult = (...adjustments: readonly object[]): Plan => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '1' } } }],
  adjustments,
});
const fund = (floor: string, key = 'fund', more: object = {}) => ({
  key,
  reserve: { share: '0.1', target: '1000000', floor, balanceMeasure: `${key}-balance`, ...more },
});
const earn = (quantity: string, month: string) => acme.outcome(quantity, `${month}-20T10:00:00Z`);

async function close(agreementId: string, ...months: readonly string[]): Promise<void> {
  for (const month of months) {
    await acme.close(agreementId, month);
    expect(await acme.reading(faultsOfBooks)).toEqual([]);
  }
}

async function amend(agreement: string, plan: Plan): Promise<void> {
  const agreementId = acme.id('agreement', agreement);
  const before = await acme.reading((scope) => latestVersion(scope, agreement));
  await acme.done(amendAgreement, { agreementId, expectedVersion: before?.number, plan });
  const after = await acme.reading((scope) => latestVersion(scope, agreement));
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, { agreementId, termsHash: after?.termsHash }, { hat });
}

const decide = (agreement: string, amount: string, work: 'release' | 'forfeit' = 'release') => {
  const of = { agreementId: acme.id('agreement', agreement), amount, reason: 'why', idempotencyKey: systemIds.next() };
  const [input, finance] = [{ ...of, pot: 'RESERVE' }, { hat: acme.hat('FINANCE') }];
  return work === 'release' ? acme.done(releaseHoldback, input, finance) : acme.done(forfeitHoldback, input, finance);
};

async function lines(agreementId: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const { component, periodLabel, amount } of await acme.lines(agreementId)) {
    const key = `${periodLabel} ${component}`;
    sums[key] = (sums[key] ?? 0n) + amount;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0n));
}

async function books(agreementId: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const { kind, net } of await acme.balances(agreementId)) sums[kind] = (sums[kind] ?? 0n) + net;
  return Object.fromEntries(Object.entries(sums).filter(([, net]) => net !== 0n));
}
const pots = async (agreementId: string) =>
  ((await acme.reading((scope) => potsOfAgreement.batch(scope, [agreementId]))).get(agreementId) ?? []).map(
    ({ agreementId: _, partnerId: __, currency: ___, ...pot }) =>
      Object.fromEntries(Object.entries(pot).filter(([, value]) => value !== 0n)),
  );

describe('a plan that drops its reserve', () => {
  /** January and February set 4,100.00 aside; the terms from March on set nothing aside. */
  async function dropped(plan = perResult()) {
    const agreement = await acme.agreement(perResult(fund('0')));
    const first = await earn('40000', '2026-01');
    await close(agreement, '2026-01');
    await amend(agreement, plan);
    acme.clock.set(LATER);
    await earn('1000', '2026-02');
    await close(agreement, '2026-02');
    return { agreement, first };
  }

  it('leaves what is held for decisions, never more than there is', async () => {
    const { agreement } = await dropped();
    await earn('1000', '2026-03');
    await close(agreement, '2026-03');
    expect(await books(agreement)).toEqual({
      PARTNER_ACCRUED: 3_790_000n,
      PARTNER_RESERVE: 410_000n,
      VENDOR_EXPENSE: -4_200_000n,
    });
    await decide(agreement, '3000');
    await decide(agreement, '100', 'forfeit');
    expect(await codeOf(decide(agreement, '1000.01'))).toBe('INVALID_STATE');
    await decide(agreement, '1000');
    expect(await codeOf(decide(agreement, '0.01', 'forfeit'))).toBe('INVALID_STATE');
    expect(await pots(agreement)).toEqual([
      { pot: 'RESERVE', funded: 410_000n, released: 400_000n, forfeited: 10_000n },
    ]);
    expect(await books(agreement)).toEqual({ PARTNER_ACCRUED: 4_190_000n, VENDOR_EXPENSE: -4_190_000n });
  });

  it('still revises the months in which it had one', async () => {
    const { agreement, first } = await dropped();
    await decide(agreement, '4000');
    await earn('500', '2026-02');
    await close(agreement, '2026-03');
    expect(await lines(agreement)).toMatchObject({ '2026-02 fund': -15_000n });
    expect(await books(agreement)).toMatchObject({ PARTNER_RESERVE: 15_000n });
    await new Paying(acme).reverse(first);
    await close(agreement, '2026-04');
    // Of 4,150.00 that were set aside 4,000.00 were released: what the reserve cannot give back is owed, and recovered by the lock.
    expect(await pots(agreement)).toEqual([{ pot: 'RESERVE', funded: 400_000n, released: 400_000n }]);
    expect(await books(agreement)).toEqual({
      PARTNER_ACCRUED: 535_000n,
      PARTNER_RECEIVABLE: -385_000n,
      VENDOR_EXPENSE: -150_000n,
    });
  });

  it('for another one begins at nothing: what was set aside before stays for decisions, which take from it first', async () => {
    const { agreement } = await dropped(perResult(fund('1500', 'second')));
    await decide(agreement, '3500');
    await earn('2000', '2026-03');
    await earn('1000', '2026-04');
    await close(agreement, '2026-03', '2026-04');
    expect(await lines(agreement)).toMatchObject({ '2026-03 second': -20_000n, '2026-04 second': 20_000n });
    expect(await books(agreement)).toEqual({
      PARTNER_ACCRUED: 4_340_000n,
      PARTNER_RESERVE: 60_000n,
      VENDOR_EXPENSE: -4_400_000n,
    });
    expect(await pots(agreement)).toEqual([{ pot: 'RESERVE', funded: 410_000n, released: 350_000n, held: 60_000n }]);
  });
});

describe('several funds in one reserve', () => {
  const two = perResult(fund('0', 'small'), fund('30000', 'large', { share: '0.3' }));

  it('set aside and are drawn apart, in the order of the plan', async () => {
    const agreement = await acme.agreement(two);
    await earn('40000', '2026-01');
    await close(agreement, '2026-01');
    expect(await lines(agreement)).toMatchObject({ '2026-01 small': -400_000n, '2026-01 large': -600_000n });
    acme.clock.set(LATER);
    await earn('25000', '2026-02');
    await close(agreement, '2026-02');
    const { '2026-02 small': small, '2026-02 large': large } = await lines(agreement);
    expect([small, large]).toEqual([-250_000n, 600_000n]);
    expect(await pots(agreement)).toMatchObject([{ pot: 'RESERVE', held: 650_000n }]);
  });

  it('give no more together than a decision has left', async () => {
    const agreement = await acme.agreement(two);
    acme.clock.set('2026-01-31T12:00:00.000Z');
    await earn('40000', '2026-01');
    await acme.settle(agreement, '2026-01');
    await decide(agreement, '9000');
    acme.clock.set(LATER);
    await earn('25000', '2026-02');
    await close(agreement, '2026-01', '2026-02');
    expect(await lines(agreement)).toMatchObject({ '2026-02 small': -250_000n, '2026-02 large': 100_000n });
    expect(await pots(agreement)).toMatchObject([{ released: 900_000n, held: 250_000n }]);
    expect(await books(agreement)).not.toHaveProperty('PARTNER_RECEIVABLE');
  });
});

describe('a key under which a balance is carried over', () => {
  const draw = (isRecoverable: boolean) => ({
    key: 'draw',
    draw: { amount: '100', isRecoverable, ...(isRecoverable ? { balanceMeasure: 'draw-balance' } : {}) },
  });
  const component = (key: string, pay: object): Plan => ({ ...perResult(), components: [{ key, pay }] });
  const flat = { rate: { measure: 'resolved', unit: '1' } };
  const cap = (key: string) => ({ key, maximum: { amount: '100' } });
  const tiered = { tieredRate: { measure: 'resolved', mode: 'GRADUATED', tiers: [{ unit: '2' }] } };

  it.each<[string, Plan, Plan, string, string]>([
    ['a component', perResult(fund('0')), component('fund', flat), 'components.0', 'a reserve in version 1'],
    ['another adjustment', perResult(fund('0')), perResult(cap('fund')), 'adjustments.0', 'a reserve in version 1'],
    ['a draw', perResult(fund('0', 'draw')), perResult(draw(true)), 'adjustments.0', 'a reserve in version 1'],
    [
      'a draw for good',
      perResult(draw(true)),
      perResult(draw(false)),
      'adjustments.0',
      'a recoverable draw in version 1',
    ],
    ['a draw to recover', perResult(draw(false)), perResult(draw(true)), 'adjustments.0', 'a draw in version 1'],
    [
      'a reserve',
      perResult(),
      { ...component('other', flat), adjustments: [fund('0', 'resolved')] },
      'adjustments.0',
      'a rate in version 1',
    ],
  ])('is not reused for %s', async (_, was, is, place, kind) => {
    const agreement = await acme.agreement(was);
    const { refusals } = await amend(agreement, is).then(
      () => ({ refusals: null }),
      (error) => error,
    );
    expect(refusals).toMatchObject([
      { code: 'INVALID_PLAN', field: ['plan', ...place.split('.'), 'key'], message: expect.stringContaining(kind) },
    ]);
    expect(await acme.reading((scope) => latestVersion(scope, agreement))).toMatchObject({ number: 1 });
  });

  it('is not reused after it was dropped either, and is free where the terms that had it were never signed', async () => {
    const agreement = await acme.agreement(perResult(fund('0')));
    const agreementId = acme.id('agreement', agreement);
    await acme.done(amendAgreement, { agreementId, expectedVersion: 1, plan: perResult(fund('0', 'second')) });
    await amend(agreement, perResult(cap('second')));
    expect(await codeOf(amend(agreement, perResult(cap('fund'))))).toBe('INVALID_PLAN');
    await amend(agreement, perResult(fund('100', 'fund', { share: '0.2' })));
  });

  it('is no matter where neither terms carry anything over: a flat rate becomes one by tiers', async () => {
    const agreement = await acme.agreement(perResult(cap('other')));
    await amend(agreement, component('resolved', tiered));
    await amend(agreement, component('other', tiered));
  });
});

describe('paying in while paying out', () => {
  it('keeps each pot to itself, whoever comes first', async () => {
    const agreement = await acme.agreement({
      ...perResult(fund('0')),
      holdback: { share: '0.1', release: { on: 'REVIEW' } },
    });
    await earn('1000', '2026-01');
    await close(agreement, '2026-01');
    const finance = { hat: acme.hat('FINANCE') };
    const of = (amount: string) => ({
      agreementId: acme.id('agreement', agreement),
      amount,
      idempotencyKey: systemIds.next(),
    });
    const deposit = () => codeOf(acme.done(fundDeposit, of('10'), finance));
    const refund = () => codeOf(acme.done(refundDeposit, { ...of('10'), reason: 'over' }, finance));
    const [decided, held] = [
      (index: number) => codeOf(decide(agreement, '10', index % 3 === 0 ? 'forfeit' : 'release')),
      () => codeOf(acme.done(releaseHoldback, { ...of('10'), pot: 'HOLDBACK' }, finance)),
    ];
    const acts: readonly ((index: number) => Promise<string>)[] = [deposit, refund, decided, held];
    const codes = await Promise.all(
      Array.from({ length: 48 }, (_, index) => acts[index % 4]?.(index) ?? Promise.resolve('')),
    );
    const done = (place: number) => codes.filter((code, index) => index % 4 === place && code === 'DONE').length;
    expect([done(0), done(2), done(3)]).toEqual([12, 10, 10]);
    expect(new Set(codes)).toEqual(new Set(['DONE', 'INVALID_STATE']));
    const found = Object.fromEntries((await pots(agreement)).map((pot) => [pot['pot'], pot]));
    expect(found['DEPOSIT']).toMatchObject({ funded: 12_000n, refunded: BigInt(done(1)) * 1_000n });
    expect(found['HOLDBACK']).toEqual({ pot: 'HOLDBACK', funded: 10_000n, released: 10_000n });
    expect(found['RESERVE']).not.toHaveProperty('held');
  });
});

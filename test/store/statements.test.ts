import { perform } from '../../src/access/command';
import type { Role } from '../../src/access/hat.rules';
import { systemIds } from '../../src/platform/ports';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { returnStatement } from '../../src/statements/return-statement.command';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { flat, graduated, Settling } from '../support/settling';

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
afterAll(async () => {
  await store.drop();
});

it('row 5: 50,000.00 with 15 % held back is locked as 42,500.00 payable, and the account of the statement closes', async () => {
  const agreement = await acme.agreement(flat('500.00', { holdback: { share: '0.15', release: { on: 'REVIEW' } } }));
  await acme.outcome('100', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const january = paying.statement('2026-01');
  expect(await paying.figures(january)).toMatchObject({
    total: 5_000_000n,
    held: 750_000n,
    carriedForward: 4_250_000n,
  });
  const announced = async () =>
    (await acme.all<{ readonly topic: string; readonly subjectId: string }>('outbox')).length;
  const before = await announced();
  await paying.lock(january);
  const news = (await acme.all<{ readonly topic: string; readonly subjectId: string }>('outbox')).slice(before);
  // Whoever follows `statementChanged` is told of each of the three steps.
  expect(
    news.filter(({ topic, subjectId }) => topic === 'statements' && subjectId === acme.partners.lead),
  ).toHaveLength(3);
  expect(await paying.row(january)).toMatchObject({ state: 'LOCKED', lockedAt: acme.clock.now(), paidAt: null });
  expect(await paying.figures(january)).toMatchObject({
    carriedForward: 0n,
    payable: 4_250_000n,
    paid: 0n,
    recovered: 0n,
  });
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, held: 750_000n, payable: 4_250_000n });
});

it('what is reversed after the lock leaves held pro rata, then accrued; the rest is owed, and the next statement recovers it', async () => {
  const agreement = await acme.agreement(flat('100.00', { holdback: { share: '0.1', release: { on: 'REVIEW' } } }));
  const wrong = await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  await acme.outcome('2', '2026-02-10T10:00:00Z');
  await acme.settle(agreement, '2026-02');
  expect(await paying.buckets()).toMatchObject({ payable: 90_000n, accrued: 18_000n, held: 12_000n });

  await paying.reverse(wrong);
  await acme.close(agreement, '2026-02');
  // 1,000.00 back: 100.00 from held, 180.00 that had accrued, 720.00 owed; the payable of January is untouched.
  expect(await paying.buckets()).toMatchObject({ payable: 90_000n, accrued: 0n, held: 2_000n, receivable: 72_000n });
  const february = paying.statement('2026-02');
  await paying.lock(february);
  expect(await paying.row(february)).toMatchObject({ state: 'PAID' });
  expect(await paying.figures(february)).toMatchObject({
    total: -80_000n,
    owed: 72_000n,
    held: -8_000n,
    recovered: 0n,
    payable: 0n,
  });

  await acme.outcome('5', '2026-03-02T10:00:00Z');
  acme.clock.set('2026-05-02T08:00:00.000Z');
  await acme.close(agreement, '2026-03');
  const march = paying.statement('2026-03');
  await paying.lock(march);
  expect(await paying.figures(march)).toMatchObject({ total: 50_000n, held: 5_000n, recovered: 45_000n, payable: 0n });
  expect(await paying.buckets()).toMatchObject({ payable: 90_000n, receivable: 27_000n });
});

it('row 30: what a guarantee makes a partner owe is recovered from another agreement, less the part that its terms keep', async () => {
  const guarantee = { measure: 'resolved', guaranteed: '200000' };
  const owing = await acme.agreement({ currency: 'EUR', components: [{ key: 'guarantee', pay: { guarantee } }] });
  const paying34 = await acme.agreement(flat('0.20', { recovery: { keepShare: '0.4' } }));
  await acme.outcome('170000', '2026-01-20T10:00:00Z');
  for (const agreement of [owing, paying34]) await acme.close(agreement, '2026-01');
  expect(await paying.buckets()).toMatchObject({ accrued: 3_400_000n, receivable: 3_000_000n });
  const january = paying.statement('2026-01');
  await paying.lock(january);
  // 34,000.00 payable, of which 40 % is kept; 20,400.00 of the 30,000.00 owed is recovered.
  expect(await paying.figures(january)).toMatchObject({
    total: 400_000n,
    owed: 3_000_000n,
    recovered: 2_040_000n,
    payable: 1_360_000n,
  });
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, payable: 1_360_000n, receivable: 960_000n });
});

it('a statement locks after every period that feeds it is closed, and after the earlier ones', async () => {
  const [one, other] = [await acme.agreement(flat('10.00')), await acme.agreement(flat('20.00'))];
  await acme.outcome('1', '2026-01-20T10:00:00Z');
  await acme.outcome('1', '2026-02-20T10:00:00Z');
  await acme.close(one, '2026-01');
  const [january, february] = [paying.statement('2026-01'), paying.statement('2026-02')];
  // Nobody has settled the other agreement yet: its January is not even written down.
  expect(await codeOf(paying.step(submitStatement, january))).toBe('PERIOD_OPEN');
  await acme.close(other, '2026-01');
  for (const agreement of [one, other]) await acme.close(agreement, '2026-02');
  expect(await codeOf(paying.step(lockStatement, february))).toBe('INVALID_STATE');
  await paying.step(submitStatement, february);
  expect(await codeOf(paying.step(lockStatement, february))).toBe('INVALID_STATE');
  await paying.approve(february);
  expect(await codeOf(paying.step(lockStatement, february))).toBe('INVALID_STATE');
  await paying.lock(january);
  await paying.step(lockStatement, february);
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, payable: 6_000n });
  expect(await codeOf(paying.step(returnStatement, january, acme.hat('FINANCE'), { reason: 'late' }))).toBe(
    'INVALID_STATE',
  );
});

describe('four eyes', () => {
  const ACTS = ['closed', 'settled', 'verified', 'claimed', 'submitted', 'nothing'] as const;
  const ROLES: readonly Role[] = [
    'ADMIN',
    'MANAGER',
    'FINANCE',
    'VERIFIER',
    'AUDITOR',
    'SYSTEM',
    'PARTNER_ADMIN',
    'PARTNER_VIEWER',
    'CUSTOMER_APPROVER',
    'GUEST',
    'OPERATOR',
  ];
  const MAY: readonly Role[] = ['ADMIN', 'FINANCE'];

  it('nobody approves what it had a part in, in any role: no hole in the matrix', async () => {
    const agreement = await acme.agreement(graduated());
    const persons = Object.fromEntries(ACTS.map((act) => [act, systemIds.next()]));
    const as = (role: Role, act: string) => {
      const partner = role.startsWith('PARTNER') ? ('lead' as const) : undefined;
      return { ...acme.hat(role, partner), personId: role === 'SYSTEM' ? null : (persons[act] ?? null) };
    };
    const outcomeId = await acme.claim('10', '2026-01-20T10:00:00Z', as('ADMIN', 'claimed'));
    await acme.verify(outcomeId, as('VERIFIER', 'verified'));
    await acme.settle(agreement, '2026-01', acme.house, as('FINANCE', 'settled'));
    await acme.close(agreement, '2026-01', as('FINANCE', 'closed'));
    const january = paying.statement('2026-01');
    await paying.step(submitStatement, january, as('FINANCE', 'submitted'));
    const holes: string[] = [];
    for (const act of ACTS)
      for (const role of ROLES) {
        const done = await codeOf(paying.approve(january, as(role, act)));
        const expected =
          act === 'nothing' && MAY.includes(role) ? 'DONE' : MAY.includes(role) ? 'FOUR_EYES' : 'FORBIDDEN';
        if (done !== expected) holes.push(`${role} who ${act}: ${done}, not ${expected}`);
        if (done === 'DONE') {
          await paying.step(returnStatement, january, acme.hat('FINANCE'), { reason: 'again' });
          await paying.step(submitStatement, january, as('FINANCE', 'submitted'));
        }
      }
    expect(holes).toEqual([]);
  });
});

it('nobody approves a statement that pays what it has released', async () => {
  const held = { holdback: { share: '0.1', release: { on: 'REVIEW' } } };
  const agreement = await acme.agreement(flat('100.00', held));
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  const releaser = acme.hat('FINANCE');
  const of = { agreementId: acme.id('agreement', agreement), pot: 'HOLDBACK', amount: '100.00' };
  await acme.done(releaseHoldback, { idempotencyKey: systemIds.next(), ...of }, { hat: releaser });
  await acme.close(agreement, '2026-02');
  const february = paying.statement('2026-02');
  await paying.step(submitStatement, february);
  expect(await codeOf(paying.approve(february, releaser))).toBe('FOUR_EYES');
  await paying.approve(february);
});

it('fifty at once lock a statement once, and every one with the same key is told the same', async () => {
  const agreement = await acme.agreement(graduated());
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  const january = paying.statement('2026-01');
  await paying.step(submitStatement, january);
  await paying.approve(january);
  const hat = acme.hat('FINANCE');
  const input = { statementId: acme.id('statement', january) };
  const attempts = Array.from({ length: 50 }, (_, index) => {
    const isSame = index % 2 === 0;
    const key = isSame ? 'the same' : `another ${index}`;
    return perform(acme.house, isSame ? hat : acme.hat('FINANCE'), lockStatement, { ...input, idempotencyKey: key });
  });
  const done = await Promise.all(attempts);
  const same = done.filter((_, index) => index % 2 === 0);
  const winners = done.filter((one) => 'result' in one && !one.isReplayed);
  expect(winners).toHaveLength(1);
  expect(new Set(same.map((one) => ('result' in one ? 'done' : one.refusals[0]?.code))).size).toBe(1);
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, payable: 45_000n });
  const audited = await acme.all<{ readonly action: string; readonly before: object; readonly after: object }>(
    'audit_entry',
  );
  const told = audited.filter(({ action }) => action.startsWith('statement.'));
  expect(told.map(({ action }) => action).sort()).toEqual([
    'statement.approved',
    'statement.drafted',
    'statement.locked',
    'statement.submitted',
  ]);
  expect(told.find(({ action }) => action === 'statement.locked')).toMatchObject({
    before: { state: 'IN_REVIEW', lockedAt: null },
    after: { state: 'LOCKED', payable: '45000' },
  });
});

import { systemIds } from '../../src/platform/ports';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import { openDispute } from '../../src/statements/disputes/open-dispute.command';
import { resolveDispute } from '../../src/statements/disputes/resolve-dispute.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { returnStatement } from '../../src/statements/return-statement.command';
import type { StatementRow } from '../../src/statements/statement.repository';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { flat, Settling } from '../support/settling';

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

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const UNSEEN = { state: 'DRAFT', submittedBy: null, submittedAt: null, approvedBy: null, approvedAt: null };

async function approved(label: string): Promise<string> {
  const statement = paying.statement(label);
  await paying.step(submitStatement, statement);
  await paying.approve(statement);
  return statement;
}

async function returned(statement: string): Promise<readonly (string | null)[]> {
  interface Entry {
    readonly action: string;
    readonly subjectId: string;
    readonly reason: string | null;
  }
  const entries = await acme.all<Entry>('audit_entry');
  return entries
    .filter(({ action, subjectId }) => action === 'statement.returned' && subjectId === statement)
    .map(({ reason }) => reason);
}

describe('what is locked is what was approved', () => {
  it('the closing of another agreement makes a draft of what was approved, and nobody locks it unseen', async () => {
    const first = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(first, '2026-01');
    const january = await approved('2026-01');
    const late = await acme.agreement(flat('7000.00'));
    const hat = acme.hat('FINANCE');
    await acme.close(late, '2026-01', hat);
    expect(await paying.row(january)).toMatchObject(UNSEEN);
    expect(await returned(january)).toEqual(['something was posted under 2026-01 after it was submitted']);
    expect(await codeOf(paying.step(lockStatement, january, hat))).toBe('INVALID_STATE');
    expect(await paying.buckets()).toMatchObject({ payable: 0n, accrued: 710_000n });
    await paying.lock(january);
    expect(await paying.buckets()).toMatchObject({ payable: 710_000n, accrued: 0n });
  });

  it('the settlement of an open period under its label does so too, and under an earlier label', async () => {
    const first = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.outcome('1', '2026-02-20T10:00:00Z');
    for (const label of ['2026-01', '2026-02']) await acme.close(first, label);
    const [january, february] = [await approved('2026-01'), await approved('2026-02')];
    const late = await acme.agreement(flat('1.00'));
    await acme.settle(late, '2026-02');
    expect(await paying.row(january)).toMatchObject({ state: 'IN_REVIEW' });
    expect(await paying.row(february)).toMatchObject(UNSEEN);
    await acme.settle(late, '2026-01');
    expect(await paying.row(january)).toMatchObject(UNSEEN);
    // The periods of the second one are open: nothing is submitted before they are closed.
    expect(await codeOf(paying.step(submitStatement, february))).toBe('PERIOD_OPEN');
  });

  it('a posting under a later label changes nothing of it', async () => {
    const agreement = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(agreement, '2026-01');
    const january = await approved('2026-01');
    await acme.outcome('1', '2026-02-20T10:00:00Z');
    await acme.close(agreement, '2026-02');
    expect(await paying.row(january)).toMatchObject({ state: 'IN_REVIEW' });
    await paying.step(lockStatement, january);
    expect(await paying.buckets()).toMatchObject({ payable: 10_000n, accrued: 10_000n });
  });

  it('a dispute and its decision make a draft of it', async () => {
    const agreement = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(agreement, '2026-01');
    const january = await approved('2026-01');
    const [line] = await acme.lines(agreement);
    const about = { statementLineId: acme.id('statementLine', line?.id ?? ''), amount: '30.00', reason: 'not ours' };
    const { disputeId } = await acme.done(openDispute, keyed(about), { hat: acme.hat('PARTNER_ADMIN', 'lead') });
    expect(await paying.row(january)).toMatchObject(UNSEEN);
    await approved('2026-01');
    const decision = { disputeId: acme.id('dispute', disputeId), resolution: 'REJECTED', reason: 'looked at' };
    await acme.done(resolveDispute, keyed(decision), { hat: acme.hat('FINANCE') });
    expect(await paying.row(january)).toMatchObject(UNSEEN);
    expect(await returned(january)).toHaveLength(2);
  });

  it('a booking of a pot of an ended agreement makes a draft of it', async () => {
    const terms = flat('100.00', { holdback: { share: '0.1', release: { on: 'REVIEW' } } });
    const agreement = await acme.agreement(terms, { endOn: '2026-02-01' });
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(agreement, '2026-01');
    const january = await approved('2026-01');
    const forfeit = { agreementId: acme.id('agreement', agreement), pot: 'HOLDBACK', amount: '4.00', reason: 'broken' };
    await acme.done(forfeitHoldback, keyed(forfeit));
    expect(await paying.row(january)).toMatchObject(UNSEEN);
  });

  it('an approval names the submission that was read: another one is refused, and nothing is changed', async () => {
    const agreement = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(agreement, '2026-01');
    const january = paying.statement('2026-01');
    await paying.step(submitStatement, january);
    const read = await paying.row(january);
    const late = await acme.agreement(flat('7000.00'));
    await acme.close(late, '2026-01');
    acme.clock.set('2026-03-15T12:00:00.001Z');
    await paying.step(submitStatement, january);
    const submitted = await paying.row(january);
    const later = { ...submitted, submittedAt: '2026-03-15T12:00:00.002Z' };
    for (const other of [read, later]) {
      const { refusals } = await paying.approve(january, undefined, other).catch((error) => error);
      expect(refusals).toEqual([
        {
          code: 'STALE_VERSION',
          field: ['expectedSubmittedAt'],
          message: 'expectedSubmittedAt: what was read is not what was submitted on 2026-03-15T12:00:00.001Z',
        },
      ]);
    }
    expect(await paying.row(january)).toEqual(submitted);
    await paying.approve(january, undefined, submitted);
    await paying.step(lockStatement, january);
    expect(await paying.buckets()).toMatchObject({ payable: 710_000n });
  });

  it.each([
    ['in the same millisecond', '2026-03-15T12:00:00.000Z'],
    ['by a slower clock', '2026-03-15T11:59:59.000Z'],
  ])('a submission after another one %s is another one, however often', async (_, now) => {
    const agreement = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    await acme.close(agreement, '2026-01');
    const january = paying.statement('2026-01');
    const read: StatementRow[] = [];
    for (let time = 0; time < 3; time += 1) {
      if (time > 0) await paying.step(returnStatement, january, acme.hat('FINANCE'), { reason: 'again' });
      if (time > 0) acme.clock.set(now);
      await paying.step(submitStatement, january);
      read.push(await paying.row(january));
    }
    const [first, second, third] = read;
    expect(await codeOf(paying.approve(january, undefined, first))).toBe('STALE_VERSION');
    expect(await codeOf(paying.approve(january, undefined, second))).toBe('STALE_VERSION');
    await paying.approve(january, undefined, third);
  });

  it('an approval does not stand once its giver has had a part in it', async () => {
    const agreement = await acme.agreement(flat('100.00'));
    await acme.outcome('1', '2026-01-20T10:00:00Z');
    const waiting = await acme.claim('1', '2026-01-21T10:00:00Z', acme.hat('ADMIN'));
    await acme.close(agreement, '2026-01');
    const january = paying.statement('2026-01');
    const giver = acme.hat('FINANCE');
    await paying.step(submitStatement, january);
    await paying.approve(january, giver);
    await acme.verify(waiting, { ...giver, role: 'VERIFIER' });
    expect(await codeOf(paying.step(lockStatement, january))).toBe('FOUR_EYES');
    await paying.step(returnStatement, january, acme.hat('FINANCE'), { reason: 'other eyes' });
    await paying.lock(january);
    expect(await paying.row(january)).toMatchObject({ state: 'LOCKED' });
  });
});

import { authorityOf } from '../../src/access/hat.rules';
import { lockAgreements } from '../../src/agreements/agreement.repository';
import { present } from '../../src/kernel/assert';
import { bucketsOf } from '../../src/ledger/account.rules';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { Unit } from '../../src/platform/unit';
import { forfeitHoldback } from '../../src/pots/forfeit-holdback.command';
import type { HeldPeriod } from '../../src/settlement/period-to-settle';
import { periodsToSettle } from '../../src/settlement/period-to-settle';
import { type Settled, settlePeriods } from '../../src/settlement/settle-periods';
import { type Closed, closePeriods } from '../../src/statements/close-periods';
import { lockedAmong } from '../../src/statements/statement.repository';
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

const settling = (unit: Unit, held: readonly HeldPeriod[]) => settlePeriods(unit, held, lockedAmong);

/** Settles or closes one period of many agreements in one transaction, and counts its statements. */
async function together<Result>(
  ids: readonly string[],
  label: string,
  work: typeof settling | typeof closePeriods,
): Promise<{ readonly results: readonly Result[]; readonly statements: number }> {
  return store.database.writing(authorityOf(acme.hat('SYSTEM')), async (scope) => {
    const unit = new Unit(scope, acme.clock.now(), systemIds);
    const agreements = await lockAgreements(scope, ids);
    const periods = await periodsToSettle(unit, agreements, label);
    const held = agreements.map((agreement) => ({ agreement, period: present(periods.get(agreement.id), label) }));
    const results = (await work(unit, held)) as readonly Result[];
    await unit.flush();
    return { results, statements: scope.statementCount };
  });
}

const made = async (count: number, plan: Plan = graduated()): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await acme.agreement(plan));
  return ids.sort();
};

const REFUSING: Plan = {
  currency: 'EUR',
  measures: [{ key: 'nobody', absent: 'REFUSE', facts: { measure: 'incidents' } }],
  components: [{ key: 'extra', pay: { rate: { measure: 'nobody', unit: '1.00' } } }],
};

describe('many agreements in one transaction', () => {
  it('are settled and closed with as many statements as one', async () => {
    await acme.outcome('101', '2026-01-05T10:00:00Z');
    const [one, many] = [await made(1), await made(9)];
    const settled = (ids: readonly string[]) => together<Settled>(ids, '2026-01', settling);
    const [first, second] = [await settled(one), await settled(many)];
    expect(second.statements).toBe(first.statements);
    const closed = (ids: readonly string[]) => together<Closed>(ids, '2026-01', closePeriods);
    expect((await closed(many)).statements).toBe((await closed(one)).statements);
    const lines = await acme.all<{ readonly amount: bigint; readonly held: bigint }>('statement_line');
    expect(lines.map(({ amount, held }) => `${amount}/${held}`)).toEqual(Array(10).fill('506000/50600'));
  });

  it('give back what was forfeited of them with as many statements as one', async () => {
    const outcome = await acme.outcome('101', '2026-01-05T10:00:00Z');
    const [one, many] = [await made(1), await made(9)];
    const settled = (ids: readonly string[]) => together<Settled>(ids, '2026-01', settling);
    await settled([...one, ...many].sort());
    for (const id of [...one, ...many]) {
      const input = {
        agreementId: acme.id('agreement', id),
        pot: 'HOLDBACK',
        amount: '506.00',
        reason: 'not delivered',
      };
      await acme.done(forfeitHoldback, { ...input, idempotencyKey: systemIds.next() });
    }
    const reversed = { idempotencyKey: systemIds.next(), outcomeId: acme.id('outcome', outcome), reason: 'fraud' };
    await acme.done(reverseOutcome, reversed);
    expect((await settled(many)).statements).toBe((await settled(one)).statements);
    for (const id of [...one, ...many])
      expect(bucketsOf(await acme.balances(id))).toMatchObject({ accrued: 0n, held: 0n, receivable: 0n });
  });

  it('go on where one of them is refused, which leaves nothing behind', async () => {
    await acme.outcome('101', '2026-03-05T10:00:00Z');
    const good = await made(2);
    const bad = await made(1, REFUSING);
    const ids = [...good, ...bad].sort();
    const { results } = await together<Settled>(ids, '2026-03', settling);
    expect(results.map((one) => 'refused' in one)).toEqual(ids.map((id) => bad.includes(id)));
    const posted = await acme.all<{ readonly agreementId: string }>('statement_line');
    expect(posted.map(({ agreementId }) => agreementId).sort()).toEqual(good);
    const again = await together<Settled>(ids, '2026-03', settling);
    expect(again.results.map((one) => 'settlement' in one && one.settlement.lines.length)).toEqual(
      ids.map((id) => (bad.includes(id) ? false : 0)),
    );
  });

  it('close with what came late to them before, and no account of theirs falls below zero', async () => {
    const ids = await made(2);
    const outcomes = [
      await acme.outcome('10', '2026-01-05T10:00:00Z'),
      await acme.outcome('4', '2026-02-05T10:00:00Z'),
    ];
    for (const label of ['2026-01', '2026-02']) await together(ids, label, closePeriods);
    for (const outcomeId of outcomes) {
      const input = { idempotencyKey: systemIds.next(), outcomeId: acme.id('outcome', outcomeId), reason: 'fraud' };
      await acme.done(reverseOutcome, input);
    }
    acme.clock.set('2026-04-02T08:00:00.000Z');
    const { results } = await together<Closed>(ids, '2026-03', closePeriods);
    expect(results.map((one) => 'closing' in one && one.closing.corrections.length)).toEqual([2, 2]);
    for (const id of ids) {
      const lines = (await acme.lines(id)).filter(({ postedLabel }) => postedLabel === '2026-03');
      expect(lines.map(({ periodLabel, amount }) => [periodLabel, amount])).toEqual([
        ['2026-01', -50_000n],
        ['2026-02', -20_000n],
        ['2026-03', 0n],
      ]);
      expect(bucketsOf(await acme.balances(id))).toMatchObject({ accrued: 0n, held: 0n, receivable: 0n });
    }
  });
});

import { replay } from '../../src/engine/replay';
import { fromMinor } from '../../src/kernel/money';
import { bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { post } from '../../src/ledger/post';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import { TryAgain } from '../../src/platform/try-again';
import { Unit } from '../../src/platform/unit';
import { addRuns, type RunRow } from '../../src/settlement/settlement.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { rowsOf } from '../support/rows';
import { graduated, Settling, type StoredLine } from '../support/settling';

interface Stored {
  readonly id: string;
  readonly partnerId: string | null;
  readonly action: string;
  readonly topic: string;
  readonly subjectId: string;
  readonly label: string;
  readonly state: string;
  readonly number: number;
}

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

const sum = (lines: readonly StoredLine[], field: 'amount' | 'held'): bigint =>
  lines.reduce((total, line) => total + line[field], 0n);

const reverse = (outcomeId: string) =>
  acme.done(reverseOutcome, {
    idempotencyKey: systemIds.next(),
    outcomeId: acme.id('outcome', outcomeId),
    reason: 'reopened by the customer',
  });

/** Closes January to March of an agreement that has earned 5,060.00 in March, and moves the clock into April. */
async function closedMarch(outcomes = ['100', '1']) {
  const agreement = await acme.agreement(graduated());
  const ids: string[] = [];
  for (const quantity of outcomes) ids.push(await acme.outcome(quantity, '2026-03-05T10:00:00Z'));
  acme.clock.set('2026-04-02T08:00:00.000Z');
  for (const period of ['2026-01', '2026-02', '2026-03']) await acme.close(agreement, period);
  return { agreement, ids };
}

describe('settling a period', () => {
  it('posts the recompute as lines and balanced transfers, and twice posts nothing', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.outcome('101', '2026-03-05T10:00:00Z');
    const first = await acme.settle(agreement, '2026-03');
    const [line] = await acme.lines(agreement);
    const amounts = { amount: 506_000n, held: 50_600n, computed: 506_000n };
    expect(line).toMatchObject({ component: 'resolved', segment: '', payee: 'partner', revision: 1, ...amounts });
    expect(line).toMatchObject({ label: 'Resolved', currency: 'EUR', periodLabel: '2026-03', postedLabel: '2026-03' });
    expect(bucketsOf(await acme.balances(agreement))).toMatchObject({ accrued: 455_400n, held: 50_600n });
    expect(await acme.all<Stored>('statement')).toMatchObject([
      { id: first.statementIds[0], label: '2026-03', state: 'DRAFT' },
    ]);
    const before = await Promise.all([acme.all('settlement_run'), acme.all('ledger_transfer'), acme.all('outbox')]);
    expect(await acme.settle(agreement, '2026-03')).toEqual({ ...first, lineCount: 0, statementIds: [] });
    expect(await Promise.all([acme.all('settlement_run'), acme.all('ledger_transfer'), acme.all('outbox')])).toEqual(
      before,
    );
    expect(await acme.lines(agreement)).toHaveLength(1);
  });

  it('posts only the difference when more has come, and its revision names the line it revises', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.outcome('100', '2026-03-05T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    await acme.outcome('2', '2026-03-06T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    const [first, second] = await acme.lines(agreement);
    expect(second).toMatchObject({
      revision: 2,
      revisesId: first?.id,
      amount: 12_000n,
      held: 1_200n,
      computed: 512_000n,
    });
    expect(second?.sentence).toMatch(
      /^Revision 2 of 2026-03: 5,000\.00 EUR \(500\.00 EUR of it held\) before, 5,120\.00 EUR \(512\.00 EUR of it held\) now\. /,
    );
  });

  it('keeps a line of zero with its reason, and posts no transfer for it', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.settle(agreement, '2026-03');
    expect(await acme.lines(agreement)).toMatchObject([{ amount: 0n, held: 0n, computed: 0n, revision: 1 }]);
    expect(await acme.balances(agreement)).toEqual([]);
    await acme.settle(agreement, '2026-03');
    expect(await acme.lines(agreement)).toHaveLength(1);
  });

  it('writes one run per change of facts even where no amount changes, and then knows them', async () => {
    const capped = { ...graduated(), adjustments: [{ key: 'cap', maximum: { amount: '100.00' } }] };
    const agreement = await acme.agreement(capped);
    await acme.outcome('50', '2026-03-05T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    expect(sum(await acme.lines(agreement), 'amount')).toBe(10_000n);
    await acme.outcome('1', '2026-03-05T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    const lines = await acme.lines(agreement);
    expect(sum(lines, 'amount')).toBe(10_000n);
    expect((await acme.settle(agreement, '2026-03')).lineCount).toBe(0);
  });

  it('is posted once for 20 callers over two pools', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.outcome('101', '2026-03-05T10:00:00Z');
    const other = { ...acme.house, database: await store.another(), bus: new Bus() };
    const settled = await Promise.all(
      Array.from({ length: 20 }, (_, caller) =>
        acme.settle(agreement, '2026-03', caller % 2 === 0 ? acme.house : other),
      ),
    );
    expect(settled.filter(({ lineCount }) => lineCount > 0)).toHaveLength(1);
    expect(new Set(settled.map(({ runId }) => runId)).size).toBe(1);
    expect(await acme.lines(agreement)).toHaveLength(1);
    expect(totalOf(bucketsOf(await acme.balances(agreement)))).toBe(506_000n);
  });

  it('is right in currencies of 0, 2 and 3 digits', async () => {
    await acme.outcome('101', '2026-03-05T10:00:00Z');
    const earned: [string, bigint, bigint][] = [
      ['JPY', 5_060n, 506n],
      ['EUR', 506_000n, 50_600n],
      ['KWD', 5_060_000n, 506_000n],
    ];
    for (const [currency, total, held] of earned) {
      const agreement = await acme.agreement(graduated(currency, { JPY: 0, EUR: 2, KWD: 3 }[currency]));
      await acme.settle(agreement, '2026-03');
      const buckets = bucketsOf(await acme.balances(agreement));
      expect([totalOf(buckets), buckets.held]).toEqual([total, held]);
    }
    expect((await acme.earnings('2026-03')).map(({ currency, buckets }) => [currency, totalOf(buckets)])).toEqual([
      ['EUR', 506_000n],
      ['JPY', 5_060n],
      ['KWD', 5_060_000n],
    ]);
  });

  it('pays each payee its part, and tells each of them', async () => {
    const split = [
      { payee: 'lead', share: '0.65' },
      { payee: 'field', share: '0.35' },
    ];
    const payees = (['lead', 'field'] as const).map((payee) => ({
      payee,
      partnerId: acme.id('partner', acme.partners[payee]),
    }));
    const agreement = await acme.agreement({ ...graduated(), split }, { payees });
    await acme.outcome('1.01', '2026-03-05T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    const lines = await acme.lines(agreement);
    expect(lines.map(({ payee, partnerId, amount }) => [payee, partnerId, amount])).toEqual([
      ['lead', acme.partners.lead, 3_283n],
      ['field', acme.partners.field, 1_767n],
    ]);
    const announced = (await acme.all<Stored>('outbox')).filter(({ topic }) => topic === 'earnings');
    expect(announced.map(({ partnerId }) => partnerId)).toContain(acme.partners.field);
    const own = await acme.earnings('2026-03', 'field', acme.hat('PARTNER_VIEWER', 'field'));
    expect(own.map(({ buckets }) => totalOf(buckets))).toEqual([1_767n]);
    const seen = await acme.reading(
      (scope) => scope.rows(rowsOf('statement_line')),
      acme.hat('PARTNER_VIEWER', 'field'),
    );
    expect(seen).toMatchObject([{ payee: 'field' }]);
  });

  it.each([
    ['a period that has not begun', '2026-04', 'NOT_FOUND'],
    ['a label of another cadence', '2026-Q1', 'NOT_FOUND'],
    ['a label that is none', '2026-13', 'INVALID_INPUT'],
  ])('refuses %s', async (_, period, code) => {
    const agreement = await acme.agreement(graduated());
    await expect(acme.settle(agreement, period)).rejects.toMatchObject({ refusals: [{ code, field: ['period'] }] });
  });

  it('stops an agreement whose terms and facts do not go together, by name, and posts nothing', async () => {
    const plan = {
      currency: 'EUR',
      measures: [{ key: 'nobody', absent: 'REFUSE', facts: { measure: 'incidents' } }],
      components: [
        { key: 'base', pay: { fixedFee: { amount: '100.00', per: 'MONTH' } } },
        { key: 'extra', pay: { rate: { measure: 'nobody', unit: '1.00' } } },
      ],
    };
    const agreement = await acme.agreement(plan);
    const refused = await acme.settle(agreement, '2026-03').catch((error: unknown) => error);
    expect(refused).toMatchObject({ refusals: [{ code: 'INVALID_STATE', field: ['agreementId'] }] });
    expect(String(refused)).toContain('settlement stopped');
    expect(await acme.lines(agreement)).toEqual([]);
    const [earnings] = await acme.earnings('2026-03');
    expect(earnings?.estimate).toMatchObject({ pays: [], problems: [{ severity: 'ERROR' }] });
  });
});

describe('closing a period', () => {
  it('settles it, freezes its terms, and drafts a statement per payee and currency', async () => {
    const { agreement } = await closedMarch();
    const periods = await acme.all<Stored & { versionId: string | null; closedAt: string | null }>('agreement_period');
    expect(periods.filter(({ state }) => state === 'CLOSED').map(({ label }) => label)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(periods.every(({ state, versionId }) => (state === 'CLOSED') === (versionId !== null))).toBe(true);
    const statements = (await acme.all<Stored>('statement')).filter(({ label }) => label === '2026-03');
    expect(statements).toMatchObject([{ partnerId: acme.partners.lead, state: 'DRAFT' }]);
    const actions = (await acme.all<Stored>('audit_entry')).map(({ action }) => action);
    for (const action of ['period.settled', 'period.closed', 'statement.drafted']) expect(actions).toContain(action);
    expect(sum(await acme.lines(agreement), 'amount')).toBe(506_000n);
  });

  it('is refused before its end, out of order, and twice', async () => {
    const agreement = await acme.agreement(graduated());
    const refused = (period: string, code: string) =>
      expect(acme.close(agreement, period)).rejects.toMatchObject({ refusals: [{ code, field: ['period'] }] });
    await refused('2026-03', 'PERIOD_OPEN');
    await refused('2026-02', 'PERIOD_OPEN');
    await acme.close(agreement, '2026-01');
    await refused('2026-01', 'PERIOD_CLOSED');
    await acme.close(agreement, '2026-02');
    acme.clock.set('2026-03-31T23:59:59.999Z');
    await refused('2026-03', 'PERIOD_OPEN');
    acme.clock.set('2026-04-01T00:00:00.000Z');
    await acme.close(agreement, '2026-03');
  });

  it('leaves a closed period as it is: a late reversal is a revision in the open one, of the full recompute', async () => {
    const { agreement, ids } = await closedMarch(['1', '100']);
    const before = await acme.balances(agreement, ['2026-03']);
    // The first one of the month was paid 50.00; without it one less is paid 60.00, and that is what comes back.
    await reverse(ids[0] ?? '');
    const { lineCount, statementIds } = await acme.settle(agreement, '2026-03');
    expect(lineCount).toBe(1);
    const drafted = (await acme.all<Stored>('statement')).filter(({ id }) => statementIds.includes(id));
    expect(drafted).toMatchObject([{ partnerId: acme.partners.lead, label: '2026-04', state: 'DRAFT' }]);
    const lines = (await acme.lines(agreement)).filter(({ periodLabel }) => periodLabel === '2026-03');
    expect(lines.at(-1)).toMatchObject({
      postedLabel: '2026-04',
      revision: 2,
      revisesId: lines[0]?.id,
      amount: -6_000n,
      held: -600n,
      computed: 500_000n,
    });
    expect(sum(lines, 'amount')).toBe(500_000n);
    expect(await acme.balances(agreement, ['2026-03'])).toEqual(before);
    expect(bucketsOf(await acme.balances(agreement, ['2026-04']))).toMatchObject({
      accrued: -5_400n,
      held: -600n,
      receivable: 0n,
    });
    expect(bucketsOf(await acme.balances(agreement))).toMatchObject({
      accrued: 450_000n,
      held: 50_000n,
      receivable: 0n,
    });
  });

  it('of the next period first settles what came late, so that nothing is lost', async () => {
    const { agreement, ids } = await closedMarch();
    await reverse(ids[1] ?? '');
    await acme.outcome('3', '2026-02-10T10:00:00Z');
    await acme.outcome('10', '2026-04-01T10:00:00Z');
    acme.clock.set('2026-05-01T08:00:00.000Z');
    const { correctionRunIds } = await acme.close(agreement, '2026-04');
    expect(correctionRunIds).toHaveLength(2);
    const posted = (await acme.lines(agreement)).filter(({ postedLabel }) => postedLabel === '2026-04');
    expect(posted.map(({ periodLabel, amount }) => [periodLabel, amount])).toEqual([
      ['2026-02', 15_000n],
      ['2026-03', -6_000n],
      ['2026-04', 50_000n],
    ]);
    const [earnings] = await acme.earnings('2026-04');
    expect(totalOf(earnings?.buckets ?? bucketsOf([]))).toBe(59_000n);
    acme.clock.set('2026-06-01T08:00:00.000Z');
    expect((await acme.close(agreement, '2026-05')).correctionRunIds).toEqual([]);
  });

  it('takes back what is neither held nor accrued any more as a receivable', async () => {
    const { agreement, ids } = await closedMarch(['1', '2']);
    const period = (await acme.all<Stored>('agreement_period')).find(({ label }) => label === '2026-03');
    const { lead } = acme.partners;
    const place = {
      currency: 'EUR',
      partnerId: lead,
      agreementId: agreement,
      periodId: period?.id ?? '',
      periodLabel: '2026-03',
    };
    await store.database.writing({ ...acme.hat('SYSTEM'), reach: 'SYSTEM' }, async (scope) => {
      const unit = new Unit(scope, acme.clock.now(), systemIds);
      const locked = { debit: 'PARTNER_ACCRUED', credit: 'PARTNER_PAYABLE', amount: 13_000n, ...place } as const;
      const released = { debit: 'PARTNER_HELD', credit: 'PARTNER_PAYABLE', amount: 1_000n, ...place } as const;
      await post(unit, { reasonKind: 'statement', reasonId: systemIds.next(), transfers: [locked, released] });
      await unit.flush();
    });
    await reverse(ids[1] ?? '');
    await acme.settle(agreement, '2026-03');
    const buckets = bucketsOf(await acme.balances(agreement));
    // 100.00 are taken back, 10.00 of it held: the pot has 5.00 left, accrued 5.00.
    expect(buckets).toEqual({
      accrued: 0n,
      held: 0n,
      disputed: 0n,
      payable: 14_000n,
      clearing: 0n,
      paid: 0n,
      receivable: 9_000n,
    });
    expect(totalOf(buckets)).toBe(sum(await acme.lines(agreement), 'amount'));
  });

  it('computes a closed period under the terms it was closed with', async () => {
    const { agreement } = await closedMarch();
    const runs = await acme.all<Stored & { versionId: string; periodId: string }>('settlement_run');
    await acme.outcome('1', '2026-03-09T10:00:00Z');
    await acme.settle(agreement, '2026-03');
    const after = await acme.all<Stored & { versionId: string; periodId: string }>('settlement_run');
    const added = after.filter(({ id }) => !runs.some((run) => run.id === id));
    expect(added).toMatchObject([
      { number: 2, versionId: runs.find(({ periodId }) => periodId === added[0]?.periodId)?.versionId },
    ]);
  });
});

describe('at the same moment', () => {
  it('settling, closing, verifying and reversing leave books that the next settlement finds right', async () => {
    const { agreement, ids } = await closedMarch(['100', '1', '7']);
    const claims = await Promise.all(
      ['2', '3', '5'].map((quantity) => acme.outcome(quantity, '2026-04-01T10:00:00Z', { isVerified: false })),
    );
    acme.clock.set('2026-05-03T08:00:00.000Z');
    const other = { ...acme.house, database: await store.another(), bus: new Bus() };
    const acts = [
      ...ids.map((id) => () => reverse(id)),
      ...claims.map((id) => () => acme.verify(id)),
      ...Array.from({ length: 6 }, (_, n) => () => acme.settle(agreement, '2026-03', n % 2 === 0 ? acme.house : other)),
      ...Array.from({ length: 6 }, (_, n) => () => acme.settle(agreement, '2026-04', n % 2 === 0 ? other : acme.house)),
      ...Array.from({ length: 3 }, () => () => acme.close(agreement, '2026-04')),
    ];
    const done = await Promise.allSettled(acts.map((act) => act()));
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(refused).toEqual(Array.from({ length: 2 }, () => 'Refused: period: 2026-04 is closed already'));
    for (const period of ['2026-03', '2026-04']) await acme.settle(agreement, period);
    const lines = await acme.lines(agreement);
    const of = (period: string) => lines.filter(({ periodLabel }) => periodLabel === period);
    expect([sum(of('2026-03'), 'amount'), sum(of('2026-04'), 'amount')]).toEqual([0n, 50_000n]);
    expect(lines.map(({ periodLabel, revision }) => `${periodLabel} ${revision}`)).toHaveLength(
      new Set(lines.map(({ periodLabel, revision }) => `${periodLabel} ${revision}`)).size,
    );
    const buckets = bucketsOf(await acme.balances(agreement));
    expect(totalOf(buckets)).toBe(50_000n);
    expect([buckets.accrued >= 0n, buckets.held >= 0n, buckets.receivable >= 0n]).toEqual([true, true, true]);
    for (const period of ['2026-03', '2026-04']) expect((await acme.settle(agreement, period)).lineCount).toBe(0);
  });

  it('a run number is taken once, and whoever comes second starts again', async () => {
    const agreement = await acme.agreement(graduated());
    await acme.settle(agreement, '2026-03');
    const [run] = await acme.all<RunRow>('settlement_run');
    const again = await store.database.writing({ ...acme.hat('SYSTEM'), reach: 'SYSTEM' }, (scope) =>
      addRuns(scope, [{ ...(run as RunRow), id: systemIds.next() }]),
    );
    expect(again).toBe(false);
    let attempts = 0;
    await store.database.writing({ ...acme.hat('SYSTEM'), reach: 'SYSTEM' }, async () => {
      attempts += 1;
      if (attempts < 3) throw new TryAgain('the period 2026-03 was settled');
    });
    expect(attempts).toBe(3);
  });
});

describe('a stored line', () => {
  it('re-evaluates to its amount and held part, each revision of it', async () => {
    const { agreement, ids } = await closedMarch();
    await reverse(ids[0] ?? '');
    await acme.settle(agreement, '2026-03');
    await reverse(ids[1] ?? '');
    await acme.settle(agreement, '2026-03');
    const lines = await acme.lines(agreement);
    expect(lines.filter(({ periodLabel }) => periodLabel === '2026-03').map(({ amount }) => amount)).toEqual([
      506_000n,
      -501_000n,
      -5_000n,
    ]);
    for (const { amount, held, computed, explanation, sentence } of lines) {
      const replayed = replay(explanation);
      const { before, now, adds } = explanation.revision;
      expect(replayed.faults).toEqual([]);
      expect(replayed.amount).toBe(fraction(computed));
      expect(replayed.held).toBe(fraction(BigInt(now.held)));
      expect(BigInt(before.amount) + amount).toBe(computed);
      expect([BigInt(adds.amount), BigInt(adds.held)]).toEqual([amount, held]);
      expect(explanation.sentence).toBe(sentence);
    }
  });
});

/** Minor units of a currency with two digits, as replay writes a fraction. */
const fraction = (minor: bigint): string => {
  const { numerator, denominator } = fromMinor(minor, 2);
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${numerator / a}/${denominator / a}`;
};

import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { systemIds } from '../../src/platform/ports';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { estimated } from '../../src/settlement/estimate.rules';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { type Plan, Settling } from '../support/settling';

/** Amendments whose first day lies in a month that is closed: what they change is a revision in the open one. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database, '2026-03-10T12:00:00.000Z');
  paying = new Paying(acme);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

/** So much for each result, and the share of it that is held back in a pot. */
const paid = (unit: string, share = '0.1', more: Plan = {}, pot = 'HOLDBACK'): Plan => ({
  currency: 'EUR',
  components: [{ key: 'resolved', label: 'Resolved', pay: { rate: { measure: 'resolved', unit } } }],
  ...(share === '0' ? {} : { holdback: { share, pot, release: { on: 'REVIEW' } } }),
  ...more,
});
const resulting = (...adjustments: readonly object[]): Plan => paid('10', '0', { adjustments });
const fund = { key: 'fund', reserve: { share: '0.1', target: '1000', floor: '0', balanceMeasure: 'fund-balance' } };
const draw = { key: 'draw', draw: { amount: '300', balanceMeasure: 'draw-balance' } };

/** 10 results of January and 20 of February, both closed, seen from March. */
async function closedTwice(plan = paid('10')): Promise<string> {
  const agreement = await acme.agreement(plan);
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.outcome('20', '2026-02-20T10:00:00Z');
  for (const month of ['2026-01', '2026-02']) await acme.close(agreement, month);
  return agreement;
}

/** A tenth is held back, until a day. */
const keptUntil = (date: string): Plan =>
  paid('10', '0.1', { holdback: { share: '0.1', release: { on: 'DATE', date } } });

function release(agreement: string, amount: string) {
  const input = { agreementId: acme.id('agreement', agreement), amount, pot: 'HOLDBACK', reason: 'done' };
  return acme.done(releaseHoldback, { ...input, idempotencyKey: systemIds.next() }, { hat: acme.hat('FINANCE') });
}

const write = async (agreement: string, plan: Plan, effectiveOn: string, more: object = {}) => {
  const before = await acme.reading((scope) => latestVersion(scope, agreement));
  const expectedVersion = before?.number;
  const input = { agreementId: acme.id('agreement', agreement), expectedVersion, plan, effectiveOn, ...more };
  await acme.done(amendAgreement, input);
};

async function sign(agreement: string, hat = acme.hat('PARTNER_ADMIN', 'lead')) {
  const version = await acme.reading((scope) => latestVersion(scope, agreement));
  const { termsHash, number: expectedVersion } = version ?? {};
  await acme.done(signAgreement, { agreementId: acme.id('agreement', agreement), termsHash, expectedVersion }, { hat });
}

async function amend(agreement: string, plan: Plan, effectiveOn: string, more: object = {}) {
  await write(agreement, plan, effectiveOn, more);
  await sign(agreement, acme.hat('ADMIN'));
  await sign(agreement);
}

const nameOf = (partnerId: string) => (partnerId === acme.partners.lead ? 'lead' : 'field');

/** What a closing posts for the months before it: one text per revision, those of nothing left out. */
async function revisions(agreement: string): Promise<readonly string[]> {
  const lines = await acme.lines(agreement);
  const revising = lines.filter(({ periodLabel, postedLabel }) => periodLabel < postedLabel);
  return revising
    .map(({ periodLabel, component, label, payee, partnerId, amount, held, revisesId }) => {
      const revised = lines.find(({ id }) => id === revisesId);
      const isNamed = [periodLabel, component, payee, partnerId].join() === namesOf(revised);
      const names = revised === undefined ? 'new' : isNamed ? 'named' : 'of another line';
      return `${periodLabel} ${label} ${nameOf(partnerId)} ${amount} ${held} ${names}`;
    })
    .sort();
}
const namesOf = (line?: { periodLabel: string; component: string; payee: string; partnerId: string }) =>
  line === undefined ? '' : [line.periodLabel, line.component, line.payee, line.partnerId].join();

/** What the partners have on each account that is not at zero; the expense that stands against it is looked at after each test. */
async function books(agreement: string): Promise<Record<string, bigint>> {
  const sums: Record<string, bigint> = {};
  for (const { kind, partnerId, net } of await acme.balances(agreement)) {
    const account = `${nameOf(partnerId ?? '')} ${kind.replace('PARTNER_', '')}`;
    if (kind !== 'VENDOR_EXPENSE') sums[account] = (sums[account] ?? 0n) + net;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, net]) => net !== 0n));
}

async function projected(label: string): Promise<bigint> {
  const [row] = await acme.earnings(label);
  return estimated(row?.estimate.pays ?? [], 'EUR').projected;
}

const other: Plan = { components: [{ key: 'other', pay: { rate: { measure: 'resolved', unit: '12' } } }] };
const toField = () => ({ payees: [{ payee: 'partner', partnerId: acme.id('partner', acme.partners.field) }] });
const halves = { split: ['lead', 'field'].map((payee) => ({ payee, share: '0.5' })) };
const both = () => ({
  payees: (['lead', 'field'] as const).map((payee) => ({
    payee,
    partnerId: acme.id('partner', acme.partners[payee]),
  })),
});

interface Example {
  readonly was?: Plan;
  readonly is: Plan;
  readonly from: string;
  readonly payees?: () => object;
  readonly revisions: readonly string[];
  readonly books: Readonly<Record<string, bigint>>;
}

// Before: 100.00 of January and 200.00 of February, a tenth held where nothing else is said.
const EXAMPLES: Readonly<Record<string, Example>> = {
  'a higher price from February': {
    is: paid('12'),
    from: '2026-02-01',
    revisions: ['2026-02 Resolved lead 4000 400 named'],
    books: { 'lead ACCRUED': 30_600n, 'lead HELD': 3_400n },
  },
  'a lower price from the start': {
    is: paid('8'),
    from: '2026-01-01',
    revisions: ['2026-01 Resolved lead -2000 -200 named', '2026-02 Resolved lead -4000 -400 named'],
    books: { 'lead ACCRUED': 21_600n, 'lead HELD': 2_400n },
  },
  'a larger share held back': {
    is: paid('10', '0.2'),
    from: '2026-02-01',
    revisions: ['2026-02 Resolved lead 0 2000 named'],
    books: { 'lead ACCRUED': 25_000n, 'lead HELD': 5_000n },
  },
  'nothing held back any more': {
    is: paid('10', '0'),
    from: '2026-01-01',
    revisions: ['2026-01 Resolved lead 0 -1000 named', '2026-02 Resolved lead 0 -2000 named'],
    books: { 'lead ACCRUED': 30_000n },
  },
  'another price and another pot: what the first pot holds of February moves': {
    is: paid('12', '0.1', {}, 'RETENTION'),
    from: '2026-02-01',
    revisions: ['2026-02 Resolved lead 4000 400 named'],
    books: { 'lead ACCRUED': 30_600n, 'lead HELD': 1_000n, 'lead RETENTION': 2_400n },
  },
  'another pot and nothing else: what the first pot holds of February moves all the same': {
    is: paid('10', '0.1', {}, 'RETENTION'),
    from: '2026-02-01',
    revisions: ['2026-02 Resolved lead 0 0 named'],
    books: { 'lead ACCRUED': 27_000n, 'lead HELD': 1_000n, 'lead RETENTION': 2_000n },
  },
  'another component': {
    is: paid('10', '0.1', other),
    from: '2026-02-01',
    revisions: ['2026-02 Resolved lead -20000 -2000 named', '2026-02 other lead 24000 2400 new'],
    books: { 'lead ACCRUED': 30_600n, 'lead HELD': 3_400n },
  },
  'another partner behind the payee, the terms being the same': {
    is: paid('10'),
    from: '2026-02-01',
    payees: toField,
    revisions: ['2026-02 Resolved field 20000 2000 new', '2026-02 Resolved lead -20000 -2000 named'],
    books: { 'lead ACCRUED': 9_000n, 'lead HELD': 1_000n, 'field ACCRUED': 18_000n, 'field HELD': 2_000n },
  },
  'two payees in place of one': {
    is: paid('10', '0.1', halves),
    from: '2026-02-01',
    payees: both,
    revisions: [
      '2026-02 Resolved field 10000 1000 new',
      '2026-02 Resolved lead -20000 -2000 named',
      '2026-02 Resolved lead 10000 1000 new',
    ],
    books: { 'lead ACCRUED': 18_000n, 'lead HELD': 2_000n, 'field ACCRUED': 9_000n, 'field HELD': 1_000n },
  },
  'nothing but a new number': {
    is: paid('10'),
    from: '2026-01-01',
    revisions: [],
    books: { 'lead ACCRUED': 27_000n, 'lead HELD': 3_000n },
  },
  'no reserve any more: what February set aside comes back, January keeps its own': {
    was: resulting(fund),
    is: resulting(),
    from: '2026-02-01',
    revisions: ['2026-02 fund lead 2000 0 named'],
    books: { 'lead ACCRUED': 29_000n, 'lead RESERVE': 1_000n },
  },
  'a reserve that was none, month after month': {
    was: resulting(),
    is: resulting(fund),
    from: '2026-01-01',
    revisions: ['2026-01 fund lead -1000 0 new', '2026-02 fund lead -2000 0 new'],
    books: { 'lead ACCRUED': 27_000n, 'lead RESERVE': 3_000n },
  },
  'a draw that need not be paid back any more, nor what it advanced before': {
    was: resulting(draw),
    is: resulting({ key: 'top-up', draw: { amount: '350', isRecoverable: false } }),
    from: '2026-01-01',
    revisions: [
      '2026-01 draw lead -20000 0 named',
      '2026-01 top-up lead 25000 0 new',
      '2026-02 draw lead -10000 0 named',
      '2026-02 top-up lead 15000 0 new',
    ],
    books: { 'lead ACCRUED': 105_000n },
  },
  'no draw any more: what was advanced is taken back': {
    was: resulting(draw),
    is: resulting(),
    from: '2026-01-01',
    revisions: ['2026-01 draw lead -20000 0 named', '2026-02 draw lead -10000 0 named'],
    books: { 'lead ACCRUED': 30_000n },
  },
};

describe('an amendment signed after a closing', () => {
  it.each(Object.entries(EXAMPLES))('%s', async (_, { was, is, from, payees, ...expected }) => {
    const agreement = await closedTwice(was);
    const [lines, transfers, periods] = await Promise.all([
      acme.lines(agreement),
      acme.all<{ readonly id: string }>('ledger_transfer'),
      acme.all<{ readonly state: string; readonly id: string }>('agreement_period'),
    ]);
    await amend(agreement, is, from, payees?.());
    expect(await acme.lines(agreement)).toEqual(lines);
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreement, '2026-03');
    expect(await revisions(agreement)).toEqual(expected.revisions);
    expect((await acme.lines(agreement)).slice(0, lines.length)).toEqual(lines);
    expect(await acme.all('ledger_transfer')).toEqual(expect.arrayContaining(transfers));
    const closed = periods.filter(({ state }) => state === 'CLOSED');
    expect(await acme.all('agreement_period')).toEqual(expect.arrayContaining(closed));
    // March itself has no results; what a draw advances or a new plan pays of nothing is left aside.
    expect(await books(agreement)).toEqual(expected.books);
    const count = (await acme.lines(agreement)).length;
    for (const month of ['2026-01', '2026-02']) await acme.settle(agreement, month);
    acme.clock.set('2026-05-02T12:00:00.000Z');
    await acme.close(agreement, '2026-04');
    const later = (await acme.lines(agreement)).slice(count);
    expect(later.filter(({ periodLabel }) => periodLabel !== '2026-04')).toEqual([]);
  });

  it('moves to another pot no more than is left, and nothing that a guardrail holds', async () => {
    const guarded = (pot: string) => ({
      ...paid('10', '0.1', {}, pot),
      components: [
        { key: 'resolved', label: 'Resolved', pay: { rate: { measure: 'resolved', unit: '10' } } },
        {
          key: 'guarded',
          pay: { rate: { measure: 'resolved', unit: '1' } },
          gates: [{ measure: 'resolved', atMost: '1', otherwise: 'HOLD' }],
        },
      ],
    });
    const agreement = await closedTwice(guarded('RETENTION'));
    await amend(agreement, guarded('HOLDBACK'), '2026-02-01');
    for (const month of ['2026-01', '2026-02']) await acme.settle(agreement, month);
    expect(await books(agreement)).toEqual({ 'lead ACCRUED': 27_000n, 'lead HELD': 5_000n, 'lead RETENTION': 1_000n });
    await release(agreement, '45.00');
    await amend(agreement, guarded('WARRANTY'), '2026-02-01');
    for (const month of ['2026-01', '2026-02']) await acme.settle(agreement, month);
    expect(await books(agreement)).toEqual({
      'lead ACCRUED': 31_500n,
      'lead WARRANTY': 500n,
      'lead RETENTION': 1_000n,
    });
  });

  it('releases all that a pot holds as the newest signed terms say that fill it, whenever that was kept back', async () => {
    const agreement = await closedTwice(keptUntil('2026-12-31'));
    expect(await codeOf(release(agreement, '30.00'))).toBe('INVALID_STATE');
    await amend(agreement, keptUntil('2026-03-10'), '2026-02-01');
    await release(agreement, '30.00');
    for (const month of ['2026-01', '2026-02']) await acme.settle(agreement, month);
    expect(await revisions(agreement)).toEqual([]);
    expect(await books(agreement)).toEqual({ 'lead ACCRUED': 30_000n });
  });

  it('releases nothing of a pot as terms say that do not hold yet, later or sooner', async () => {
    const agreement = await closedTwice(keptUntil('2026-12-31'));
    await amend(agreement, keptUntil('2026-03-10'), '2026-04-01');
    expect(await codeOf(release(agreement, '10.00'))).toBe('INVALID_STATE');
    acme.clock.set('2026-04-01T00:00:00.000Z');
    await release(agreement, '10.00');
    await amend(agreement, keptUntil('2026-12-31'), '2026-05-01');
    await release(agreement, '10.00');
    acme.clock.set('2026-05-01T00:00:00.000Z');
    expect(await codeOf(release(agreement, '10.00'))).toBe('INVALID_STATE');
  });

  it('is estimated before it is posted, and holds for what comes late afterwards', async () => {
    const agreement = await closedTwice();
    await amend(agreement, paid('12'), '2026-02-01');
    expect(await projected('2026-03')).toBe(4_000n);
    await acme.settle(agreement, '2026-02');
    expect(await projected('2026-03')).toBe(0n);
    await acme.outcome('1', '2026-02-21T10:00:00Z');
    await acme.outcome('1', '2026-01-21T10:00:00Z');
    expect(await projected('2026-03')).toBe(2_200n);
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreement, '2026-03');
    expect(await revisions(agreement)).toEqual([
      '2026-01 Resolved lead 1000 100 named',
      '2026-02 Resolved lead 1200 120 named',
      '2026-02 Resolved lead 4000 400 named',
    ]);
  });

  it('changes nothing before the second signature, which nobody gives for both sides', async () => {
    const agreement = await closedTwice();
    await write(agreement, paid('12'), '2026-02-01');
    const signer = acme.hat('ADMIN');
    await sign(agreement, signer);
    expect((await acme.settle(agreement, '2026-02')).lineCount).toBe(0);
    expect(await projected('2026-03')).toBe(0n);
    const again = { ...acme.hat('PARTNER_ADMIN', 'lead'), personId: signer.personId };
    expect(await codeOf(sign(agreement, again))).toBe('SELF_VERIFICATION');
    await sign(agreement);
    expect((await acme.settle(agreement, '2026-02')).lineCount).toBe(1);
  });

  it('gives way to a later one, each revision naming the one before it', async () => {
    const agreement = await closedTwice();
    await amend(agreement, paid('12'), '2026-02-01');
    await acme.settle(agreement, '2026-02');
    await amend(agreement, paid('11'), '2026-01-01');
    for (const month of ['2026-01', '2026-02']) await acme.settle(agreement, month);
    const lines = await acme.lines(agreement);
    const february = lines.filter(({ periodLabel }) => periodLabel === '2026-02');
    expect(february.map(({ amount, computed, revision }) => [amount, computed, revision])).toEqual([
      [20_000n, 20_000n, 1],
      [4_000n, 24_000n, 2],
      [-2_000n, 22_000n, 3],
    ]);
    expect(february.map(({ revisesId }) => revisesId)).toEqual([null, february[0]?.id, february[1]?.id]);
    expect(lines.filter(({ periodLabel }) => periodLabel === '2026-01').map(({ amount }) => amount)).toEqual([
      10_000n,
      1_000n,
    ]);
  });

  it('leaves a locked statement as it is: what it takes back is owed, and recovered from what is earned next', async () => {
    const agreement = await closedTwice();
    for (const month of ['2026-01', '2026-02']) await paying.lock(paying.statement(month));
    const shown = await Promise.all([
      paying.row(paying.statement('2026-02')),
      paying.figures(paying.statement('2026-02')),
    ]);
    await amend(agreement, paid('8'), '2026-02-01');
    await acme.settle(agreement, '2026-02');
    expect(await revisions(agreement)).toEqual(['2026-02 Resolved lead -4000 -400 named']);
    expect(await paying.buckets()).toMatchObject({ payable: 27_000n, held: 2_600n, receivable: 3_600n });
    expect(
      await Promise.all([paying.row(paying.statement('2026-02')), paying.figures(paying.statement('2026-02'))]),
    ).toEqual(shown);
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreement, '2026-03');
    await paying.lock(paying.statement('2026-03'));
    expect(await paying.figures(paying.statement('2026-03'))).toMatchObject({ recovered: 3_600n, payable: 3_600n });
  });

  it('bounds what the next lock recovers, as the terms say then', async () => {
    const agreement = await closedTwice();
    for (const month of ['2026-01', '2026-02']) await paying.lock(paying.statement(month));
    await amend(agreement, paid('8'), '2026-02-01');
    await acme.outcome('10', '2026-03-05T10:00:00Z');
    acme.clock.set('2026-04-02T12:00:00.000Z');
    await acme.close(agreement, '2026-03');
    await amend(agreement, paid('8', '0.1', { recovery: { keepShare: '0.75' } }), '2026-03-01');
    expect((await acme.settle(agreement, '2026-03')).lineCount).toBe(0);
    await paying.lock(paying.statement('2026-03'));
    expect(await paying.figures(paying.statement('2026-03'))).toMatchObject({ recovered: 1_800n, payable: 5_400n });
  });

  it.each([
    ['another currency', () => ({ ...paid('12'), currency: 'USD' }), '2026-02-01', 'plan.currency'],
    ['a day within a period', () => paid('12'), '2026-02-02', 'effectiveOn'],
    ['a day before the start', () => paid('12'), '2025-12-01', 'effectiveOn'],
  ])('is refused with %s, naming the field', async (_, plan, from, field) => {
    const agreement = await closedTwice();
    const refused = await write(agreement, plan(), from).catch(({ refusals }) => refusals);
    expect(refused).toMatchObject([{ field: field.split('.') }]);
  });

  it('may still reach into the term of an agreement that is over, not beyond its end', async () => {
    const agreement = await acme.agreement(paid('10'), { endOn: '2026-02-15' });
    expect(await codeOf(write(agreement, paid('12'), '2026-03-01'))).toBe('INVALID_STATE');
    await acme.outcome('10', '2026-02-10T10:00:00Z');
    for (const month of ['2026-01', '2026-02']) await acme.close(agreement, month);
    await amend(agreement, paid('12'), '2026-02-01');
    await acme.settle(agreement, '2026-02');
    expect(await revisions(agreement)).toEqual(['2026-02 Resolved lead 2000 200 named']);
  });
});

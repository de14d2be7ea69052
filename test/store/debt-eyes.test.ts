import { type Hat, systemHat } from '../../src/access/hat.rules';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { registerGuarantee } from '../../src/agreements/guarantees/register-guarantee.command';
import { systemIds } from '../../src/platform/ports';
import { callGuarantee } from '../../src/pots/call-guarantee.command';
import { fundEscrow } from '../../src/pots/fund-escrow.command';
import { releaseEscrow } from '../../src/pots/release-escrow.command';
import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { settleGuarantee } from '../../src/pots/settle-guarantee.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { type TestDatabase, testDatabase } from '../support/database';
import { codeOf, Paying } from '../support/paying';
import { flat, Settling } from '../support/settling';

/** A decision by which a partner owes less is booked in the open period, and has the statements before it pay more. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;
let one: Hat;
let agreement: string;
let outcome: string;
let bond: string;

const PAPER = {
  ...{ kind: 'BOND', amount: '100', currency: 'EUR', issuer: 'Bank', reference: 'B', startOn: '2026-01-01' },
};

beforeAll(async () => {
  store = await testDatabase(20);
});
/** In January 100.00 of a bond were called, and it is locked; February has 300.00 and is closed, March is open. */
beforeEach(async () => {
  acme = await Settling.open(store.database, '2026-01-25T12:00:00.000Z');
  paying = new Paying(acme);
  one = acme.hat('ADMIN');
  agreement = await acme.agreement(flat('1'));
  bond = (await acme.done(registerGuarantee, of(PAPER))).guaranteeId;
  await acme.done(callGuarantee, ofBond({ reason: 'the loss' }));
  paying.unsettled = -10_000n;
  acme.clock.set('2026-03-10T12:00:00.000Z');
  outcome = await acme.outcome('300', '2026-02-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  await acme.close(agreement, '2026-02');
});
afterAll(async () => {
  await store.drop();
});

const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
const of = (more: object) => keyed({ agreementId: acme.id('agreement', agreement), ...more });
const ofBond = (more: object = {}) => keyed({ guaranteeId: acme.id('guarantee', bond), amount: '100', ...more });

/** What has the partner owe nothing any more, by the word of one person. */
const decisions: readonly [string, () => Promise<unknown>][] = [
  [
    'records that an issuer has paid',
    async () => {
      await acme.done(settleGuarantee, ofBond(), { hat: one });
      paying.unsettled = 0n;
    },
  ],
  [
    'releases an escrow of which a debt is served',
    async () => {
      await acme.done(fundEscrow, of({ amount: '100', expiresOn: '2026-06-30' }));
      const release = of({ amount: '100', outcomeId: acme.id('outcome', outcome) });
      await acme.done(releaseEscrow, release, { hat: one });
    },
  ],
];

/** Submitted by a machine. */
async function submitted(label: string): Promise<string> {
  const statement = paying.statement(label);
  await paying.step(submitStatement, statement, systemHat(acme.vendorId));
  return statement;
}

describe.each(decisions)('who %s', (_, decide) => {
  it('does not approve an earlier statement that pays more for it, and may approve again once its own is locked', async () => {
    await decide();
    const february = await submitted('2026-02');
    expect(await codeOf(paying.approve(february, one))).toBe('FOUR_EYES');
    await paying.approve(february);
    await paying.step(lockStatement, february);
    expect(await paying.buckets()).toMatchObject({ receivable: 0n });
    acme.clock.set('2026-05-10T12:00:00.000Z');
    for (const label of ['2026-03', '2026-04']) await acme.close(agreement, label);
    expect(await codeOf(paying.approve(await submitted('2026-03'), one))).toBe('FOUR_EYES');
    await paying.approve(paying.statement('2026-03'));
    await paying.step(lockStatement, paying.statement('2026-03'));
  });

  it('has the approval that it gave before given by somebody else', async () => {
    const february = await submitted('2026-02');
    await paying.approve(february, one);
    await decide();
    expect(await codeOf(paying.step(lockStatement, february))).toBe('FOUR_EYES');
  });
});

it('who releases what serves a debt of a later label does not approve that one either, however many are locked before', async () => {
  acme = await Settling.open(store.database, '2026-01-25T12:00:00.000Z');
  paying = new Paying(acme);
  one = acme.hat('ADMIN');
  const held = await acme.agreement(flat('1', { holdback: { share: '0.1', release: { on: 'REVIEW' } } }));
  await acme.outcome('300', '2026-01-20T10:00:00Z');
  await acme.done(endAgreement, { agreementId: acme.id('agreement', held), endOn: '2026-02-01', reason: 'done' });
  const others = [
    await acme.agreement(flat('1'), { startOn: '2026-02-01' }),
    await acme.agreement(flat('1'), { startOn: '2026-03-01' }),
  ];
  agreement = others[1] ?? '';
  bond = (await acme.done(registerGuarantee, of({ ...PAPER, startOn: '2026-03-01' }))).guaranteeId;
  acme.clock.set('2026-03-10T12:00:00.000Z');
  await acme.done(callGuarantee, ofBond({ reason: 'the loss' }));
  paying.unsettled = -10_000n;
  await acme.close(held, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  const release = keyed({ agreementId: acme.id('agreement', held), pot: 'HOLDBACK', amount: '30' });
  await acme.done(releaseHoldback, release, { hat: one });
  expect(await paying.buckets()).toMatchObject({ receivable: 7_000n, payable: 27_000n, held: 0n });
  const may: string[] = [];
  for (const month of [2, 3, 4]) {
    acme.clock.set(`2026-0${month + 1}-11T12:00:00.000Z`);
    await acme.outcome('100', `2026-0${month}-20T10:00:00Z`);
    for (const each of month === 2 ? others.slice(0, 1) : others) await acme.close(each, `2026-0${month}`);
    const statement = await submitted(`2026-0${month}`);
    may.push(await codeOf(paying.approve(statement, one)));
    if (may.at(-1) !== 'DONE') await paying.approve(statement);
    await paying.step(lockStatement, statement);
  }
  expect(may).toEqual(['FOUR_EYES', 'FOUR_EYES', 'DONE']);
});

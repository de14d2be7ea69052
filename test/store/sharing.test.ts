import { runById } from '../../src/settlement/settlement.repository';
import { sharedGain } from '../../src/settlement/sharing.rules';
import { sharingOfStatement } from '../../src/statements/sharing.repository';
import type { StatementRow } from '../../src/statements/statement.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { resultOf } from '../support/results';
import { Settling } from '../support/settling';

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

const savings = (terms: object, more: object = {}) => ({
  currency: 'EUR',
  components: [{ key: 'savings', pay: { sharedSavings: { baseline: '1000000', actualMeasure: 'cost', ...terms } } }],
  ...more,
});
const gain = { minimumRate: '0.02', share: '0.40', maximumRate: '0.10' };
type Row = readonly [gross: bigint, partner: bigint, client: bigint];

async function ofRun(runId: string | null): Promise<readonly Row[]> {
  const run = (await acme.reading((scope) => runById.batch(scope, [runId ?? '']))).get(runId ?? '');
  return (run?.sharing ?? []).map(sharedGain).map((one) => [one.gross, one.partner, one.client]);
}

/** How the statements of a label share, for the lead partner as it sees them itself. */
async function ofStatements(label: string): Promise<readonly Row[]> {
  const ids = (await acme.all<StatementRow>('statement')).filter((one) => one.label === label).map(({ id }) => id);
  const found = await acme.reading((scope) => sharingOfStatement.batch(scope, ids), acme.hat('PARTNER_ADMIN', 'lead'));
  return ids.flatMap((id) =>
    (found.get(id) ?? []).map(sharedGain).map(({ gross, partner, client }): Row => [gross, partner, client]),
  );
}

const paid = async (agreementId: string, component: string): Promise<bigint> =>
  (await acme.lines(agreementId))
    .filter((line) => line.component === component)
    .reduce((sum, { amount }) => sum + amount, 0n);

it('row 7: of 70,000 that were saved the partner gets 28,000 and the client keeps 42,000', async () => {
  const cost = await resultOf(acme, 'cost', 'EUR');
  const agreement = await acme.agreement(savings({ gain }));
  await cost('930000', '2026-01-31T10:00:00Z');
  const { runId } = await acme.close(agreement, '2026-01');
  expect(await ofRun(runId)).toEqual([[7_000_000n, 2_800_000n, 4_200_000n]]);
  expect(await ofStatements('2026-01')).toEqual([[7_000_000n, 2_800_000n, 4_200_000n]]);
  expect(await paid(agreement, 'savings')).toBe(2_800_000n);
});

it('shows a correction on the statement that takes it, also where it changes what the client keeps alone', async () => {
  const cost = await resultOf(acme, 'cost', 'EUR');
  const agreement = await acme.agreement(savings({ gain: { ...gain, maximumAmount: '20000' } }));
  await cost('930000', '2026-01-31T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await cost('10000', '2026-01-30T10:00:00Z');
  await cost('900000', '2026-02-28T10:00:00Z');
  const { runId, correctionRunIds } = await acme.close(agreement, '2026-02');
  expect(await Promise.all(correctionRunIds.map(ofRun))).toEqual([]);
  expect(await ofRun(runId)).toEqual([[10_000_000n, 2_000_000n, 8_000_000n]]);
  expect(await ofStatements('2026-01')).toEqual([[7_000_000n, 2_000_000n, 5_000_000n]]);
  // 100,000 of February, less the 10,000 that January turned out to have cost more: the client alone bears them.
  expect(await ofStatements('2026-02')).toEqual([[9_000_000n, 2_000_000n, 7_000_000n]]);
});

it('shares a loss with the sign of a loss', async () => {
  const cost = await resultOf(acme, 'cost', 'EUR');
  const loss = { minimumRate: '0.02', share: '0.30', maximumRate: '0.04' };
  const agreement = await acme.agreement(savings({ loss }));
  await cost('1060000', '2026-01-31T10:00:00Z');
  const { runId } = await acme.settle(agreement, '2026-01');
  expect(await ofRun(runId)).toEqual([[-6_000_000n, -1_800_000n, -4_200_000n]]);
});

it.each([
  ['FEE', 8_300_000n],
  ['PRICE', 98_300_000n],
] as const)('does not count the target fee, nor the cost that a %s pays, as a share', async (pays, line) => {
  const cost = await resultOf(acme, 'cost', 'EUR');
  const targetCost = { targetFee: '53000', shareUnder: '0.3', shareOver: '0.3', pays };
  const agreement = await acme.agreement(savings({ targetCost }));
  await cost('900000', '2026-01-31T10:00:00Z');
  const { runId } = await acme.settle(agreement, '2026-01');
  expect(await ofRun(runId)).toEqual([[10_000_000n, 3_000_000n, 7_000_000n]]);
  expect(await paid(agreement, 'savings')).toBe(line);
});

it('counts all payees of a split, and speaks the currency that is paid', async () => {
  const cost = await resultOf(acme, 'cost', 'EUR');
  const payIn = { currency: 'USD', rate: '1.1', lockedOn: '2026-01-01' };
  const split = [
    { payee: 'lead', share: '0.7' },
    { payee: 'field', share: '0.3' },
  ];
  const payees = Object.entries(acme.partners).map(([payee, id]) => ({ payee, partnerId: acme.id('partner', id) }));
  const agreement = await acme.agreement(savings({ gain }, { payIn, split }), { currency: 'USD', payees });
  await cost('930000', '2026-01-31T10:00:00Z');
  await acme.close(agreement, '2026-01');
  expect(await ofStatements('2026-01')).toEqual([[7_700_000n, 3_080_000n, 4_620_000n]]);
  expect(await paid(agreement, 'savings')).toBe(3_080_000n);
});

it('says nothing of plans that share nothing', async () => {
  const rate = { rate: { measure: 'resolved', unit: '1' } };
  const agreement = await acme.agreement({ currency: 'EUR', components: [{ key: 'resolved', pay: rate }] });
  await acme.outcome('5', '2026-01-20T10:00:00Z');
  const { runId } = await acme.close(agreement, '2026-01');
  expect(await ofRun(runId)).toEqual([]);
  expect(await ofStatements('2026-01')).toEqual([]);
});

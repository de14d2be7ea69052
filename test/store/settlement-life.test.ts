import { acceptBaseline } from '../../src/agreements/accept-baseline.command';
import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { endAgreement } from '../../src/agreements/end-agreement.command';
import { proposeBaseline } from '../../src/agreements/propose-baseline.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { createKpi } from '../../src/kpis/create-kpi.command';
import { createSource } from '../../src/kpis/create-source.command';
import { bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { ingestMeasurementBatch } from '../../src/outcomes/ingest/ingest-measurements.command';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { onServer, type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

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

/** The books of an agreement: all accounts sum to zero, and what lines say is what transfers have moved, label by label. */
async function books(agreement: string): Promise<Record<string, string>> {
  const lines = await acme.lines(agreement);
  const balances = await acme.balances(agreement);
  expect(balances.reduce((sum, { net }) => sum + net, 0n)).toBe(0n);
  const labels = [...new Set(lines.map(({ postedLabel }) => postedLabel))].sort();
  return Object.fromEntries(
    labels.map((label) => {
      const posted = lines.filter(({ postedLabel }) => postedLabel === label);
      const total = totalOf(bucketsOf(balances.filter(({ periodLabel }) => periodLabel === label)));
      expect(total).toBe(posted.reduce((sum, { amount }) => sum + amount, 0n));
      return [label, `${total}`];
    }),
  );
}

const withFee = (fee: string) => ({
  ...graduated(),
  components: [
    { key: 'base', pay: { fixedFee: { amount: fee, per: 'MONTH' } } },
    ...(graduated()['components'] as readonly object[]),
  ],
});

it('an agreement lives through closing, amendment, late facts, its end and corrections after it', async () => {
  const agreement = await acme.agreement(withFee('300.00'), { startOn: '2026-01-17' });
  const agreementId = acme.id('agreement', agreement);
  const january = await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  // 15 of 31 days of 300.00, and 10 times 50.00.
  expect(await books(agreement)).toEqual({ '2026-01': '64516' });

  const before = await acme.reading((scope) => latestVersion(scope, agreement));
  const change = { agreementId, expectedVersion: before?.number, plan: withFee('600.00') };
  await acme.done(amendAgreement, change);
  const after = await acme.reading((scope) => latestVersion(scope, agreement));
  const signature = { agreementId, termsHash: after?.termsHash };
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, signature, { hat });

  acme.clock.set('2026-04-10T08:00:00.000Z');
  await acme.close(agreement, '2026-02');
  await acme.close(agreement, '2026-03');
  expect(await books(agreement)).toEqual({ '2026-01': '64516', '2026-02': '30000', '2026-03': '30000' });

  // Late by two months: priced by the terms of January, posted in April.
  await acme.outcome('1', '2026-01-21T10:00:00Z');
  await acme.done(endAgreement, { agreementId, endOn: '2026-04-16', reason: 'done' });
  acme.clock.set('2026-05-02T08:00:00.000Z');
  await acme.close(agreement, '2026-04');
  // 15 of 30 days of the amended 600.00, and the late 50.00.
  expect(await books(agreement)).toMatchObject({ '2026-04': '35000' });

  await acme.done(reverseOutcome, {
    idempotencyKey: systemIds.next(),
    outcomeId: acme.id('outcome', january),
    reason: 'fraud',
  });
  await acme.settle(agreement, '2026-01');
  expect(await books(agreement)).toMatchObject({ '2026-01': '64516', '2026-05': '-50000' });
  acme.clock.set('2026-06-02T08:00:00.000Z');
  await acme.close(agreement, '2026-05');
  expect(await books(agreement)).toMatchObject({ '2026-05': '-50000' });
  const lines = await acme.lines(agreement);
  const ended = lines.filter(({ periodLabel }) => periodLabel === '2026-05');
  expect(ended.map(({ component, amount }) => [component, amount])).toEqual([
    ['base', 0n],
    ['resolved', 0n],
  ]);
  expect(ended[0]?.reason).toBe('The agreement is not in force in this period.');
});

it('measurements and an agreed baseline are facts too, those from a source of the paid partner are not', async () => {
  const cost = {
    key: 'cloud_cost',
    name: 'Cost',
    description: 'd',
    unit: 'EUR',
    metricClass: 'OUTCOME',
    direction: 'LOWER_IS_BETTER',
  };
  const { kpiId } = await acme.done(createKpi, cost);
  const source = async (externalReference: string, more: object) =>
    (await acme.done(createSource, { externalReference, name: externalReference, ...more })).sourceId;
  const billing = await source('billing', { ownerKind: 'CUSTOMER', customerId: acme.id('customer', acme.customerId) });
  const own = await source('own', { ownerKind: 'PARTNER', partnerId: acme.id('partner', acme.partners.lead) });
  const report = (
    sourceId: string,
    key: string,
    quantity: string,
    { thing = key, at = '2026-01-31T10:00:00Z' } = {},
  ) => {
    const of = {
      key,
      kpiKey: 'cloud_cost',
      partnerReference: 'lead',
      customerReference: 'shop',
      externalReference: thing,
    };
    const input = { idempotencyKey: systemIds.next(), sourceId: acme.id('source', sourceId) };
    const hat = sourceId === own ? acme.hat('PARTNER_ADMIN', 'lead') : acme.hat('ADMIN');
    return acme.done(
      ingestMeasurementBatch,
      { ...input, measurements: [{ ...of, at, quantity, unit: 'EUR' }] },
      { hat },
    );
  };
  const sharing = { share: '0.4' };
  const savings = { baselineMeasure: 'baseline.cloud_cost', actualMeasure: 'cloud_cost', gain: sharing };
  const plan = { currency: 'EUR', components: [{ key: 'savings', pay: { sharedSavings: savings } }] };
  const agreement = await acme.agreement(plan);

  await report(billing, 'bill-1', '700.00');
  await report(own, 'mine-1', '-600.00');
  await expect(acme.settle(agreement, '2026-01')).rejects.toThrow('settlement stopped');

  const proposal = {
    agreementId: acme.id('agreement', agreement),
    kpiId: acme.id('kpi', kpiId),
    value: '1000',
    method: 'last year',
  };
  const { baselineId } = await acme.done(proposeBaseline, proposal);
  const acceptance = { baselineId: acme.id('baseline', baselineId), value: '1000' };
  await acme.done(acceptBaseline, acceptance, { hat: acme.hat('PARTNER_ADMIN', 'lead') });
  await acme.close(agreement, '2026-01');
  expect(await books(agreement)).toEqual({ '2026-01': '12000' });

  const [line] = await acme.lines(agreement);
  const inputs = line?.explanation.inputs.map(({ measure, source: from, refs }) => [measure, from, [...refs].length]);
  expect(inputs).toContainEqual(['cloud_cost', 'billing', 1]);
  // A correction of the same bill supersedes it, and February's closing settles January again.
  await report(billing, 'bill-1-corrected', '750.00', { thing: 'bill-1' });
  await report(billing, 'bill-2', '1000.00', { at: '2026-02-28T10:00:00Z' });
  expect((await acme.close(agreement, '2026-02')).correctionRunIds).toHaveLength(1);
  expect(
    (await acme.lines(agreement)).filter(({ periodLabel }) => periodLabel === '2026-01').map(({ amount }) => amount),
  ).toEqual([12_000n, -2_000n]);
});

it('a new engine alone settles no closed period again, only a run that somebody asks for does', async () => {
  const agreement = await acme.agreement(graduated());
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  // As if the period had been settled by an older engine, whose input hash was another one.
  const older = `update settlement_run set engine_version = '0', input_hash = 'older' where agreement_id = '${agreement}'`;
  await onServer(store.adminUrl, older);
  const runsOf = async (label: string) => {
    const periods = await acme.all<{ readonly id: string; readonly label: string }>('agreement_period');
    const runs = await acme.all<{ readonly periodId: string }>('settlement_run');
    const [period] = periods.filter((one) => one.label === label);
    return runs.filter(({ periodId }) => periodId === period?.id).length;
  };
  await acme.close(agreement, '2026-02');
  expect(await runsOf('2026-01')).toBe(1);
  await acme.settle(agreement, '2026-01');
  expect(await runsOf('2026-01')).toBe(2);
});

import fc from 'fast-check';
import { publicId } from '../../src/kernel/id';
import { createKpi } from '../../src/kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../src/kpis/create-outcome-definition.command';
import { createSource } from '../../src/kpis/create-source.command';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { ingestMeasurementBatch } from '../../src/outcomes/ingest/ingest-measurements.command';
import { systemIds } from '../../src/platform/ports';
import { recordExchangeRates } from '../../src/rates/record-exchange-rates.command';
import { estimateEarnings } from '../../src/settlement/what-if/estimate-earnings';
import type { EstimateQuestion } from '../../src/settlement/what-if/estimate-question';
import { type TestDatabase, testDatabase } from '../support/database';
import { type Plan, Settling } from '../support/settling';

/** Deals in USD under an agreement that pays EUR at rates locked when each is verified. */
let store: TestDatabase;
let acme: Settling;
let definitionId: string;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

const PLAN = {
  currency: 'EUR',
  components: [{ key: 'deals', pay: { percentage: { measure: 'deals', share: '0.125' } } }],
  holdback: { share: '0.333333', release: { on: 'REVIEW' } },
  rateSource: { source: 'ECB', maximumAgeDays: 4 },
  safety: { multiple: '1000000000' },
};

/** Goes on to a day and records its rate. */
async function stated(day: number, value: string): Promise<void> {
  acme.clock.set(`2026-03-${day}T12:00:00.000Z`);
  const rates = [{ base: 'USD', quote: 'EUR', rate: value, statedOn: `2026-03-${day}` }];
  await acme.done(recordExchangeRates, { idempotencyKey: systemIds.next(), source: 'ECB', rates });
}

async function deal(quantity: string, isVerified = true): Promise<void> {
  const named = {
    definitionId,
    partnerId: acme.id('partner', acme.partners.lead),
    externalReference: systemIds.next(),
  };
  const when = { customerId: acme.id('customer', acme.customerId), occurredAt: '2026-03-05T10:00:00Z', quantity };
  const { outcomeId } = await acme.done(claimOutcome, { idempotencyKey: systemIds.next(), ...named, ...when });
  if (isVerified) await acme.verify(outcomeId);
}

async function signed(plan: Plan = PLAN): Promise<string> {
  acme = await Settling.open(store.database, '2026-03-10T12:00:00.000Z');
  const kpi = { key: 'won', name: 'Won', description: 'd', unit: 'USD', metricClass: 'OUTCOME' };
  const kpiId = publicId('kpi', (await acme.done(createKpi, kpi)).kpiId);
  const definition = { key: 'deals', name: 'Deals', kpiId, verifierPolicy: 'VENDOR', windowDays: 0 };
  definitionId = publicId(
    'outcomeDefinition',
    (await acme.done(createOutcomeDefinition, definition)).outcomeDefinitionId,
  );
  return acme.agreement(plan, { startOn: '2026-03-01' });
}

/** What a source of the vendor has measured. */
async function measured(quantity: string, at: string): Promise<void> {
  const source = { externalReference: systemIds.next(), name: 'Till', ownerKind: 'VENDOR' };
  const sourceId = acme.id('source', (await acme.done(createSource, source)).sourceId);
  const of = { kpiKey: 'won', partnerReference: 'lead', customerReference: 'shop', unit: 'USD' };
  const measurements = [{ ...of, key: systemIds.next(), externalReference: systemIds.next(), at, quantity }];
  const { rejected } = await acme.done(ingestMeasurementBatch, {
    idempotencyKey: systemIds.next(),
    sourceId,
    measurements,
  });
  expect(rejected).toEqual([]);
}

/** The page of the partner, and what-if with more deals: both as they would be posted, paid and held. */
function asked(...quantities: readonly string[]) {
  return askedFor(quantities.map((quantity) => ({ measure: 'deals', quantity, unit: 'USD' })));
}
async function askedFor(additional: EstimateQuestion['additional']) {
  const question = { partnerId: acme.partners.lead, period: '2026-03', additional };
  return acme.reading((scope) => estimateEarnings(scope, question, acme.clock.now()));
}

const sums = (lines: readonly { readonly amount: bigint; readonly held: bigint }[]) => ({
  amount: lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
  held: lines.reduce((sum, { held }) => sum + BigInt(held), 0n),
});

const rate = fc
  .integer({ min: 700_001, max: 1_299_999 })
  .map((parts) => `${Math.trunc(parts / 1e6)}.${String(parts % 1e6).padStart(6, '0')}`);
const quantity = fc
  .integer({ min: 1, max: 99_999_999 })
  .map((minor) => `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`);
const deals = fc.array(quantity, { minLength: 1, maxLength: 3 });

it('an estimate, and what would be with more, agree with settlement at the rates that were locked', () =>
  fc.assert(
    fc.asyncProperty(rate, rate, deals, deals, async (first, second, verified, more) => {
      const agreement = await signed();
      await stated(10, first);
      for (const one of verified) await deal(one);
      await stated(12, second);
      const [estimate] = (await acme.earnings('2026-03')).flatMap(({ estimate: { pays } }) => pays);
      const whatIf = await asked(...more);
      expect(whatIf.problems).toEqual([]);
      expect(sums(whatIf.changes[0]?.now ?? [])).toEqual(sums(estimate?.lines ?? []));
      await acme.settle(agreement, '2026-03');
      expect(sums(await acme.lines(agreement))).toEqual(sums(estimate?.lines ?? []));
      for (const one of more) await deal(one);
      await acme.settle(agreement, '2026-03');
      expect(sums(await acme.lines(agreement))).toEqual(sums(whatIf.changes[0]?.after ?? []));
    }),
    { numRuns: 5, endOnFailure: true, examples: [['0.9', '1.1', ['100.00'], ['0.01', '33.33']]] },
  ));

it('says what claims would add at the rate of today, and settlement pays it once they are verified today', async () => {
  const agreement = await signed();
  await stated(10, '0.9');
  await deal('1000.01', false);
  await stated(12, '1.1');
  const [estimate] = (await acme.earnings('2026-03')).flatMap(({ estimate: { pays } }) => pays);
  await deal('1000.01');
  await acme.settle(agreement, '2026-03');
  expect(sums(await acme.lines(agreement))).toEqual(sums(estimate?.expected ?? []));
});

it('of what is measured converts by the rate of the day on which it is measured, which is never after today', async () => {
  const components = [{ key: 'won', pay: { percentage: { measure: 'won', share: '1' } } }];
  const agreement = await signed({ ...PLAN, components });
  await stated(10, '0.9');
  await stated(12, '1.1');
  const won = { measure: 'won', quantity: '100.00', unit: 'USD' };
  const [tenth, future] = [
    { ...won, at: '2026-03-10T09:00:00.000Z' },
    { ...won, at: '2026-03-30T09:00:00.000Z' },
  ];
  for (const [fact, total] of [
    [tenth, 9_000n],
    [won, 11_000n],
    [future, 11_000n],
  ] as const) {
    const { changes, problems } = await askedFor([fact]);
    expect(problems).toEqual([]);
    expect(changes).toMatchObject([{ afterTotal: total }]);
  }
  await measured('100.00', tenth.at);
  await acme.settle(agreement, '2026-03');
  expect(sums(await acme.lines(agreement))).toMatchObject({ amount: 9_000n });
});

it('names the rate that is missing for an additional deal, and changes nothing for it', async () => {
  await signed();
  const { changes, problems } = await asked('100.00');
  expect(changes).toMatchObject([{ nowTotal: 0n, afterTotal: 0n }]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain('has no locked rate to EUR');
});

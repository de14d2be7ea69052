import { systemHat } from '../../src/access/hat.rules';
import type { FactsQuery } from '../../src/kpis/facts-query.rules';
import { measurementFactsOfSpans } from '../../src/kpis/measurement-span-facts.repository';
import { ingestMeasurements } from '../../src/outcomes/ingest/ingest-batch';
import type { ReportedMeasurement } from '../../src/outcomes/ingest/reported-measurement.rules';
import { outcomeFactsOfSpans } from '../../src/outcomes/outcome-span-facts.repository';
import { recountTargets } from '../../src/outcomes/targets/target-count.repository';
import type { Database } from '../../src/platform/database';
import { statement } from '../../src/platform/statement';
import { findRollups } from '../../src/targets/target-rollup.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { freshKey, type Proving, proving } from '../support/proving';

const COUNTS = statement(
  'test.ingest-counts',
  `select (select count(*)::int from measurement where vendor_id = :w_vendor) as measurements,
     (select count(*)::int from ingest_key where vendor_id = :w_vendor) as keys,
     (select count(*)::int from outcome where vendor_id = :w_vendor) as outcomes,
     (select count(*)::int from outcome where vendor_id = :w_vendor and state = 'VERIFIED') as verified,
     (select count(*)::int from outcome_event where vendor_id = :w_vendor) as events,
     (select count(*)::int from audit_entry where vendor_id = :w_vendor and action = 'measurements.ingested') as audits`,
);
const ANNOUNCED = statement(
  'test.ingest-announced',
  'select topic, count(*)::int as n from outbox where vendor_id = :w_vendor group by topic order by topic',
);

let store: TestDatabase;
let second: Database;
beforeAll(async () => {
  store = await testDatabase();
  second = await store.another();
});
afterAll(async () => {
  await store.drop();
});

const report = (more: Partial<ReportedMeasurement> = {}): ReportedMeasurement => {
  const key = freshKey();
  return {
    key,
    kpiKey: 'resolved',
    partnerReference: 'p0',
    customerReference: 'c0',
    at: '2026-03-10T08:00:00.000Z',
    quantity: '1',
    unit: 'credit',
    dimensions: {},
    externalReference: key,
    ...more,
  };
};
const many = (count: number, of: (n: number) => Partial<ReportedMeasurement> = () => ({})) =>
  Array.from({ length: count }, (_, n) => report(of(n)));

const ingest = (
  vendor: Proving,
  reports: readonly ReportedMeasurement[],
  { source = vendor.source, on = store.database } = {},
) => {
  const hat = systemHat(vendor.vendorId);
  return vendor.unit(hat, (unit) => ingestMeasurements(unit, hat, source, reports), on);
};
/** As two server processes would: every other batch goes through another pool. */
const inTurns = (vendor: Proving, turn: number, reports: readonly ReportedMeasurement[]) =>
  ingest(vendor, reports, { on: turn % 2 === 0 ? store.database : second });
const counts = (vendor: Proving) =>
  vendor.reading(systemHat(vendor.vendorId), (scope) => scope.one<Record<string, number>>(COUNTS));

/** What settlement would gather: what was measured, and what was verified of it. */
const factsOf = (vendor: Proving, query: FactsQuery) =>
  vendor.reading(systemHat(vendor.vendorId), async (scope) => {
    const [measured] = await measurementFactsOfSpans(scope, [query], ['resolved']);
    const [verified] = await outcomeFactsOfSpans(scope, [query], ['VERIFIED'], ['automatic']);
    return { measured: measured?.facts ?? [], verified: verified?.facts ?? [] };
  });

describe('ingestion', () => {
  it.each([
    ['resolved', 'credit', 50],
    ['cost', 'EUR', 0],
  ])('records each key of %s once, however many send it at the same moment', async (kpiKey, unit, outcomes) => {
    const vendor = await proving(store.database);
    const batch = many(50, () => ({ kpiKey, unit }));
    const backwards = [...batch].reverse();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => inTurns(vendor, n, n % 4 < 2 ? batch : backwards)),
    );
    expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(50);
    expect(results.every(({ accepted, duplicates }) => accepted + duplicates === 50)).toBe(true);
    const recorded = { measurements: 50, keys: 50, audits: 1 };
    expect(await counts(vendor)).toEqual({ ...recorded, outcomes, verified: outcomes, events: 2 * outcomes });
  });

  it('refuses a key with another body and takes the same body in another spelling', async () => {
    const vendor = await proving(store.database);
    const known = report({ quantity: '1.50', dimensions: { a: '1', b: '2' } });
    await ingest(vendor, [known]);
    const result = await ingest(vendor, [
      { ...known, quantity: '1.5', dimensions: { b: '2', a: '1' } },
      { ...known, quantity: '1.51' },
      { ...known, dimensions: { a: '1' } },
      { ...known, customerReference: 'c1' },
      report(),
    ]);
    expect(result).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(result.rejected.map(({ index, code }) => [index, code])).toEqual(
      [1, 2, 3].map((n) => [n, 'IDEMPOTENCY_KEY_REUSED']),
    );
  });

  it('lets a correction supersede, once, however many corrections race', async () => {
    const vendor = await proving(store.database);
    await ingest(vendor, [report({ externalReference: 'INC1', quantity: '5' })]);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        inTurns(vendor, n, [report({ externalReference: 'INC1', quantity: String(n + 1) })]),
      ),
    );
    const query = {
      partnerId: vendor.partners[0] ?? '',
      customerId: null,
      from: '2026-03-01T00:00:00Z',
      until: '2026-04-01T00:00:00Z',
    };
    const { measured, verified } = await factsOf(vendor, query);
    expect(await counts(vendor)).toMatchObject({ measurements: 13, outcomes: 13, verified: 1, events: 13 * 3 - 1 });
    expect(measured).toHaveLength(1);
    expect(verified).toHaveLength(1);
    expect(verified[0]?.quantity.equals(measured[0]?.quantity ?? vendorQuantity())).toBe(true);
  });

  it('costs the same number of statements for ten and for a thousand', async () => {
    const vendor = await proving(store.database, { partners: 20, customers: 20 });
    for (let partner = 0; partner < 20; partner += 1) await vendor.target('AUTOMATIC', partner);
    const mixed = (n: number) => ({
      partnerReference: `p${n % 20}`,
      customerReference: `c${n % 20}`,
      dimensions: { priority: String(n % 4) },
    });
    const spent: number[] = [];
    const system = systemHat(vendor.vendorId);
    // The first batch links the partners with their customers; that is done once.
    for (const size of [20, 10, 1000, 1000]) {
      await vendor.unit(system, async (unit) => {
        await ingestMeasurements(unit, system, vendor.source, many(size, mixed));
        spent.push(unit.scope.statementCount);
      });
    }
    const [, ten, thousand, again] = spent;
    expect([thousand, again]).toEqual([ten, ten]);
    expect(ten).toBeLessThanOrEqual(16);
  });

  it('leaves one audit row a batch and one announcement for each changed target and each partner', async () => {
    const vendor = await proving(store.database);
    const targets = [
      await vendor.target('AUTOMATIC', 0),
      await vendor.target('AUTOMATIC', 0),
      await vendor.target('AUTOMATIC', 1),
    ];
    const system = systemHat(vendor.vendorId);
    const announced = () => vendor.reading(system, (scope) => scope.rows<{ topic: string; n: number }>(ANNOUNCED));
    const before = new Map((await announced()).map(({ topic, n }) => [topic, n]));
    await ingest(vendor, many(40));
    const after = await announced();
    expect(after.map(({ topic, n }) => [topic, n - (before.get(topic) ?? 0)])).toEqual([
      ['earnings', 1],
      ['outcome_target', 2],
    ]);
    expect(targets).toHaveLength(3);
    expect(await counts(vendor)).toMatchObject({ audits: 1 });
  });

  it('never counts what the paid partner itself measured, nor what was corrected away', async () => {
    const vendor = await proving(store.database);
    const own = report({ quantity: '7' });
    expect(await ingest(vendor, [own], { source: vendor.partnerSource })).toMatchObject({ claimed: 1, verified: 0 });
    await ingest(vendor, [
      ...many(3, (n) => ({ quantity: `0.${n + 1}`, dimensions: { priority: 'high' } })),
      report({ externalReference: 'gone', quantity: '9' }),
      report({ externalReference: 'gone', quantity: '0' }),
      report({ customerReference: 'c1', quantity: '2' }),
      report({ at: '2026-03-28T08:00:00.000Z', quantity: '4' }),
    ]);
    const query = {
      partnerId: vendor.partners[0] ?? '',
      customerId: null,
      from: '2026-03-01T00:00:00Z',
      until: '2026-04-01T00:00:00Z',
    };
    const all = await factsOf(vendor, query);
    const ofOne = await factsOf(vendor, { ...query, customerId: vendor.customers[1] ?? '' });
    const said = (facts: typeof all.measured): string[] =>
      facts
        .map(({ subject, quantity, dimensions }) => `${subject} ${quantity.toString()} ${JSON.stringify(dimensions)}`)
        .sort();
    const high = ['0.1', '0.2', '0.3'].map((quantity) => `c0 ${quantity} {"priority":"high"}`);
    // The correction of what is gone is the last word about it, and says zero.
    expect(said(all.measured)).toEqual(['c0 0 {}', ...high, 'c0 4 {}', 'c1 2 {}']);
    expect(said(ofOne.measured)).toEqual(['c1 2 {}']);
    // What happened on 28 March matures on 4 April.
    expect(said(all.verified)).toEqual([...high, 'c1 2 {}']);
  });

  it('keeps rollups equal to a recount under racing batches and new targets', async () => {
    const vendor = await proving(store.database, { partners: 3, customers: 3 });
    const references = Array.from({ length: 40 }, (_, n) => `R${n}`);
    const batch = (seed: number) =>
      references.slice(seed % 7).map((externalReference, n) =>
        report({
          externalReference,
          partnerReference: `p${Number(externalReference.slice(1)) % 3}`,
          customerReference: `c${Number(externalReference.slice(1)) % 2}`,
          at: `2026-03-${String(1 + ((n * 7 + seed) % 31)).padStart(2, '0')}T23:30:00.000Z`,
          quantity: `${(n + seed) % 5}.${seed}`,
        }),
      );
    const targets = await Promise.all([
      vendor.target('AUTOMATIC', 0),
      ...Array.from({ length: 6 }, async (_, seed) => {
        await inTurns(vendor, seed, batch(seed));
        return vendor.target('AUTOMATIC', seed % 3, { startOn: '2026-03-05', endOn: '2026-03-20' });
      }),
    ]);
    const system = systemHat(vendor.vendorId);
    expect(await vendor.unit(system, (unit) => recountTargets(unit, targets))).toEqual([]);
    const rollups = await vendor.reading(system, (scope) => findRollups(scope, targets));
    expect(rollups.some(({ verified }) => Number(verified) > 0)).toBe(true);
  });
});

const vendorQuantity = (): never => {
  throw new Error('no measurement was found');
};

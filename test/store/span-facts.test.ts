import fc from 'fast-check';
import { Client } from 'pg';
import { systemHat } from '../../src/access/hat.rules';
import { type Fact, refsOf } from '../../src/engine/facts';
import { canonicalJson } from '../../src/kernel/canonical-json';
import { sum } from '../../src/kernel/rational';
import { measurementFactsOfSpans, measurementSumsOfSpans } from '../../src/kpis/measurement-span-facts.repository';
import type { SpanFacts } from '../../src/kpis/span-facts.rules';
import { ingestMeasurements } from '../../src/outcomes/ingest/ingest-batch';
import { outcomeFactsOfSpans, outcomeSumsOfSpans } from '../../src/outcomes/outcome-span-facts.repository';
import { markParts } from '../../src/settlement/facts-mark.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { freshKey, proving } from '../support/proving';

let store: TestDatabase;
let admin: Client;
beforeAll(async () => {
  store = await testDatabase();
  admin = new Client({ connectionString: store.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await store.drop();
});

/** Outcomes in every state, some of which have changed more often than others. */
const scattered = (vendorId: string): Promise<unknown> =>
  admin.query(
    `update outcome set state = (array['CLAIMED', 'VERIFIED', 'REVERSED'])[1 + abs(hashtext(id::text)) % 3],
       last_sequence = 1 + abs(hashtext(id::text)) % 5 where vendor_id = $1`,
    [vendorId],
  );

const MEASURES = ['automatic', 'cost', 'resolved'];

const reported = fc.record({
  kpiKey: fc.constantFrom<[string, string][]>(['resolved', 'credit'], ['cost', 'EUR']),
  partnerReference: fc.constantFrom('p0', 'p1'),
  customerReference: fc.constantFrom('c0', 'c1'),
  at: fc.constantFrom('2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00.000Z', '2026-03-10T08:00:00.000Z'),
  quantity: fc.constantFrom('1', '0.1', '33.333333', '12345678901234.5'),
  dimensions: fc.constantFrom({}, { class: 'a' }, { class: 'b', region: 'north' }),
});

/** The sums by hand: what is alike in measure, unit and dimensions. */
function summed(facts: readonly Fact[]): readonly unknown[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = canonicalJson([fact.measure, fact.unit, fact.dimensions]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups].map(([key, group]) => told(key, sum(group.map(({ quantity }) => quantity)), group));
}

const told = (key: string, quantity: { toString(): string }, facts: readonly Fact[]) => ({
  key,
  quantity: quantity.toString(),
  refs: facts.flatMap((fact) => [...refsOf(fact)]).sort(),
});

const found = (facts: readonly Fact[]): readonly unknown[] =>
  facts.map((fact) => told(canonicalJson([fact.measure, fact.unit, fact.dimensions]), fact.quantity, [fact]));

const byKey = (told: readonly unknown[]): readonly string[] => told.map((one) => canonicalJson(one)).sort();

describe('facts that the database sums up', () => {
  it('come to what they come to one by one, name the same, and tell the mark of all outcomes of that time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(reported, { minLength: 1, maxLength: 30 }), async (reports) => {
        const vendor = await proving(store.database);
        const hat = systemHat(vendor.vendorId);
        const batch = reports.map(({ kpiKey: [kpiKey, unit], ...report }) => {
          const key = freshKey();
          return { ...report, key, kpiKey, unit, externalReference: key };
        });
        await vendor.unit(hat, (unit) => ingestMeasurements(unit, hat, vendor.source, batch));
        await scattered(vendor.vendorId);
        const [[partnerId = ''], [customerId = '']] = [vendor.partners, vendor.customers];
        const spans = [null, customerId].map((customer) => ({
          partnerId,
          customerId: customer,
          from: '2026-03-01T00:00:00.000Z',
          until: '2026-04-01T00:00:00.000Z',
        }));
        await vendor.reading(hat, async (scope) => {
          const sums = await outcomeSumsOfSpans(scope, spans, ['VERIFIED'], MEASURES);
          const pairs: readonly [SpanFacts[], SpanFacts[]][] = [
            [await outcomeFactsOfSpans(scope, spans, ['VERIFIED'], MEASURES), sums],
            [
              await measurementFactsOfSpans(scope, spans, MEASURES),
              await measurementSumsOfSpans(scope, spans, MEASURES),
            ],
          ];
          const told = await markParts(
            scope,
            spans.map((span) => ({ ...span, agreementId: vendor.vendorId, isTold: false })),
          );
          const marks = told.map(({ outcomes }) => outcomes);
          expect(sums.map((one) => one.outcomesMark)).toEqual(marks);
          const few = await outcomeSumsOfSpans(scope, spans, ['VERIFIED'], ['resolved']);
          expect(few.map((one) => one.outcomesMark)).toEqual(marks);
          expect(few.map(({ facts }) => facts)).toEqual(
            sums.map(({ facts }) => facts.filter(({ measure }) => measure === 'resolved')),
          );
          for (const [single, summedUp] of pairs)
            for (const [index, { facts, sources }] of single.entries()) {
              expect(byKey(found(summedUp[index]?.facts ?? []))).toEqual(byKey(summed(facts)));
              expect(byKey(summedUp[index]?.sources ?? [])).toEqual(byKey(sources));
              expect(summedUp[index]?.facts.every(({ at, subject }) => at === null && subject === null)).toBe(true);
            }
        });
      }),
      { numRuns: 8 },
    );
  });
});

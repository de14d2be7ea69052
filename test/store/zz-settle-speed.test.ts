import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { addOutcomes } from '../../src/outcomes/outcome.repository';
import { systemIds } from '../../src/platform/ports';
import { statement } from '../../src/platform/statement';
import { wall } from '../../src/platform/wall';
import { outcomeFactsOfSpans } from '../../src/outcomes/outcome-span-facts.repository';
import { measurementFactsOfSpans } from '../../src/kpis/measurement-span-facts.repository';
import { factsMarks } from '../../src/settlement/facts-mark.repository';
import { testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

const EXPLAIN = statement('x.explain', `explain (analyze, buffers) select s.place, d.key as measure, c.external_reference as subject, o.matures_at as at, o.quantity, o.unit, o.dimensions,
     o.id as ref, 'outcome definition ' || d.key as source, d.version::text as version
   from unnest(:partner_ids::uuid[], :customer_ids::uuid[], :froms::timestamptz[], :untils::timestamptz[])
     with ordinality as s(partner_id, customer_id, from_at, until_at, place)
   join outcome o on o.partner_id = s.partner_id and o.matures_at >= s.from_at and o.matures_at < s.until_at
     and (s.customer_id is null or o.customer_id = s.customer_id)
   join outcome_definition d on d.vendor_id = o.vendor_id and d.id = o.definition_id
   join customer c on c.vendor_id = o.vendor_id and c.id = o.customer_id
   where ${wall('o', 'outcome')} and ${wall('d', 'outcome_definition')} and ${wall('c', 'customer')}
     and o.state = any(:states) and d.key = any(:measures)
   order by s.place, o.matures_at, o.id`);
it('speed', async () => {
  const store = await testDatabase();
  const acme = await Settling.open(store.database);
  const seeds = acme as unknown as { customerId: string; definitionId: string };
  const agreements: string[] = [];
  for (let i = 0; i < 2; i += 1) agreements.push(await acme.agreement(graduated()));
  const bulk = async (n: number, month: string) => {
    const rows = Array.from({ length: n }, (_, i) => ({
      vendorId: acme.vendorId, id: systemIds.next(), definitionId: seeds.definitionId, partnerId: acme.partners.lead, customerId: seeds.customerId,
      externalReference: `b-${month}-${i}-${systemIds.next()}`, revision: 1, occurredAt: `${month}-05T00:00:00.000Z`, maturesAt: `${month}-05T00:00:00.000Z`,
      quantity: '1', unit: 'credit', dimensions: {}, state: 'VERIFIED' as const, lastSequence: 2, measurementId: null,
    }));
    for (let at = 0; at < rows.length; at += 5000)
      await store.database.writing(authorityOf(systemHat(acme.vendorId)), (scope) => addOutcomes(scope, rows.slice(at, at + 5000)));
  };
  await bulk(100, '2026-03');
  const clock = async (what: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    process.stdout.write(`${what}: ${(performance.now() - start).toFixed(0)} ms\n`);
  };
  await bulk(20000, '2026-02');
  const span = { partnerId: acme.partners.lead, customerId: null, from: '2026-02-01T00:00:00Z', until: '2026-03-01T00:00:00Z' };
  for (let k = 0; k < 2; k++) {
  await clock('outcome facts', () => acme.reading((scope) => outcomeFactsOfSpans(scope, [span], ['VERIFIED'], ['resolved'])));
  await clock('measurement facts', () => acme.reading((scope) => measurementFactsOfSpans(scope, [span], ['resolved'])));
  await clock('mark', () => acme.reading((scope) => factsMarks(scope, [{ ...span, agreementId: agreements[0] ?? '' }])));
  }
  const explained = await acme.reading((scope) => scope.rows(EXPLAIN, { partner_ids: [span.partnerId], customer_ids: [null], froms: [span.from], untils: [span.until], states: ['VERIFIED'], measures: ['resolved'] }));
  process.stdout.write(explained.map((row) => Object.values(row)[0]).join('\n') + '\n');
  await clock('settle', () => acme.settle(agreements[0] ?? '', '2026-02'));
  await store.drop();
}, 120000);

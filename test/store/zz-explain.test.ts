import { systemHat, authorityOf } from '../../src/access/hat.rules';
import { ingestMeasurements } from '../../src/outcomes/ingest/ingest-batch';
import { type TestDatabase, testDatabase } from '../support/database';
import { freshKey, proving } from '../support/proving';
import { statement } from '../../src/platform/statement';
import { wall } from '../../src/platform/wall';
let store: TestDatabase;
beforeAll(async () => { store = await testDatabase(); });
afterAll(async () => { await store.drop(); });
const texts: Record<string,string> = {
 a: `select k.key, k.body_hash from ingest_key k where ${wall('k','ingest_key')} and k.source_id = :source_id and k.key = any(:keys)`,
 b: `select k.key, k.body_hash from unnest(:keys::text[]) as w(key) join ingest_key k on k.key = w.key where ${wall('k','ingest_key')} and k.source_id = :source_id`,
 c: `select f.* from unnest(:keys::text[]) as w(key) cross join lateral (select k.key, k.body_hash from ingest_key k where ${wall('k','ingest_key')} and k.source_id = :source_id and k.key = w.key limit 1) f`,
 d: `select m.id from measurement m where ${wall('m','measurement')} and m.source_id = :source_id and m.external_reference = any(:keys)`,
 e: `select f.* from unnest(:keys::text[]) as w(key) cross join lateral (select m.id from measurement m where ${wall('m','measurement')} and m.source_id = :source_id and m.external_reference = w.key order by m.external_reference, m.kpi_id, m.recorded_at desc offset 0) f`,
};
const sts = Object.entries(texts).map(([n, t]) => [n, statement('x.' + n, 'explain (analyze, buffers off) ' + t)] as const);
it('explain', async () => {
  const vendor = await proving(store.database, { partners: 20, customers: 20 });
  const system = systemHat(vendor.vendorId);
  const rows = (n: number) => Array.from({ length: n }, (_, i) => { const key = freshKey(); return { key, kpiKey: 'resolved', partnerReference: `p${i % 20}`, customerReference: `c${i % 20}`, at: '2026-03-10T08:00:00.000Z', quantity: '1.5', unit: 'credit', externalReference: key, dimensions: {} }; });
  let last: any[] = [];
  for (let i = 0; i < 4; i++) { last = rows(1000); await vendor.unit(system, (u) => ingestMeasurements(u, system, vendor.source, last)); }
  for (let round = 0; round < 7; round += 6) {
  const scope = store.database.reading(authorityOf(system));
  for (const [n, st] of sts) { for (let k = 0; k < round; k++) await scope.rows(st, { keys: last.map((r) => r.key), source_id: vendor.source.id }); console.log(round, n, (await scope.rows<any>(st, { keys: last.map((r) => r.key), source_id: vendor.source.id })).map((r) => r['QUERY PLAN'].slice(0, 250)).join('\n')); }
  await scope.close(); }
}, 120000);

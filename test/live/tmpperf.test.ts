import { performance } from 'node:perf_hooks';
import { number } from '../../src/platform/live/sequence';
import { cursorOf } from '../../src/progress/cursor.rules';
import { follow } from '../../src/progress/follow';
import { testDatabase } from '../support/database';
import { announce, asAdmin, hat, newId, startProcess, take } from './live-house';
it('perf', async () => {
  const store = await testDatabase();
  const p = await startProcess(store, await store.another());
  const q = await startProcess(store, await store.another());
  const out: string[] = [];
  for (const [name, who] of [['same', p], ['other', q]] as const) {
    const vendorId = newId(), subjectId = newId();
    const s = follow(who, { authority: hat(vendorId), topic: 't', subjectId });
    await take(s, 1);
    const lat: number[] = [];
    for (let i = 0; i < 200; i++) {
      const next = take(s, 1).then(() => performance.now());
      await announce(p.database, vendorId, [{ topic: 't', subjectId }]);
      const t = performance.now(); p.relay.poke();
      lat.push((await next) - t);
    }
    lat.sort((a, b) => a - b);
    out.push(`${name}: p50 ${lat[100]?.toFixed(1)} p99 ${lat[197]?.toFixed(1)} ms`);
    await s.return();
  }
  // load: 8 writers
  {
    const vendorId = newId(), subjectId = newId();
    const s = follow(q, { authority: hat(vendorId), topic: 't', subjectId });
    await take(s, 1);
    const N = 4000; let i = 0; const t0 = performance.now();
    const w = Promise.all(Array.from({ length: 8 }, async () => { while (i < N) { i++; await announce(p.database, vendorId, [{ topic: 't', subjectId }]); p.relay.poke(); } }));
    const n = take(s, N);
    await w; const t1 = performance.now(); await n; const t2 = performance.now();
    out.push(`load: writers ${(N / (t1 - t0) * 1000).toFixed(0)} tx/s, follower done ${(t2 - t1).toFixed(0)} ms after`);
    await s.return();
  }
  await p.relay.stop(); await q.relay.stop();
  {
    const vendorId = newId();
    for (let k = 0; k < 50; k++) await announce(p.database, vendorId, Array.from({ length: 1000 }, () => ({ topic: 't', subjectId: newId() })));
    const t0 = performance.now(); let b = 0;
    for (let full = true; full; b++) full = (await number(p.database, vendorId)).isFull;
    out.push(`backlog 50k in ${(performance.now() - t0).toFixed(0)} ms, ${b} batches`);
    const subjectId = newId();
    await announce(p.database, vendorId, [{ topic: 't', subjectId }]); await number(p.database, vendorId);
    await asAdmin(store, 'analyze outbox');
    for (const coalesce of [false, true]) {
    const t1 = performance.now();
    const s = follow(p, { authority: hat(vendorId, 'PARTNER', { partnerId: newId() }), topic: 't', subjectId, after: cursorOf({ vendorId, seq: 1n }), coalesce });
    void take(s, 1).catch(() => 0); await new Promise((r) => setTimeout(r, 5));
    await s.return();
    const s2 = follow(p, { authority: hat(vendorId), topic: 't', subjectId, after: cursorOf({ vendorId, seq: 1n }), coalesce });
    const t3 = performance.now(); await take(s2, 1); out.push(`resume over 50k rows ${(performance.now() - t3).toFixed(1)} ms`); await s2.return(); void t1;
    }
  }
  console.log(out.join('\n'));
  await store.drop();
}, 120000);

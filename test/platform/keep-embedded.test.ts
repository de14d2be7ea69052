import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type KeptServer, keepEmbedded } from '../../src/platform/embedded/keep-embedded';
import { startEmbedded } from '../../src/platform/embedded/start-embedded';
import { useLogger } from '../../src/platform/report';
import { ask } from './embedded.place';

const parent = mkdtempSync(join(tmpdir(), 'meed-keep-'));
chmodSync(parent, 0o755);
const dataDir = join(parent, 'data');
let server: KeptServer;
beforeAll(async () => {
  useLogger(pino({ level: 'silent' }));
  server = await keepEmbedded({ dataDir });
});
afterAll(async () => {
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
});

/** Asks until it is answered; the test's own limit ends it otherwise. */
async function answered(url: string, sql: string): Promise<unknown> {
  for (;;) {
    try {
      return await ask(url, sql);
    } catch {
      // It is not back yet.
    }
  }
}

it('comes back at the same address, with its data, after it was killed', async () => {
  const url = server.url();
  await ask(url, 'create table kept (id int)');
  await ask(url, 'insert into kept values (1)');
  const running = await startEmbedded({ dataDir });
  expect(running.isAdopted).toBe(true);
  process.kill(running.pid, 'SIGKILL');
  expect(await answered(url, 'select count(*)::int from kept')).toBe(1);
});

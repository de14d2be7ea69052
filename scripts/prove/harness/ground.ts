import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import globalSetup from '../../../test/support/global-setup';
import globalTeardown from '../../../test/support/global-teardown';
import { type ServerProcess, startServer } from './server-process';

/** Made by the first who asks for it on a ground: proofs and their twins share what neither of them spoils. */
export function shared<Asked extends readonly (string | number)[], Thing>(
  make: (ground: Ground, ...asked: Asked) => Promise<Thing>,
): (ground: Ground, ...asked: Asked) => Promise<Thing> {
  const grounds = new WeakMap<Ground, Map<string, Promise<Thing>>>();
  return (ground, ...asked) => {
    const made = grounds.get(ground) ?? new Map<string, Promise<Thing>>();
    grounds.set(ground, made);
    const key = JSON.stringify(asked);
    const thing = made.get(key) ?? make(ground, ...asked);
    made.set(key, thing);
    return thing;
  };
}

/** What a proof stands on: a temporary database, server processes and directories, all of it gone afterwards. */
export class Ground {
  private readonly leftovers: (() => Promise<void> | void)[] = [];
  private hasServer = process.env['MEED_TEST_SERVER'] !== undefined;

  constructor(
    /** How many server processes a cluster has. */
    readonly clusterOf = 3,
  ) {}

  /** Does something once the proof is over, whatever came of it. */
  afterwards(step: () => Promise<void> | void): void {
    this.leftovers.push(step);
  }

  /** A fresh migrated database on the server of DATABASE_URL, else on an embedded one. */
  async database(): Promise<TestDatabase> {
    if (!this.hasServer) {
      await globalSetup();
      this.afterwards(globalTeardown);
      this.hasServer = true;
    }
    const store = await testDatabase();
    this.afterwards(() => store.drop());
    return store;
  }

  /** A directory that an embedded server may run in, also for root. */
  directory(): string {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'meed-prove-'));
    chmodSync(directory, 0o755);
    this.afterwards(() => rmSync(directory, { recursive: true, force: true }));
    return directory;
  }

  /** Real server processes, `node bin/meed.js serve`, each on a port of its own. */
  async servers(count: number, env: Readonly<Record<string, string>>): Promise<ServerProcess[]> {
    return Promise.all(Array.from({ length: count }, () => this.server(env)));
  }

  async server(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const server = await startServer(env);
    this.afterwards(() => server.stop());
    return server;
  }

  /** Undoes everything, the latest first. */
  async clear(): Promise<void> {
    for (const step of this.leftovers.reverse()) await step();
    this.leftovers.length = 0;
  }
}

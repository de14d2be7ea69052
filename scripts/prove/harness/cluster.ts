import type { TestDatabase } from '../../../test/support/database';
import type { Sending } from '../../../test/support/seed';
import { sendingTo } from './api';
import { among } from './crowd';
import { type Ground, shared } from './ground';
import type { ServerProcess } from './server-process';

/** Server processes over one database, and a way to seed it through them. */
export interface Cluster {
  readonly store: TestDatabase;
  readonly env: Readonly<Record<string, string>>;
  readonly servers: readonly ServerProcess[];
  readonly api: Sending;
  /** The port of the server of this number, going round. */
  port(number: number): number;
}

/** Server processes over a database of their own; proofs on the same ground share them. */
export const openCluster = shared(start);

async function start(ground: Ground): Promise<Cluster> {
  const store = await ground.database();
  const directory = ground.directory();
  const env = { DATABASE_URL: store.urls.app, MEED_DATA_DIR: directory };
  let turn = 0;
  const api = await sendingTo(() => {
    turn += 1;
    return port(turn);
  }, directory);
  const servers = await ground.servers(ground.clusterOf, env);
  const port = (number: number): number => among(servers, number).port;
  return { store, env, servers, api, port };
}

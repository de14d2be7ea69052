import { readFileSync } from 'node:fs';
import type { Home } from './home';
import type { ServerState } from './pid-file';

/** A PostgreSQL that serves from a data directory of ours. */
export interface EmbeddedServer {
  readonly port: number;
  readonly pid: number;
  /** Another process, or an earlier call of this one, runs it; it ends with that one and `stop` leaves it alone. */
  readonly isAdopted: boolean;
  /** The address of one of its databases for the superuser `postgres`. */
  url(database?: string): string;
  /** Ends the server and returns when it is gone; more than once is as once. */
  stop(): Promise<void>;
}

/** The handle of a running server; `stop` is run at most once. */
export function embeddedServer(
  home: Home,
  { pid, port }: ServerState,
  stop: (() => Promise<void>) | null,
): EmbeddedServer {
  const password = readFileSync(home.password, 'utf8').trim();
  let stopped: Promise<void> | null = null;
  return {
    port,
    pid,
    isAdopted: stop === null,
    url: (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop() {
      stopped ??= stop === null ? Promise.resolve() : stop();
      return stopped;
    },
  };
}

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './read-if-there';
import { commandLine } from './running-process';

/** What a server says of itself in `postmaster.pid`. */
export interface ServerState {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const fileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

/** The state of the server of a cluster as its file tells it, true or not; null without a file. */
export function readServerState(cluster: string): ServerState | null {
  const file = fileOf(cluster);
  if (!existsSync(file)) return null;
  const [pid, , , port, , , , status] = readIfThere(file).split('\n');
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === 'ready' };
}

/** Whether a process is the server of this very cluster; a process that was given the id of a dead server is not. */
export const isServerOf = (cluster: string, pid: number): boolean => `${commandLine(pid)} `.includes(` -D ${cluster} `);

/**
 * Tells the next server that the file of a dead one is stale. PostgreSQL finds out itself unless the id was given to
 * another process of the same user, which is usual in containers; but it always takes the id of its own parent, us, as
 * stale. The file must stay: by it PostgreSQL also finds what the dead server's children still hold.
 */
export function markStale(cluster: string): void {
  const file = fileOf(cluster);
  if (!existsSync(file)) return;
  const [pid, ...rest] = readIfThere(file).split('\n');
  // PostgreSQL refuses an empty file; it was cut off before its server could hold anything.
  if (pid === '') rmSync(file);
  else writeFileSync(file, [process.pid, ...rest].join('\n'));
}

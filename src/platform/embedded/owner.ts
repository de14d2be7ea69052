import { rmSync, writeFileSync } from 'node:fs';
import { endServer } from './end-server';
import type { Home } from './home';
import { isServerOf, markStale, readServerState, type ServerState } from './pid-file';
import { readIfThere } from './read-if-there';
import { isRunning, processMark } from './running-process';

/**
 * The running server of a home if the process that started it runs as well. The server of a dead process is ended and
 * not shared, because its guard is about to end it too. The caller has the turn of the home.
 */
export async function findServer(home: Home): Promise<ServerState | null> {
  const server = readServerState(home.cluster);
  if (server === null) return null;
  if (isServerOf(home.cluster, server.pid)) {
    if (server.isReady && isOwned(home)) return server;
    await endServer(home.cluster, server.pid, 'fast');
  }
  markStale(home.cluster);
  return null;
}

/** Writes down that this process runs the server. */
export function own(home: Home, pid: number): void {
  writeFileSync(home.owner, deed(pid));
}

/** Takes that back, unless another process runs another server by now. */
export function disown(home: Home, pid: number): void {
  if (readIfThere(home.owner) === deed(pid)) rmSync(home.owner);
}

const deed = (pid: number): string => `${processMark(process.pid)} runs ${pid}\n`;
const isOwned = (home: Home): boolean => isRunning(readIfThere(home.owner).split(' ')[0] ?? '');

import { setTimeout } from 'node:timers/promises';
import { EmbeddedError, messageOf } from './embedded-error';
import { isServerOf } from './pid-file';
import { isRunning, processMark } from './running-process';

const LOOK_AGAIN_MS = 10;
const LOOKS = 1_500;

/** `fast` writes everything out first; `immediate` does not, which is enough for data that nobody keeps. */
type Shutdown = 'fast' | 'immediate';

/** Ends a server and returns when it is gone; one that does not end in time is ended at once. */
export async function endServer(cluster: string, pid: number, shutdown: Shutdown): Promise<void> {
  if (shutdown === 'fast' && (await isGoneAfter('SIGINT', cluster, pid))) return;
  if (await isGoneAfter('SIGQUIT', cluster, pid)) return;
  throw new EmbeddedError(`the server of ${cluster} (process ${pid}) does not stop`);
}

async function isGoneAfter(signal: NodeJS.Signals, cluster: string, pid: number): Promise<boolean> {
  // A process that is ending loses its command line before it is gone, so from here on it is known by its birth.
  const mark = isServerOf(cluster, pid) ? processMark(pid) : null;
  if (mark === null) return true;
  send(signal, cluster, pid);
  for (let look = 0; look < LOOKS; look += 1) {
    if (!isRunning(mark)) return true;
    await setTimeout(LOOK_AGAIN_MS);
  }
  return false;
}

function send(signal: NodeJS.Signals, cluster: string, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isServerOf(cluster, pid)) return; // it ended meanwhile
    throw new EmbeddedError(`the server of ${cluster} (process ${pid}) cannot be stopped (${messageOf(error)})`);
  }
}

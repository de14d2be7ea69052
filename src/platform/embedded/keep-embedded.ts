import { report } from '../report';
import type { EmbeddedServer } from './embedded-server';
import { isRunning, processMark } from './running-process';
import { type EmbeddedOptions, startEmbedded } from './start-embedded';

const LOOK_EVERY_MS = 250;

/** An embedded server that comes back: who is connected to it fails for a moment and goes on at the same address. */
export interface KeptServer {
  url(database?: string): string;
  /** Stops looking, and ends the server if this process runs it. */
  stop(): Promise<void>;
}

/**
 * Starts the server of a data directory, or shares it, and starts it again whenever it is gone, whoever ended it: killed,
 * crashed, or stopped with the process that ran it. All processes on the directory do so, and one of them is first.
 */
export async function keepEmbedded(options: EmbeddedOptions): Promise<KeptServer> {
  let server = await startEmbedded(options);
  let mark = processMark(server.pid);
  let starting: Promise<void> = Promise.resolve();
  let isStarting = false;

  const startAgain = async (): Promise<void> => {
    const before: EmbeddedServer = server;
    try {
      server = await startEmbedded(options);
      mark = processMark(server.pid);
      if (server.port !== before.port) report('the embedded server came back on another port', new Error('restart me'));
    } catch (error) {
      report('the embedded server could not be started again', error);
    }
    isStarting = false;
  };
  const timer = setInterval(() => {
    if (isStarting || (mark !== null && isRunning(mark))) return;
    isStarting = true;
    starting = startAgain();
  }, LOOK_EVERY_MS);
  return {
    url: (database) => server.url(database),
    async stop() {
      clearInterval(timer);
      await starting;
      await server.stop();
    },
  };
}

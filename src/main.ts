import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { type Config, readConfig } from './platform/config';
import { log, useLogger } from './platform/report';
import { openRuntime } from './runtime';
import { startServer } from './server';
import { untilStopped } from './until-stopped';

/** Serves until it is told to stop, then answers what is under way and leaves nothing behind. */
export async function serve(config: Config): Promise<void> {
  useLogger(pino({ level: config.logLevel, base: null }));
  const runtime = await openRuntime(config);
  try {
    const server = await startServer(config, runtime);
    log().info({ port: server.port, host: config.host }, 'listening');
    const signal = await untilStopped();
    log().info({ signal }, 'draining');
    await within(config.shutdownGraceMs, server.drain());
  } finally {
    await runtime.close();
  }
}

/** Lets the work end by itself, but not for longer than the grace. */
async function within(graceMs: number, work: Promise<void>): Promise<void> {
  const patience = new AbortController();
  const limit = setTimeout(graceMs, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([work, limit]);
  patience.abort();
}

/** `node dist/src/main.js` serves a build; `meed serve` does the same from wherever it is. */
if (require.main === module) {
  Promise.resolve()
    .then(() => serve(readConfig(process.env)))
    .catch((error: unknown) => {
      process.exitCode = 1;
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
}

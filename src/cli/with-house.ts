import pino from 'pino';
import { type Config, readConfig } from '../platform/config';
import { useLogger } from '../platform/report';
import { openRuntime, type Runtime } from '../runtime';

/** Opens the house for one piece of work on the command line, and closes it whatever comes of it. */
export async function withHouse<Result>(work: (runtime: Runtime, config: Config) => Promise<Result>): Promise<Result> {
  const config = readConfig(process.env);
  useLogger(pino({ level: 'warn', base: null }, pino.destination(2)));
  const runtime = await openRuntime(config);
  try {
    return await work(runtime, config);
  } finally {
    await runtime.close();
  }
}

import { onServer } from './database';

let stop: () => Promise<void> = async () => undefined;

/** What to do once every test has run. */
export function stopAtTheEnd(end: () => Promise<void>): void {
  stop = end;
}

export default async function globalTeardown(): Promise<void> {
  const server = process.env['MEED_TEST_SERVER'];
  const template = process.env['MEED_TEST_TEMPLATE'];
  if (server !== undefined && template !== undefined)
    await onServer(server, `drop database if exists "${template}" with (force)`);
  await stop();
}

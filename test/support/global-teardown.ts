import { onServer } from './database';

const ends: (() => Promise<void> | void)[] = [];

/** What to do once every test has run, the latest first. */
export function stopAtTheEnd(end: () => Promise<void> | void): void {
  ends.unshift(end);
}

export default async function globalTeardown(): Promise<void> {
  const server = process.env['MEED_TEST_SERVER'];
  const template = process.env['MEED_TEST_TEMPLATE'];
  if (server !== undefined && template !== undefined)
    await onServer(server, `drop database if exists "${template}" with (force)`);
  for (const end of ends.splice(0)) await end();
}

import 'reflect-metadata';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataSourceOptions } from '../../ormconfig';
import { startEmbedded } from '../../src/platform/embedded/start-embedded';
import { migrate } from '../../src/platform/migrate';
import { onServer, withDatabase } from './database';
import { stopAtTheEnd } from './global-teardown';

/** One server for the whole run, which jest or a proof begins, and one migrated template; DATABASE_URL names another server, else the embedded one starts. */
export default async function globalSetup(jest?: object): Promise<void> {
  const ground = mkdtempSync(path.join(os.tmpdir(), 'meed-test-'));
  stopAtTheEnd(() => rmSync(ground, { recursive: true, force: true }));
  process.env['MEED_TEST_GROUND'] = ground;
  const server = process.env['DATABASE_URL'] ?? (await (jest === undefined ? embedded({}) : embeddedForTests(ground)));
  const template = `meed_test_template_${process.pid}`;
  await onServer(server, `drop database if exists "${template}" with (force)`, `create database "${template}"`);
  await migrate(withDatabase(server, template), dataSourceOptions);
  process.env['MEED_TEST_SERVER'] = server;
  process.env['MEED_TEST_TEMPLATE'] = template;
}

/** Tests send their hundred thousands of statements through a socket in the file system, at three quarters of what TCP costs. */
async function embeddedForTests(ground: string): Promise<string> {
  const sockets = path.join(ground, 'sockets');
  mkdirSync(sockets);
  // As root the server runs as another user, who must be able to pass and to write.
  chmodSync(ground, 0o755);
  chmodSync(sockets, 0o777);
  const server = new URL(await embedded({ ...OF_TESTS, unix_socket_directories: sockets }));
  server.searchParams.set('host', sockets);
  return server.toString();
}

/** The tables of most tests are so small that each plan is a good one, and planning anew is half of what its server does. */
const OF_TESTS = { plan_cache_mode: 'force_generic_plan' };

async function embedded(settings: Readonly<Record<string, string>>): Promise<string> {
  const dataDir = hasRoomInMemory() ? MEMORY : os.tmpdir();
  const server = await startEmbedded({ dataDir, throwaway: true, settings: { max_wal_size: '256MB', ...settings } });
  stopAtTheEnd(() => server.stop());
  return server.url();
}

const MEMORY = '/dev/shm';
/** A run takes a tenth of it. */
const ROOM = 4 * 2 ** 30;

/**
 * Each test file's database is six hundred files that are soon deleted; on a disk the kernel spends a fifth of the run on
 * finding others in their place. Linux has a directory in memory: it must be roomy, and let programs run.
 */
function hasRoomInMemory(): boolean {
  if (process.platform !== 'linux') return false;
  const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
  const options = mounted.find((line) => line.split(' ')[1] === MEMORY)?.split(' ')[3] ?? 'noexec';
  if (options.split(',').some((option) => option === 'noexec' || option === 'ro')) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}

import 'reflect-metadata';
import { readFileSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataSourceOptions } from '../../ormconfig';
import { startEmbedded } from '../../src/platform/embedded/start-embedded';
import { migrate } from '../../src/platform/migrate';
import { onServer, withDatabase } from './database';
import { stopAtTheEnd } from './global-teardown';

/** One server for the whole run and one migrated template; DATABASE_URL names another server, else the embedded one starts. */
export default async function globalSetup(): Promise<void> {
  const server = process.env['DATABASE_URL'] ?? (await embedded());
  const template = `meed_test_template_${process.pid}`;
  await onServer(server, `drop database if exists "${template}" with (force)`);
  await onServer(server, `create database "${template}"`);
  await migrate(withDatabase(server, template), dataSourceOptions);
  process.env['MEED_TEST_SERVER'] = server;
  process.env['MEED_TEST_TEMPLATE'] = template;
}

async function embedded(): Promise<string> {
  const dataDir = path.join(hasRoomInMemory() ? MEMORY : os.tmpdir(), 'meed-test');
  const server = await startEmbedded({ dataDir, throwaway: true, settings: { max_wal_size: '256MB' } });
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

import 'reflect-metadata';
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
  const server = await startEmbedded({ dataDir: path.join(os.tmpdir(), 'meed-test'), throwaway: true });
  stopAtTheEnd(() => server.stop());
  return server.url();
}

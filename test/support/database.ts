import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig';
import { Database } from '../../src/platform/database';
import { ensureRoles, type RoleUrls } from '../../src/platform/roles';

/** What passes between two attempts of a unit, and what a watch says. */
export interface Time {
  readonly rest: () => Promise<void>;
  readonly elapsed: () => number;
}

export interface TestDatabase {
  readonly adminUrl: string;
  readonly urls: RoleUrls;
  readonly database: Database;
  /** Another pool on the same database: a second server process in all but name. */
  another(poolSize?: number, connectTimeoutMS?: number, time?: Time): Promise<Database>;
  drop(): Promise<void>;
}

let made = 0;

/** A fresh migrated database of its own for one test file: a clone of the template, served by the unprivileged role. */
export async function testDatabase(poolSize = 10): Promise<TestDatabase> {
  const serverUrl = process.env['MEED_TEST_SERVER'];
  const template = process.env['MEED_TEST_TEMPLATE'];
  if (serverUrl === undefined || template === undefined) throw new Error('the global set-up did not run');
  made += 1;
  const name = `meed_test_${process.pid}_${process.env['JEST_WORKER_ID'] ?? '0'}_${made}`;
  // To copy the files of so small a database costs a third of what it costs to write each of its pages to the log.
  await onServer(
    serverUrl,
    `drop database if exists "${name}" with (force)`,
    `create database "${name}" template "${template}" strategy file_copy`,
  );
  const adminUrl = withDatabase(serverUrl, name);
  const urls = await ensureRoles(adminUrl);
  const opened: Database[] = [];
  const open = async (size = poolSize, connectTimeoutMS = 60_000, time?: Time): Promise<Database> => {
    const source = await new DataSource({
      ...dataSourceOptions,
      url: urls.app,
      poolSize: size,
      connectTimeoutMS,
    }).initialize();
    const database = new Database(source, time?.rest, time?.elapsed);
    opened.push(database);
    return database;
  };
  return {
    adminUrl,
    urls,
    database: await open(),
    another: open,
    async drop() {
      for (const database of opened) await database.close();
      await onServer(serverUrl, `drop database if exists "${name}" with (force)`);
    },
  };
}

export async function onServer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of statements) await client.query(text);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.toString();
}

import { DataSource, type DataSourceOptions } from 'typeorm';
import { ensureRoles, type RoleUrls } from './roles';

const MIGRATION_LOCK = 4963302;
const WRONG_PASSWORD = '28P01';

/**
 * Brings the database of an administrator's address up to date as the role that owns the tables, and returns the addresses
 * of the two roles: for the embedded server, the demo and tests.
 */
export async function migrate(adminUrl: string, options: DataSourceOptions): Promise<RoleUrls> {
  const urls = await ensureRoles(adminUrl);
  try {
    await migrateAs(urls.owner, options);
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== WRONG_PASSWORD) throw error;
    const told = 'the roles meed_owner and meed_app are on this server with passwords of their own';
    throw new Error(`${told}: give DATABASE_URL as meed_app and MIGRATION_DATABASE_URL as meed_owner`, {
      cause: error,
    });
  }
  return urls;
}

/** Brings a database up to date as the login of the address, one process at a time. */
export async function migrateAs(url: string, options: DataSourceOptions): Promise<void> {
  const source = await new DataSource({ ...options, url, poolSize: 2 } as DataSourceOptions).initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations();
    await lock.release();
  } finally {
    await source.destroy();
  }
}

/** How many migrations of this build the database has not seen. */
export async function missingMigrations(source: DataSource): Promise<number> {
  const rows = await source.query<{ readonly name: string }[]>('select name from migrations');
  const applied = new Set(rows.map(({ name }) => name));
  return source.migrations.filter((migration) => !applied.has(migration.name ?? migration.constructor.name)).length;
}

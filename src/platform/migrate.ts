import { DataSource, type DataSourceOptions } from 'typeorm';
import { ensureRoles, type RoleUrls } from './roles';

const MIGRATION_LOCK = 4963302;

/** Brings the database of an administrator's address up to date, one process at a time, and returns the addresses of the two roles. */
export async function migrate(adminUrl: string, options: DataSourceOptions): Promise<RoleUrls> {
  const urls = await ensureRoles(adminUrl);
  const source = await new DataSource({ ...options, url: urls.owner, poolSize: 2 } as DataSourceOptions).initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await source.runMigrations();
    await lock.release();
  } finally {
    await source.destroy();
  }
  return urls;
}

/** How many migrations of this build the database has not seen. */
export async function missingMigrations(source: DataSource): Promise<number> {
  const rows = await source.query<{ readonly name: string }[]>('select name from migrations');
  const applied = new Set(rows.map(({ name }) => name));
  return source.migrations.filter((migration) => !applied.has(migration.name ?? migration.constructor.name)).length;
}

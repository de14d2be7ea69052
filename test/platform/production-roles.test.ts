import { Client } from 'pg';
import { dataSourceOptions } from '../../ormconfig';
import { migrateAs } from '../../src/platform/migrate';
import { ensureRoles, isPrivileged } from '../../src/platform/roles';
import { onServer, type TestDatabase, testDatabase, withDatabase } from '../support/database';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

async function loginOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ name: string }>('select current_user as name')).rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
}

describe('the two roles', () => {
  it('are unprivileged, and making them again leaves their logins as they are', async () => {
    expect(await loginOf(store.urls.app)).toBe('meed_app');
    await ensureRoles(store.adminUrl);
    expect(await loginOf(store.urls.app)).toBe('meed_app');
    expect(await isPrivileged(store.urls.app)).toBe(false);
    expect(await isPrivileged(store.urls.owner)).toBe(true);
    expect(await isPrivileged(store.adminUrl)).toBe(true);
  });

  it('migrate an empty database that belongs to the owner, with the addresses taken as they are given', async () => {
    const name = `meed_test_${process.pid}_production`;
    await onServer(store.adminUrl, `create database "${name}" owner meed_owner`);
    const url = withDatabase(store.urls.owner, name);
    await migrateAs(url, dataSourceOptions);
    await migrateAs(url, dataSourceOptions);
    expect(await loginOf(withDatabase(store.urls.app, name))).toBe('meed_app');
    await onServer(store.adminUrl, `drop database "${name}" with (force)`);
  });
});

import type { Authority } from '../../src/platform/authority';
import { statement } from '../../src/platform/statement';
import { insertRows } from '../../src/platform/table';
import { wall } from '../../src/platform/wall';
import { Vendor } from '../../src/vendors/vendor.entity';
import { type TestDatabase, testDatabase } from '../support/database';

const VENDORS = statement('test.vendors', `select v.name from vendor v where ${wall('v', 'vendor')}`);
const authority = (vendorId: string): Authority => ({
  reach: 'SYSTEM',
  role: 'SYSTEM',
  vendorId,
  partnerId: null,
  customerId: null,
  personId: null,
});
const A = '00000000-0000-7000-8000-00000000000a';
const B = '00000000-0000-7000-8000-00000000000b';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

const vendor = (id: string) => ({
  id,
  externalReference: id,
  name: `vendor ${id}`,
  timeZone: 'UTC',
  currency: 'EUR',
  isTest: true,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('a scope', () => {
  it('shows one vendor nothing of another', async () => {
    for (const id of [A, B])
      await store.database.writing(authority(id), (scope) => insertRows(scope, Vendor, [vendor(id)]));
    const scope = store.database.reading(authority(A));
    expect(await scope.rows(VENDORS)).toEqual([{ name: `vendor ${A}` }]);
    await scope.close();
    await expect(scope.rows(VENDORS)).rejects.toThrow('a closed scope answers nothing');
  });
});

import { onServer } from '../support/database';
import { type TestHouse, testHouse } from '../support/house';
import { probe } from './probe';
import { withoutRowSecurity } from './without-row-security';
import { buildWorld } from './world';

let meed: TestHouse;
beforeAll(async () => {
  meed = await testHouse();
  await onServer(meed.store.adminUrl, withoutRowSecurity);
});
afterAll(async () => {
  await meed.close();
});

it('holds by the walls of the statements alone', async () => {
  expect((await probe(meed, await buildWorld(meed))).leaks).toEqual([]);
});

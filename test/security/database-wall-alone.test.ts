/** @jest-environment node */
// The house's own walls are gone: statements filter nothing, and every role may ask for every field.
jest.mock('../../src/platform/wall', () => ({
  ...jest.requireActual<object>('../../src/platform/wall'),
  wall: () => 'true',
}));
jest.mock('../../src/platform/graphql/policy', () => ({
  ...jest.requireActual<object>('../../src/platform/graphql/policy'),
  policyErrors: () => [],
}));

import { onServer } from '../support/database';
import { type TestHouse, testHouse } from '../support/house';
import { probe } from './probe';
import { withoutRowSecurity } from './without-row-security';
import { buildWorld, type World } from './world';

let meed: TestHouse;
let world: World;
beforeAll(async () => {
  meed = await testHouse();
  world = await buildWorld(meed);
});
afterAll(async () => {
  await meed.close();
});

it('holds by row-level security alone', async () => {
  expect((await probe(meed, world)).leaks).toEqual([]);
});

// Neither wall stands: the proof has to turn red, or it proves nothing.
it('leaks to every foreign hat once both walls are gone', async () => {
  await onServer(meed.store.adminUrl, withoutRowSecurity);
  const { leaks } = await probe(meed, world, { untilSeen: true });
  expect(new Set(leaks.map(({ hat }) => hat))).toEqual(
    new Set(['rival vendor', 'other partner', 'other customer', 'none']),
  );
});

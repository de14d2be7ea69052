// The house's own walls are gone: statements filter nothing, and every role may ask for every field.
jest.mock('../../src/platform/wall', () => ({
  ...jest.requireActual<object>('../../src/platform/wall'),
  wall: () => 'true',
}));
jest.mock('../../src/platform/graphql/policy', () => ({
  ...jest.requireActual<object>('../../src/platform/graphql/policy'),
  policyErrors: () => [],
}));

import { type TestHouse, testHouse } from '../support/house';
import { probe } from './probe';
import { buildWorld } from './world';

let meed: TestHouse;
beforeAll(async () => {
  meed = await testHouse();
});
afterAll(async () => {
  await meed.close();
});

it('holds by row-level security alone', async () => {
  expect((await probe(meed, await buildWorld(meed))).leaks).toEqual([]);
});

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

it('shows no foreign hat a single foreign byte, whatever it asks', async () => {
  const { probes, fields, leaks } = await probe(meed, await buildWorld(meed));
  expect(leaks).toEqual([]);
  expect(fields).toEqual(new Set(Object.keys(meed.app.schema.getQueryType()?.getFields() ?? {})));
  expect(probes).toBeGreaterThan(100);
});

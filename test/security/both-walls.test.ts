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
  const { probes, fields, leaks, codes } = await probe(meed, await buildWorld(meed));
  expect(leaks).toEqual([]);
  const all = new Set(Object.keys(meed.app.schema.getQueryType()?.getFields() ?? {}));
  expect([...fields].map(([hat, asked]) => [hat, [...all].filter((field) => !asked.has(field))])).toEqual([
    ['rival vendor', []],
    ['other partner', []],
    ['other customer', []],
    ['none', []],
  ]);
  // A question that was not understood, or that nobody was ready to answer, proves nothing.
  expect([...codes].filter((code) => !/ (FORBIDDEN|UNAUTHENTICATED)$/.test(code))).toEqual([]);
  expect(probes).toBeGreaterThan(100);
});

import { tablePolicies } from '../../src/platform/entity';
import { type TestHouse, testHouse } from '../support/house';
import { forge } from './forge';
import { buildWorld, type World } from './world';
import { checksums, ourRows, type Rows, trespass } from './write-canary';

let meed: TestHouse;
let world: World;
let rows: Rows;
beforeAll(async () => {
  meed = await testHouse();
  world = await buildWorld(meed);
  rows = await ourRows(meed, world);
});
afterAll(async () => {
  await meed.close();
});

it('lets no hat write what is none of its business, in any table', async () => {
  expect(tablePolicies().filter(({ table }) => !rows.get(table)?.length)).toEqual([]);
  const before = await checksums(meed);
  const { tries, past } = await trespass(meed, world, rows);
  expect(past).toEqual([]);
  expect(tries).toBeGreaterThan(1000);
  expect(await checksums(meed)).toEqual(before);
});

it('lets nobody say more than its own word in rows of its own', async () => {
  const before = await checksums(meed);
  expect(await forge(meed, world, rows)).toEqual([]);
  expect(await checksums(meed)).toEqual(before);
});

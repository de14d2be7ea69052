// Row-level security is gone: the proof about writes has to turn red, or it proves nothing.
import { tablePolicies } from '../../src/platform/entity';
import { onServer } from '../support/database';
import { type TestHouse, testHouse } from '../support/house';
import { forge } from './forge';
import { FORGERIES } from './forgeries';
import { withoutRowSecurity } from './without-row-security';
import { buildWorld, type World } from './world';
import { checksums, ourRows, type Rows, trespass, type Written } from './write-canary';

let meed: TestHouse;
let world: World;
let rows: Rows;
beforeAll(async () => {
  meed = await testHouse();
  world = await buildWorld(meed);
  rows = await ourRows(meed, world);
  await onServer(meed.store.adminUrl, withoutRowSecurity);
});
afterAll(async () => {
  await meed.close();
});

it('lets every forgery through once the policies are dropped', async () => {
  const past = await forge(meed, world, rows);
  expect(FORGERIES.filter((forgery) => !past.includes(forgery))).toEqual([]);
});

it('lets every hat write into every table', async () => {
  const before = await checksums(meed);
  const { past } = await trespass(meed, world, rows);
  const tables = (verb: Written['verb'], hat: string) =>
    new Set(past.filter((written) => written.verb === verb && written.hat === hat).map(({ table }) => table));
  const policies = tablePolicies();
  expect(tables('insert', 'rival vendor')).toEqual(new Set(policies.map(({ table }) => table)));
  expect(tables('update', 'rival vendor')).toEqual(
    new Set(policies.filter(({ isAppendOnly }) => !isAppendOnly).map(({ table }) => table)),
  );
  expect(new Set(past.map(({ hat }) => hat)).size).toBe(7);
  expect(await checksums(meed)).not.toEqual(before);
});

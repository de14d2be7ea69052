import { tablePolicies } from '../../src/platform/entity';
import { onServer } from '../support/database';
import { type TestHouse, testHouse } from '../support/house';
import { forge } from './forge';
import { FORGERIES } from './forgeries';
import { type Probed, probe } from './probe';
import { withoutRowSecurity } from './without-row-security';
import { buildWorld, type World } from './world';
import { checksums, ourRows, type Rows, trespass, type Written } from './write-canary';

/** One world, in which the walls are tried one after the other: both, those of the statements alone, and none for writes. */
let meed: TestHouse;
let world: World;
beforeAll(async () => {
  meed = await testHouse();
  world = await buildWorld(meed);
});
afterAll(async () => {
  await meed.close();
});

/** No foreign byte was seen, and every question was one. */
function expectNothingSeen({ probes, fields, leaks, codes }: Probed): void {
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
}

it('shows no foreign hat a single foreign byte, whatever it asks', async () => {
  expectNothingSeen(await probe(meed, world));
});

describe('what is written', () => {
  let rows: Rows;
  beforeAll(async () => {
    rows = await ourRows(meed, world);
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
});

describe('without row-level security', () => {
  let rows: Rows;
  beforeAll(async () => {
    rows = await ourRows(meed, world);
    await onServer(meed.store.adminUrl, withoutRowSecurity);
  });

  it('holds by the walls of the statements alone', async () => {
    expectNothingSeen(await probe(meed, world));
  });

  // From here on the proof about writes has to turn red, or it proves nothing.
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
});

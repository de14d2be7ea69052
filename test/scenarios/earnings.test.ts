import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { House } from '../../src/access/command';
import type { Story } from '../../src/cli/demo/story.rules';
import { tellStory } from '../../src/cli/demo/tell-story';
import { type EarningsRow, earningsTable } from '../../src/cli/earnings/earnings-table';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import { vendorIdOf } from '../../src/vendors/vendor.rules';
import { TestClock } from '../support/clock';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

const STORY = path.join(__dirname, '..', '..', 'examples', 'brightside.story.json');
const NOW = '2026-04-10T12:00:00.000Z';
let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

const said = ({ partner, month, outcomes, voided, amount, currency }: EarningsRow): string =>
  `${partner} ${month} ${outcomes}/${voided} ${amount} ${currency}`;

it('pays the partner behind each payee, also where there is a fixed fee and no outcome, in three currencies', async () => {
  const { database } = store;
  const clock = new TestClock(NOW);
  const house: House = { database, clock, ids: systemIds, bus: new Bus(), poke: () => undefined };
  await tellStory(house, JSON.parse(readFileSync(STORY, 'utf8')) as Story, () => undefined);
  const { rows, problems } = await earningsTable(house, vendorIdOf('brightside'));
  expect(rows.map(said)).toEqual([
    // 35 % of two clinics at 100.125, and 40 % of the savings of January.
    'P-070 2026-01 0/0 70.087 BHD',
    'P-070 2026-01 0/0 28000.00 EUR',
    'P-070 2026-02 0/0 35.044 BHD',
    // 19 of 31 days of 600000 and 430 of 500 users on the curve, a whole fee and 550 users, then the fee alone.
    'P-081 2026-01 0/0 667742 JPY',
    'P-081 2026-02 0/0 1850000 JPY',
    'P-081 2026-03 0/0 600000 JPY',
    'P-081 2026-04 0/0 600000 JPY',
    // The other 65 %; the reopened clinic is voided.
    'P-973 2026-01 2/1 130.163 BHD',
    'P-973 2026-02 1/0 65.081 BHD',
  ]);
  // What cannot be computed yet is named, and the rest is shown.
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['A-savings, 2026-03', 'A-savings, 2026-04']);
});

describe('a period', () => {
  const TOKYO = { timeZone: 'Asia/Tokyo' };
  /** 2026-04-01 05:00 in Tokyo, and still March by the clock of the vendor. */
  const LAST_EVENING = '2026-03-31T20:00:00Z';

  it.each([
    ['2026-03', {}],
    ['2026-04', TOKYO],
    ['2026-Q1', { cadence: 'QUARTER' }],
    ['2026-Q2', { cadence: 'QUARTER', ...TOKYO }],
    ['2026', { cadence: 'YEAR' }],
  ])('is %s under an agreement with %j', async (label, more) => {
    const acme = await Settling.open(store.database);
    await acme.agreement(graduated(), more);
    acme.clock.set(NOW);
    await acme.outcome('2', LAST_EVENING);
    const { rows, problems } = await earningsTable(acme.house, acme.vendorId);
    expect(rows.map(said)).toEqual([`lead ${label} 1/0 100.00 EUR`]);
    expect(problems).toEqual([]);
  });

  it('counts an outcome once where two agreements pay for it, and adds up what they pay', async () => {
    const acme = await Settling.open(store.database);
    await acme.agreement(graduated());
    await acme.agreement(graduated());
    await acme.outcome('2', '2026-03-05T10:00:00Z');
    const { rows } = await earningsTable(acme.house, acme.vendorId);
    expect(rows.map(said)).toEqual(['lead 2026-03 1/0 200.00 EUR']);
  });
});

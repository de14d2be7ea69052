import { toEarnings } from '../../src/settlement/earnings.type';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

it('names what keeps an estimate from being complete in the currency of that estimate alone', async () => {
  const acme = await Settling.open(store.database);
  const gain = { minimumRate: '0.02', share: '0.40', maximumRate: '0.10' };
  const savings = { baselineMeasure: 'baseline.incidents', actualMeasure: 'incidents', gain };
  await acme.agreement({ currency: 'CHF', components: [{ key: 'savings', pay: { sharedSavings: savings } }] });
  await acme.agreement(graduated());
  await acme.outcome('2', '2026-03-05T10:00:00Z');
  const shown = (await acme.earnings('2026-03')).map(toEarnings);
  expect(
    shown.map(({ currency, projected, problems }) => [currency, projected.amount, problems.map(({ code }) => code)]),
  ).toEqual([
    ['CHF', '0.00', ['MISSING_FACT']],
    ['EUR', '100.00', []],
  ]);
});

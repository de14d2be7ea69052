import { endAgreement } from '../../src/agreements/end-agreement.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { Paying } from '../support/paying';
import { payAll } from '../support/paying-out';
import { flat, Settling } from '../support/settling';

/** A label whose statement is locked takes no posting: what comes late goes under the first label that is not, and is paid there. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

/** January of an agreement that pays 100.00 per result, closed, locked and paid. */
async function paidJanuary(): Promise<string> {
  const agreement = await acme.agreement(flat('100.00'));
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(agreement, '2026-01');
  await paying.lock(paying.statement('2026-01'));
  await payAll(acme);
  return agreement;
}

it('a backdated agreement is posted under the first label that is not locked', async () => {
  const first = await paidJanuary();
  const january = paying.statement('2026-01');
  const before = await paying.figures(january);
  const late = await acme.agreement(flat('7.00'));
  await acme.close(late, '2026-01');
  expect(await paying.row(january)).toMatchObject({ state: 'PAID' });
  expect(await paying.figures(january)).toEqual(before);
  expect(await acme.lines(late)).toMatchObject([{ periodLabel: '2026-01', postedLabel: '2026-02', amount: 7_000n }]);
  for (const agreement of [first, late]) await acme.close(agreement, '2026-02');
  const february = paying.statement('2026-02');
  await paying.lock(february);
  expect(await paying.figures(february)).toMatchObject({ total: 7_000n, payable: 7_000n });
  await payAll(acme);
  expect(await paying.buckets()).toMatchObject({ accrued: 0n, payable: 0n, paid: 107_000n });
});

it('a correction of an ended agreement passes over the labels that another agreement has locked', async () => {
  const [ended, other] = [await acme.agreement(flat('7.00')), await acme.agreement(flat('100.00'))];
  await acme.done(endAgreement, { agreementId: acme.id('agreement', ended), endOn: '2026-04-01', reason: 'over' });
  const wrong = await acme.outcome('10', '2026-01-20T10:00:00Z');
  acme.clock.set('2026-05-15T12:00:00.000Z');
  await acme.outcome('1', '2026-04-20T10:00:00Z');
  for (const month of ['2026-01', '2026-02', '2026-03'])
    for (const agreement of [ended, other]) await acme.close(agreement, month);
  await acme.close(other, '2026-04');
  for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) await paying.lock(paying.statement(month));
  const april = paying.statement('2026-04');
  const before = await paying.figures(april);
  await paying.reverse(wrong);
  await acme.settle(ended, '2026-01');
  expect(await paying.figures(april)).toEqual(before);
  const posted = (await acme.lines(ended)).filter(({ amount }) => amount !== 0n);
  expect(posted.map(({ postedLabel, amount }) => ({ postedLabel, amount }))).toEqual([
    { postedLabel: '2026-01', amount: 7_000n },
    { postedLabel: '2026-05', amount: -7_000n },
  ]);
});

import type { House } from '../../src/access/command';
import { systemIds } from '../../src/platform/ports';
import { closePeriod } from '../../src/statements/close-period.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { submitStatement } from '../../src/statements/submit-statement.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { houseWith } from '../support/interleaved';
import { codeOf, Paying } from '../support/paying';
import { flat, Settling } from '../support/settling';

/** An agreement that is signed and closed between two statements of a submission or a lock, which does not hold it. */
let store: TestDatabase;
let acme: Settling;
let paying: Paying;
let january: string;

beforeAll(async () => {
  store = await testDatabase(20);
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  paying = new Paying(acme);
  january = paying.statement('2026-01');
  const first = await acme.agreement(flat('100.00'));
  await acme.outcome('10', '2026-01-20T10:00:00Z');
  await acme.close(first, '2026-01');
});
afterEach(async () => {
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

const closeIn = (house: House, agreement: string) =>
  acme.done(
    closePeriod,
    { agreementId: acme.id('agreement', agreement), period: '2026-01', idempotencyKey: systemIds.next() },
    { hat: acme.hat('FINANCE'), house },
  );

function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/**
 * The command knows which agreements feed January; then another one is signed and closes January; once the closing has run
 * the named statement, the command goes on to its end, and the closing after it. Answers with the late agreement.
 */
async function overtaken(definition: typeof lockStatement, statementOfClosing: string): Promise<string> {
  const [known, reached] = [gate(), gate()];
  const commandKnows = () => {
    known.open();
    return reached.opened;
  };
  const input = { idempotencyKey: systemIds.next(), statementId: acme.id('statement', january) };
  const house = houseWith(acme.house, 'statement.feeding-agreements', commandKnows);
  const command = acme.done(definition, input, { hat: acme.hat('FINANCE'), house });
  await known.opened;
  const late = await acme.agreement(flat('7.00'));
  const closingReached = () => {
    reached.open();
    return command;
  };
  await closeIn(houseWith(acme.house, statementOfClosing, closingReached), late);
  return late;
}

it('a statement that is locked while another agreement closes takes nothing of it', async () => {
  await paying.step(submitStatement, january);
  await paying.approve(january);
  const late = await overtaken(lockStatement, 'statement.locked-among');
  expect(await paying.row(january)).toMatchObject({ state: 'LOCKED' });
  expect(await paying.figures(january)).toMatchObject({ total: 100_000n, payable: 100_000n });
  expect(await acme.lines(late)).toMatchObject([{ periodLabel: '2026-01', postedLabel: '2026-02', amount: 7_000n }]);
});

it('a statement that is submitted while another agreement closes is a draft again, and nobody approves it unseen', async () => {
  await overtaken(submitStatement, 'statement.reviewed');
  expect(await paying.row(january)).toMatchObject({ state: 'DRAFT', submittedBy: null });
  expect(await codeOf(paying.approve(january))).toBe('INVALID_STATE');
  await paying.lock(january);
  expect(await paying.figures(january)).toMatchObject({ total: 107_000n, payable: 107_000n });
});

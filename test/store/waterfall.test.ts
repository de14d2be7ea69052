import { releaseHoldback } from '../../src/pots/release-holdback.command';
import { postedComponents } from '../../src/settlement/run-waterfall.repository';
import { runWaterfall } from '../../src/settlement/run-waterfall.rules';
import { figuresOfStatement, type StatementRow } from '../../src/statements/statement.repository';
import { statementWaterfall } from '../../src/statements/statement-waterfall.rules';
import { partsOfStatement } from '../../src/statements/waterfall.repository';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

it('says where what was earned stands, after each run and on each statement', async () => {
  const acme = await Settling.open(store.database);
  acme.clock.set('2026-04-10T00:00:00.000Z');
  const agreement = await acme.agreement(graduated(), { startOn: '2026-02-01' });
  await acme.outcome('10', '2026-02-05T10:00:00Z');
  const first = await acme.settle(agreement, '2026-02');
  await acme.outcome('2', '2026-02-06T10:00:00Z');
  await acme.close(agreement, '2026-02');
  const taken = {
    agreementId: acme.id('agreement', agreement),
    pot: 'HOLDBACK',
    amount: '10.00',
    idempotencyKey: 'r1',
  };
  await acme.done(releaseHoldback, taken, { hat: acme.hat('FINANCE') });
  await acme.outcome('1', '2026-02-07T10:00:00Z');
  await acme.outcome('4', '2026-03-07T10:00:00Z');
  const closed = await acme.close(agreement, '2026-03');

  const stepsOf = async (runId: string) => {
    const posted = await acme.reading((scope) => postedComponents.batch(scope, [runId]));
    return runWaterfall(posted.get(runId) ?? [], null).map(({ key, amount }) => [key, amount]);
  };
  expect(await stepsOf(first.runId ?? '')).toEqual([
    ['component:resolved', 50_000n],
    ['total', 50_000n],
    ['held', 5_000n],
    ['accrued', 45_000n],
    ['postedBefore', 0n],
    ['postedByRun', 50_000n],
  ]);
  expect(await stepsOf(closed.correctionRunIds[0] ?? '')).toEqual([
    ['component:resolved', 65_000n],
    ['total', 65_000n],
    ['held', 6_500n],
    ['accrued', 58_500n],
    ['postedBefore', 60_000n],
    ['postedByRun', 5_000n],
  ]);

  const statements = await acme.all<StatementRow>('statement');
  const march = statements.find(({ label }) => label === '2026-03');
  const id = march?.id ?? '';
  const [figures, parts] = await acme.reading(async (scope) => [
    (await figuresOfStatement.batch(scope, [id])).get(id),
    (await partsOfStatement.batch(scope, [id])).get(id),
  ]);
  if (march === undefined || figures === undefined || parts === undefined) throw new Error('no statement of March');
  const shown = statementWaterfall(march, figures, parts).map(({ key, amount }) => [key, amount]);
  expect(shown.filter(([, amount]) => amount !== 0n)).toEqual([
    ['broughtForward', 54_000n],
    ['earned', 20_000n],
    ['correction:2026-02', 5_000n],
    ['total', 25_000n],
    ['released', 1_000n],
    ['heldBack', 2_500n],
    ['carriedForward', 77_500n],
  ]);
});

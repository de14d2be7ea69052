/** @jest-environment node */
import pino from 'pino';
import { systemIds } from '../../src/platform/ports';
import { useLogger } from '../../src/platform/report';
import { statement } from '../../src/platform/statement';
import { TryAgain } from '../../src/platform/try-again';
import { payOf } from '../../src/settlement/compute-periods';
import { trailingOf } from '../../src/settlement/safety/parked-settlement.repository';
import { advanceSettlementBatch } from '../../src/statements/batch/advance-settlement-batch.command';
import { batchById, refusalsOfBatch } from '../../src/statements/batch/settlement-batch.repository';
import { startSettlementBatch } from '../../src/statements/batch/start-settlement-batch.command';
import { faultsOfBooks } from '../support/assert-books';
import { type TestDatabase, testDatabase } from '../support/database';
import { graduated, Settling } from '../support/settling';

jest.mock('../../src/settlement/compute-periods', () => {
  const real = jest.requireActual<object & { payOf: typeof payOf }>('../../src/settlement/compute-periods');
  return { ...real, payOf: jest.fn(real.payOf) };
});
jest.mock('../../src/settlement/safety/parked-settlement.repository', () => {
  const file = '../../src/settlement/safety/parked-settlement.repository';
  const real = jest.requireActual<object & { trailingOf: typeof trailingOf }>(file);
  return { ...real, trailingOf: jest.fn(real.trailingOf) };
});

let store: TestDatabase;
let acme: Settling;
let logged: string[];
const IMPOSSIBLE = statement('test.impossible', 'select 1 / 0 as "never"');

beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  logged = [];
  useLogger(pino({ level: 'error' }, { write: (line) => void logged.push(line) }));
});
afterEach(async () => {
  jest.mocked(payOf).mockReset().mockImplementation(jest.requireActual('../../src/settlement/compute-periods').payOf);
  const file = '../../src/settlement/safety/parked-settlement.repository';
  jest.mocked(trailingOf).mockReset().mockImplementation(jest.requireActual(file).trailingOf);
  expect(await acme.reading(faultsOfBooks)).toEqual([]);
});
afterAll(async () => {
  await store.drop();
});

/** A terrible day of one agreement, in our own code or in the database. */
const BREAKS: readonly (readonly [string, (bad: string) => void])[] = [
  [
    'a bug in the computation',
    (bad) => {
      const real = jest.requireActual<{ payOf: typeof payOf }>('../../src/settlement/compute-periods').payOf;
      jest.mocked(payOf).mockImplementation((one, options) => {
        if (one.agreement.id === bad) throw new TypeError('cannot read properties of undefined');
        return real(one, options);
      });
    },
  ],
  [
    'a row that breaks a statement',
    (bad) => {
      const file = '../../src/settlement/safety/parked-settlement.repository';
      const real = jest.requireActual<{ trailingOf: typeof trailingOf }>(file).trailingOf;
      jest.mocked(trailingOf).mockImplementation(async (scope, periods) => {
        if (periods.some(({ agreementId }) => agreementId === bad)) await scope.rows(IMPOSSIBLE);
        return real(scope, periods);
      });
    },
  ],
];

async function started(isClosing: boolean) {
  await acme.outcome('101', '2026-01-05T10:00:00Z');
  const ids = [await acme.agreement(graduated()), await acme.agreement(graduated()), await acme.agreement(graduated())];
  const start = { period: '2026-01', isClosing, idempotencyKey: systemIds.next() };
  const { settlementBatchId } = await acme.done(startSettlementBatch, start);
  return { ids, bad: ids[1] ?? '', settlementBatchId };
}
const advance = (id: string) =>
  acme.done(advanceSettlementBatch, {
    settlementBatchId: acme.id('settlementBatch', id),
    idempotencyKey: systemIds.next(),
  });
const earned = async () =>
  (await acme.all<{ readonly agreementId: string }>('statement_line')).map(({ agreementId }) => agreementId).sort();

describe.each(BREAKS)('%s', (_, breaks) => {
  it.each([false, true])('stops one agreement of a batch and no other (closing: %s)', async (isClosing) => {
    const { ids, bad, settlementBatchId } = await started(isClosing);
    breaks(bad);
    await advance(settlementBatchId);
    const batch = await acme.reading(async (scope) =>
      (await batchById.batch(scope, [settlementBatchId])).get(settlementBatchId),
    );
    expect(batch).toMatchObject({ agreementCount: 3, doneCount: 3, settledCount: 2, lineCount: 2 });
    const refusals = (await acme.reading((scope) => refusalsOfBatch.batch(scope, [settlementBatchId]))).get(
      settlementBatchId,
    );
    expect(refusals).toMatchObject([{ agreementId: bad, code: 'INTERNAL' }]);
    expect(refusals?.[0]?.message).toContain(acme.id('agreement', bad));
    expect(logged.join('')).toContain(acme.id('agreement', bad));
    expect(logged).toHaveLength(1);
    expect(await earned()).toEqual(ids.filter((id) => id !== bad).sort());
    const audits = await acme.all<{ readonly action: string }>('audit_entry');
    expect(audits.filter(({ action }) => action === 'period.settled')).toHaveLength(2);
  });
});

it('is not taken for a conflict with others, which begins the whole part again', async () => {
  const { settlementBatchId } = await started(false);
  jest.mocked(trailingOf).mockImplementationOnce(() => Promise.reject(new TryAgain('somebody settled it')));
  await advance(settlementBatchId);
  expect(await earned()).toHaveLength(3);
  expect(logged).toEqual([]);
  const refusals = await acme.reading((scope) => refusalsOfBatch.batch(scope, [settlementBatchId]));
  expect(refusals.get(settlementBatchId) ?? []).toEqual([]);
});

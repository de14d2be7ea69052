import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { present } from '../../src/kernel/assert';
import { AuditEntry } from '../../src/platform/audit-entry.entity';
import { systemIds } from '../../src/platform/ports';
import type { Scope } from '../../src/platform/scope';
import { compile, statement } from '../../src/platform/statement';
import { appendRows, type Row } from '../../src/platform/table';
import { type TestDatabase, testDatabase } from '../support/database';
import { Settling } from '../support/settling';

/** PostgreSQL makes five plans before it compares them with one for all values. */
const WARM = 6;
const TIMES = 4;
const NAME = 'audit_entry.insert.silent';
/** As a server chooses for itself; the one of the tests is told never to plan for given values. */
const CHOOSE = statement('test.choose', 'set local plan_cache_mode = auto');
const PREPARED = statement(
  'test.prepared',
  'select statement, custom_plans::int as plans from pg_prepared_statements where name = :name',
);

let store: TestDatabase;
let vendorId = '';
beforeEach(async () => {
  store = await testDatabase(1);
  ({ vendorId } = await Settling.open(store.database));
});
afterEach(() => store.drop());

const preparedAs = async (scope: Scope, name: string) =>
  present((await scope.rows<{ statement: string; plans: number }>(PREPARED, { name }))[0], `the statement ${name}`);

/** How many plans some further inserts cost. */
async function plansMade(scope: Scope, name: string, insert: () => Promise<unknown>): Promise<number> {
  for (let time = 0; time < WARM; time += 1) await insert();
  const { plans } = await preparedAs(scope, name);
  for (let time = 0; time < TIMES; time += 1) await insert();
  return (await preparedAs(scope, name)).plans - plans;
}

const inAuto = <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> =>
  store.database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    await scope.rows(CHOOSE, {});
    return work(scope);
  });

const entry = (): Row<AuditEntry> => ({
  vendorId,
  id: systemIds.next(),
  at: '2026-03-01T00:00:00Z',
  personId: null,
  role: 'SYSTEM',
  action: 'test.done',
  subjectKind: 'test',
  subjectId: vendorId,
  partnerId: null,
  customerId: null,
  reason: null,
  before: null,
  after: null,
});

describe('an insert into a wide table', () => {
  it('is soon planned no more', async () => {
    const insert = (scope: Scope) => appendRows(scope, AuditEntry, [entry()]);
    expect(await inAuto((scope) => plansMade(scope, NAME, () => insert(scope)))).toBe(0);
  });

  it('would be planned every time, if its places were a series', async () => {
    const plans = await inAuto(async (scope) => {
      await appendRows(scope, AuditEntry, [entry()]);
      const { statement: text } = await preparedAs(scope, NAME);
      const series = text.replace(/unnest\(array_fill\(0, array\[(\$\d+)::int\]\)\)/, 'generate_series(1, $1::int)');
      expect(series).not.toBe(text);
      const bySeries = compile('test.by-series', series.replaceAll(/\$(\d+)/g, ':p$1'));
      return plansMade(scope, bySeries.name, () => scope.rows(bySeries, valuesOf(entry())));
    });
    expect(plans).toBe(TIMES);
  });
});

/** The parameters of the insert of one row, in their order. */
const valuesOf = (row: object): Record<string, unknown> => {
  const values = [...Object.values(row).map((value: unknown) => [value]), 1];
  return Object.fromEntries(values.map((value, place) => [`p${place + 1}`, value]));
};

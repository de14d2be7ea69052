import { tablePolicies } from '../../../src/platform/entity';
import type { TestDatabase } from '../../../test/support/database';
import { asAdmin } from '../harness/desk';

/** Every table to which requests only ever add rows; seals follow after the commit, and an account is opened once. */
const tables = (): readonly string[] =>
  tablePolicies()
    .filter(({ table, isAppendOnly }) => isAppendOnly && !/^ledger_(seal|account)/.test(table))
    .map(({ table }) => table)
    .sort();

/** How many rows each append-only table gained by some work; of the remembered results only those of one operation. */
export async function growth(
  store: TestDatabase,
  operation: string,
  work: () => Promise<unknown>,
): Promise<ReadonlyMap<string, number>> {
  const before = await sizes(store, operation);
  await work();
  const after = await sizes(store, operation);
  return new Map([...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)]));
}

async function sizes(store: TestDatabase, operation: string): Promise<Map<string, number>> {
  const counts = tables().map((table) => {
    const where = table === 'idempotency' ? `where operation = '${operation}'` : '';
    return `select '${table}' as "table", count(*)::int as rows from "${table}" ${where}`;
  });
  const rows = await asAdmin<{ table: string; rows: number }>(store, counts.join(' union all '));
  return new Map(rows.map(({ table, rows: count }) => [table, count]));
}

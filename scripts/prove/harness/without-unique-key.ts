import type { TestDatabase } from '../../../test/support/database';
import { asAdmin } from './desk';

/** Does something while a table of this database lacks its unique keys; what was written meanwhile is forgotten. */
export async function withoutUniqueKey<Result>(
  store: TestDatabase,
  table: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const keys = await asAdmin<{ name: string; definition: string }>(
    store,
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = '${table}'::regclass and contype in ('p', 'u')`,
  );
  for (const { name } of keys) await asAdmin(store, `alter table ${table} drop constraint ${name}`);
  try {
    return await work();
  } finally {
    await asAdmin(store, `delete from ${table}`);
    for (const { name, definition } of keys)
      await asAdmin(store, `alter table ${table} add constraint ${name} ${definition}`);
  }
}

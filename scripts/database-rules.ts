import type { Client } from 'pg';
import { tablePolicies } from '../src/platform/entity';
import { policyStatements } from '../src/platform/visibility';

/** Persons and legal parties belong to no vendor; every other table is a tenant's. */
const GLOBAL_TABLES = ['person', 'party'];
/** TypeORM's own list of what ran. */
const BOOKKEEPING = ['migrations'];

const TABLES = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public' and t.relkind in ('r', 'p')`;
const IS_KNOWN = `t.relname = any ($1::text[] || $2::text[])`;
const columnName = (relation: string, number: string): string =>
  `(select a.attname from pg_attribute a where a.attrelid = ${relation} and a.attnum = ${number} and ${number} <> 0)`;
const startsWithVendor = (relation: string, table: string, number: string): string =>
  `coalesce(${columnName(relation, number)}, '') = case ${table} when 'vendor' then 'id' else 'vendor_id' end`;

/** What must hold of a migrated database so that it is safe for tenants and runs unchanged on Citus (database.md 2.4). */
const CATALOGUE = {
  'every table is a tenant table or a known global one': `
    select t.relname as found from ${TABLES} where not (${IS_KNOWN} or t.relname = any ($3))`,

  'row-level security is on and forced': `
    select t.relname as found from ${TABLES} where ${IS_KNOWN} and not (t.relrowsecurity and t.relforcerowsecurity)`,

  'every primary and unique key starts with the vendor': `
    select i.relname as found from pg_index x join pg_class i on i.oid = x.indexrelid join ${TABLES} on t.oid = x.indrelid
    where x.indisunique and t.relname <> all ($2::text[] || $3::text[])
      and not ${startsWithVendor('t.oid', 't.relname', 'x.indkey[0]')}`,

  'every foreign key starts with the vendor or leads to a global table': `
    select c.conname as found from pg_constraint c join ${TABLES} on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
    where c.contype = 'f' and r.relname <> all ($2)
      and not (${startsWithVendor('t.oid', `'any'`, 'c.conkey[1]')} and ${startsWithVendor('r.oid', 'r.relname', 'c.confkey[1]')})`,

  'no foreign key writes on its own': `
    select c.conname as found from pg_constraint c where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype <> 'a')`,

  'no triggers': `
    select g.tgname as found from pg_trigger g join ${TABLES} on t.oid = g.tgrelid where not g.tgisinternal`,

  'no view or function passes row-level security': `
    select v.relname as found from pg_class v join pg_namespace n on n.oid = v.relnamespace and n.nspname = 'public'
    where v.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (v.reloptions), false)
    union all select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public' where p.prosecdef`,

  'no column is a binary float': `
    select t.relname || '.' || a.attname as found from ${TABLES} join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
    where a.atttypid in ('float4'::regtype, 'float8'::regtype, 'money'::regtype)`,

  'no column counts in 32 bits': `
    select t.relname || '.' || a.attname as found from ${TABLES} join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where t.relname <> all ($3) and a.atttypid = 'int4'::regtype
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')`,
} as const;

const DECLARED = 'policies and grants are those that the entities declare';

export type DatabaseRule = keyof typeof CATALOGUE | typeof DECLARED;

export const databaseRules = [...Object.keys(CATALOGUE), DECLARED] as readonly DatabaseRule[];

/** Names everything in a migrated database that breaks one rule; runs inside the caller's transaction and leaves no trace. */
export async function databaseFaults(client: Client, rule: DatabaseRule): Promise<string[]> {
  if (rule === DECLARED) return policyFaults(client);
  const tenants = tablePolicies().map(({ table }) => table);
  const text = CATALOGUE[rule];
  const parameters = [tenants, GLOBAL_TABLES, BOOKKEEPING];
  const used = parameters.filter((_, index) => text.includes(`$${index + 1}`));
  const { rows } = await client.query<{ found: string }>(renumbered(text, parameters.length), used);
  return rows.map(({ found }) => found).sort();
}

/** PostgreSQL refuses a parameter that a statement does not use. */
function renumbered(text: string, count: number): string {
  const used = Array.from({ length: count }, (_, index) => `$${index + 1}`).filter((parameter) =>
    text.includes(parameter),
  );
  return text.replace(/\$\d/g, (parameter) => `$${used.indexOf(parameter) + 1}`);
}

/** Puts the declared policies in the place of those that are there, reads both back as the server prints them, and compares. */
async function policyFaults(client: Client): Promise<string[]> {
  const tenants = tablePolicies();
  const names = tenants.map(({ table }) => table);
  const present = await printedPolicies(client, names);
  await client.query('savepoint declared');
  for (const { table, policy } of present)
    if (policy !== null) await client.query(`drop policy "${policy}" on "${table}"`);
  for (const table of names) await client.query(`revoke all on "${table}" from meed_app, public`);
  for (const statement of tenants.flatMap(policyStatements)) await client.query(statement);
  const declared = await printedPolicies(client, names);
  await client.query('rollback to savepoint declared');
  const [are, should] = [present, declared].map((list) => list.map(({ printed }) => printed));
  return [
    ...(are ?? []).filter((printed) => !should?.includes(printed)).map((printed) => `not declared: ${printed}`),
    ...(should ?? []).filter((printed) => !are?.includes(printed)).map((printed) => `missing: ${printed}`),
  ].sort();
}

interface Printed {
  readonly table: string;
  /** Null for a grant. */
  readonly policy: string | null;
  readonly printed: string;
}

async function printedPolicies(client: Client, tables: readonly string[]): Promise<Printed[]> {
  const { rows } = await client.query<Printed>(
    `select tablename as table, policyname as policy,
       concat_ws(' ', tablename, policyname, permissive, roles, cmd, 'using', qual, 'check', with_check) as printed
     from pg_policies where schemaname = 'public' and tablename = any ($1)
     union all
     select table_name, null, concat_ws(' ', table_name, 'grants', privilege_type, 'to', grantee)
     from information_schema.role_table_grants
     where table_schema = 'public' and table_name = any ($1) and grantee in ('meed_app', 'PUBLIC')`,
    [tables],
  );
  return rows;
}

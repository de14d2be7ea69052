import { createHash } from 'node:crypto';
import { Client } from 'pg';

export interface RoleUrls {
  /** Owns the tables; migrates, and does nothing else. */
  readonly owner: string;
  /** Serves: may neither own, nor create, nor pass row-level security. */
  readonly app: string;
}

const ATTEMPTS_MAX = 10;
/** Roles belong to the server and not to a database, so no advisory lock keeps two processes apart that change them at once. */
const CHANGED_AT_ONCE = /tuple concurrently updated|duplicate key value/;

/**
 * Makes the two LOGIN roles of the house on the server of an administrator's address where they are missing, and returns
 * their addresses. Their passwords are derived from the administrator's, so that every process that knows the one knows the
 * others; where the administrator needs none, they have none. A role that is there keeps its password.
 */
export async function ensureRoles(adminUrl: string): Promise<RoleUrls> {
  const urls = { owner: roleUrl(adminUrl, 'meed_owner'), app: roleUrl(adminUrl, 'meed_app') };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await grantAll(adminUrl, urls);
      return urls;
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !CHANGED_AT_ONCE.test(String(error))) throw error;
    }
  }
}

async function grantAll(adminUrl: string, urls: RoleUrls): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureRole(admin, 'meed_owner', urls.owner);
    await ensureRole(admin, 'meed_app', urls.app);
    const database = admin.escapeIdentifier(admin.database ?? 'postgres');
    await admin.query(`grant connect, create on database ${database} to meed_owner`);
    await admin.query(`grant connect on database ${database} to meed_app`);
    await admin.query('grant usage, create on schema public to meed_owner');
    await admin.query('grant usage on schema public to meed_app');
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, role: string, url: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount === 1) return;
  const { password } = new URL(url);
  const secret = password === '' ? 'null' : admin.escapeLiteral(password);
  await admin.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`);
}

function roleUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  // Derived from nothing it would be known to everybody.
  if (url.password !== '')
    url.password = createHash('sha256').update(`${role}:${url.password}`).digest('hex').slice(0, 32);
  url.username = role;
  return url.toString();
}

/** Whether the address logs in as one who passes row-level security: a superuser, or an owner of tables. */
export async function isPrivileged(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ privileged: boolean }>(
      `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or exists (
         select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p') and c.relname = 'vendor') as privileged
       from pg_roles r where r.rolname = current_user`,
    );
    return rows[0]?.privileged ?? true;
  } finally {
    await client.end();
  }
}

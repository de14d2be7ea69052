import { Pool } from 'pg';
import type { TestDatabase } from '../../../test/support/database';
import type { Ground } from '../harness/ground';

/** What a process is in the middle of when it has written and not committed. */
export type Work = 'RELEASE' | 'SETTLEMENT';

const WORK_ON: Readonly<Record<string, Work>> = { pot_movement: 'RELEASE', settlement_run: 'SETTLEMENT' };

/** The environment of a process whose connections carry its name. */
export function named(env: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  const url = new URL(env['DATABASE_URL'] ?? '');
  url.searchParams.set('application_name', name);
  return { ...env, DATABASE_URL: url.toString() };
}

/** Sees from within the database what each process has under way. */
export class Watch {
  private constructor(private readonly pool: Pool) {}

  static open(ground: Ground, { adminUrl }: TestDatabase): Watch {
    // Several look at once.
    const pool = new Pool({ connectionString: adminUrl });
    ground.afterwards(() => pool.end());
    return new Watch(pool);
  }

  /** By the name of the process: the tables that it has written in transactions that are still open. */
  async underWay(): Promise<ReadonlyMap<string, Work>> {
    const { rows } = await this.pool.query<{ name: string; table: string }>(OPEN);
    return new Map(rows.flatMap(({ name, table }) => (table in WORK_ON ? [[name, WORK_ON[table] as Work]] : [])));
  }
}

const OPEN = `
  select a.application_name as name, c.relname as table
  from pg_locks l join pg_stat_activity a on a.pid = l.pid join pg_class c on c.oid = l.relation
  where a.datname = current_database() and l.mode = 'RowExclusiveLock' and l.granted
    and c.relname in ('pot_movement', 'settlement_run')`;

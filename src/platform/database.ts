import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Authority } from './authority';
import { tablesWithoutVisibility } from './entity';
import { report } from './report';
import { type Mode, Scope } from './scope';

const RETRIED = /^(40001|40P01|55P03|08\w{3}|57P0[123])$/;
const ATTEMPTS_MAX = 5;

/** The database as the house sees it: a maker of scopes. */
export class Database {
  private isOpen = true;
  /** How many statements ran in all scopes so far: budgets are asserted on it. */
  statementCount = 0;

  constructor(private readonly source: DataSource) {
    const unseen = tablesWithoutVisibility(source.entityMetadatas.map(({ tableName }) => tableName));
    if (unseen.length > 0) throw new Error(`tables without a visibility class: ${unseen.join(', ')}`);
    this.pool.on('error', (error: Error) => this.isOpen && report('an idle connection was lost', error));
    // The pool does not listen on a connection in use: the statement that runs on it fails, and the process must not.
    this.pool.on('acquire', (client) => {
      if (!client.listeners('error').includes(unheard)) client.on('error', unheard);
    });
  }

  /** A transaction that only reads, opened at its first statement; the caller closes it. */
  reading(authority: Authority): Scope {
    return this.scope(authority, 'READ');
  }

  /**
   * Runs the work in a fresh transaction and commits it; conflicts and lost connections are tried again from the start,
   * which is safe because every effect has a natural unique key or travels with its idempotency record.
   */
  async writing<Result>(authority: Authority, work: (scope: Scope) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const scope = this.scope(authority, 'WRITE');
      try {
        const result = await work(scope);
        await scope.close();
        return result;
      } catch (error) {
        await scope.abandon();
        if (attempt >= ATTEMPTS_MAX || !RETRIED.test(sqlState(error))) throw error;
      }
    }
  }

  private scope(authority: Authority, mode: Mode): Scope {
    const count = (): void => {
      this.statementCount += 1;
    };
    return new Scope(() => this.pool.connect(), authority, mode, count);
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.source.destroy();
  }

  /** TypeORM's driver keeps the pool of the `pg` package in `master`. */
  private get pool(): Pool {
    return Reflect.get(this.source.driver, 'master');
  }
}

const unheard = (): void => undefined;

/** The SQLSTATE of a driver error, 08006 for every way to lose a connection; the empty string for any other failure. */
export function sqlState(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return /^(ECONN|EPIPE)/.test(code) ? '08006' : code;
  return /Connection terminated|is not queryable/.test(error.message) ? '08006' : '';
}

import type { Pool } from 'pg';
import { type DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Authority } from './authority';
import { Door } from './door';
import { tablesWithoutVisibility } from './entity';
import { OutcomeUnknown } from './outcome-unknown';
import { elapsedMs, restBetween } from './ports';
import { report } from './report';
import { type Scope, WholeScope } from './scope';
import { sqlState } from './sql-state';
import { type Mode, Transaction } from './transaction';
import { TryAgain } from './try-again';
import { Unavailable } from './unavailable';

/** Conflicts and lost connections: whatever the unit did is undone, so it may start again. */
const RETRIED = /^(40001|40P01|55P03|08\w{3}|57P0[123])$/;
/** The same and: no resources, not the moment for it, an operator, a system error. */
const OF_THE_SERVER = /^(08|40|53|55|57|58)/;
const ATTEMPTS_MAX = 5;
/** No request begins again after this: with one more wait for a lock it is answered before clients give up (15 s). */
const BEGINS_AGAIN_WITHIN_MS = 5_000;

export interface WriteOptions {
  /** Whether work that may be done already can be done again: it finds the record of the first time. */
  readonly isRepeatable?: boolean;
}

/** The database as the house sees it: a maker of scopes. */
export class Database {
  private isOpen = true;
  /** How many statements ran in all scopes so far: budgets are asserted on it. */
  statementCount = 0;
  private readonly door: Door;

  constructor(
    private readonly source: DataSource,
    /** What passes before another attempt, so that those who collided do not meet again. */
    private readonly rest: (attempt: number) => Promise<void> = restBetween,
    private readonly elapsed: () => number = elapsedMs,
  ) {
    const unseen = tablesWithoutVisibility(getMetadataArgsStorage().tables.map(({ name }) => name ?? ''));
    if (unseen.length > 0) throw new Error(`tables without a visibility class: ${unseen.join(', ')}`);
    this.door = new Door(() => this.pool.connect(), rest, elapsed);
    this.pool.on('error', (error: Error) => this.isOpen && report('an idle connection was lost', error));
    // The pool does not listen on a connection in use: the statement that runs on it fails, and the process must not.
    this.pool.on('acquire', (client) => {
      if (!client.listeners('error').includes(unheard)) client.on('error', unheard);
    });
  }

  /** A transaction that only reads, opened at its first statement; the caller closes it. */
  reading(authority: Authority, statementTimeoutMs?: number): WholeScope {
    return this.scope(authority, 'READ', statementTimeoutMs);
  }

  /**
   * Runs the work in a fresh transaction and commits it. What certainly left nothing behind (a conflict, a connection lost
   * before the commit) starts again; where the commit itself went unanswered, only work that is repeatable does. A request
   * that has had no luck is told to try again later, in time.
   */
  async writing<Result>(
    authority: Authority,
    work: (scope: Scope) => Promise<Result>,
    { isRepeatable = false }: WriteOptions = {},
  ): Promise<Result> {
    const began = this.elapsed();
    for (let attempt = 1; ; attempt += 1) {
      const scope = this.scope(authority, 'WRITE');
      try {
        const result = await work(scope);
        await scope.close();
        return result;
      } catch (error) {
        await scope.abandon();
        if (!mayStartAgain(error, isRepeatable)) throw error;
        const isLate = isRequest(authority) && this.elapsed() - began >= BEGINS_AGAIN_WITHIN_MS;
        if (attempt >= ATTEMPTS_MAX || isLate) throw exhausted(error);
      }
      await this.rest(attempt);
    }
  }

  private scope(authority: Authority, mode: Mode, statementTimeoutMs?: number): WholeScope {
    const onStatement = (): void => {
      this.statementCount += 1;
    };
    return new WholeScope(new Transaction(() => this.door.enter(), authority, mode, onStatement, statementTimeoutMs));
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

/** Machinery has nobody who waits for its answer. */
const isRequest = ({ reach }: Authority): boolean => reach !== 'SYSTEM' && reach !== 'RELAY';

/** Nothing was done, and it was nobody's fault; but where nobody knows whether something was done, that is told instead. */
const exhausted = (error: unknown): unknown =>
  error instanceof OutcomeUnknown ? error : new Unavailable('others are changing the same rows', error);

/**
 * Whether a failure says something about the work alone: not about other transactions, the connection or the server, where
 * the same work may succeed the next time.
 */
export const isOfTheWork = (error: unknown): boolean =>
  !(error instanceof TryAgain) && !OF_THE_SERVER.test(sqlState(error));

function mayStartAgain(error: unknown, isRepeatable: boolean): boolean {
  if (error instanceof OutcomeUnknown) return isRepeatable;
  return error instanceof TryAgain || RETRIED.test(sqlState(error));
}

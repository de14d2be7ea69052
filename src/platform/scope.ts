import type { PoolClient } from 'pg';
import { type Authority, prologue, type Reach } from './authority';
import { inLane, Lane, laneOf, type Parameters } from './lane';
import { OutcomeUnknown } from './outcome-unknown';
import { patienceOf } from './patience';
import { report } from './report';
import { isRefusal } from './sql-state';
import type { Statement } from './statement';
import { exactTypes } from './value-types';

export type Mode = 'READ' | 'WRITE';

const BEGIN: Readonly<Record<Mode, string>> = {
  READ: 'begin isolation level repeatable read read only',
  WRITE: 'begin isolation level read committed',
};

/**
 * The only way to a query. A scope owns one transaction under one authority, runs its statements one after the other, and
 * answers nothing once it is closed: a late query can never run on a connection that serves another tenant.
 */
export class Scope {
  private client: Promise<PoolClient> | undefined;
  private state: 'OPEN' | 'FAILED' | 'CLOSED' = 'OPEN';
  /** What failed the scope and was not undone. */
  private failure: { readonly error: unknown } | undefined;
  private readonly main: Lane;
  /** How many statements this scope ran. */
  statementCount = 0;

  constructor(
    private readonly connect: () => Promise<PoolClient>,
    readonly authority: Authority,
    private readonly mode: Mode,
    /** Told of every statement. */
    private readonly onStatement: () => void,
    private readonly statementTimeoutMs?: number,
  ) {
    this.main = new Lane(authority, authority.reach);
  }

  /** Runs one statement and returns its rows; after an SQL error the whole scope is failed. */
  rows<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row[]> {
    const { lane } = this;
    return lane.queue(() => this.execute<Row>(statement, parameters, lane));
  }

  /** Runs a statement that yields at most one row. */
  async one<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row | undefined> {
    const rows = await this.rows<Row>(statement, parameters);
    if (rows.length > 1)
      throw new Error(`statement ${statement.name} yielded ${rows.length} rows, at most one is possible`);
    return rows[0];
  }

  /**
   * Runs a step of the vendor's own machinery inside this transaction: claims by rule, and sums over rows that the hat
   * itself may not see. Only the step's own statements reach further, what others queue meanwhile runs after it, and a step
   * within a step is part of it. The audit trail still names the hat.
   */
  async asMachinery<Result>(step: () => Promise<Result>): Promise<Result> {
    const { lane: outer } = this;
    if (outer.reach === 'VENDOR' || outer.reach === 'SYSTEM') return step();
    if (this.mode === 'READ') throw new Error('a scope that reads never reaches further than its hat');
    return outer.queue(async () => {
      const inner = new Lane(this.authority, 'SYSTEM');
      await this.reachAs(inner.reach);
      try {
        return await inLane(this, inner, step);
      } finally {
        await inner.finish();
        if (this.state === 'OPEN') await this.reachAs(outer.reach);
      }
    });
  }

  /**
   * Runs a step that leaves nothing in this transaction where it fails: the transaction goes on as if the step had never
   * begun, and the caller is told why. What the step has not awaited by then reaches nothing any more.
   */
  async undoable<Result>(step: () => Promise<Result>): Promise<Result> {
    const { lane: outer } = this;
    return outer.queue(async () => {
      await this.command('savepoint step');
      const inner = new Lane(this.authority, outer.reach);
      try {
        const result = await inLane(this, inner, step);
        await inner.finish();
        await this.command('release savepoint step');
        return result;
      } catch (error) {
        await inner.finish();
        await this.undoStep(error);
        throw error;
      }
    });
  }

  /** Commits what was queued and gives the connection back. A failed scope rolls back, and throws where it was to write. */
  async close(): Promise<void> {
    await this.main.queue(() => this.finish('commit'));
    if (this.failure !== undefined && this.mode === 'WRITE') throw this.failure.error;
  }

  /** Undoes everything and gives the connection back. */
  async abandon(): Promise<void> {
    await this.main.queue(() => this.finish('rollback'));
  }

  /** Where there is nothing to go back to (the connection is gone) the scope stays failed, and that is what is told. */
  private async undoStep(failed: unknown): Promise<void> {
    if (this.state === 'FAILED') this.state = 'OPEN';
    try {
      await this.command('rollback to savepoint step; release savepoint step');
      this.failure = undefined;
    } catch (error) {
      report('a step failed, and what it did cannot be undone alone', failed);
      throw error;
    }
  }

  private get lane(): Lane {
    return laneOf(this) ?? this.main;
  }

  private async execute<Row extends object>(statement: Statement, given: Parameters, lane: Lane): Promise<Row[]> {
    if (this.state !== 'OPEN')
      throw new Error(`a ${this.state.toLowerCase()} scope answers nothing (${statement.name})`);
    const values = lane.bound(statement, given);
    const client = await this.counted();
    try {
      const { name, text, isPrepared } = statement;
      const config = { ...(isPrepared ? { name } : {}), text, values, types: exactTypes };
      return (await client.query<Row>(config)).rows;
    } catch (error) {
      throw this.failed(error);
    }
  }

  private reachAs(reach: Reach): Promise<void> {
    return this.command(`set local app.reach = '${reach}'`);
  }

  /** A command of the transaction itself. */
  private async command(text: string): Promise<void> {
    if (this.state !== 'OPEN') throw new Error(`a ${this.state.toLowerCase()} scope takes no command (${text})`);
    const client = await this.counted();
    try {
      await client.query(text);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** The connection for one more statement; the first one begins the transaction. */
  private async counted(): Promise<PoolClient> {
    this.client ??= this.begin();
    const client = await this.client;
    this.statementCount += 1;
    this.onStatement();
    return client;
  }

  private async begin(): Promise<PoolClient> {
    const client = await this.connect();
    try {
      const patience = patienceOf(this.authority.reach, this.statementTimeoutMs);
      await client.query(`${BEGIN[this.mode]}; ${prologue(this.authority)}; ${patience}`);
      return client;
    } catch (error) {
      client.release(true);
      throw this.failed(error);
    }
  }

  private failed(error: unknown): unknown {
    this.state = 'FAILED';
    this.failure = { error };
    return error;
  }

  private async finish(wanted: 'commit' | 'rollback'): Promise<void> {
    if (this.state === 'CLOSED') return;
    const verb = this.failure === undefined ? wanted : 'rollback';
    this.state = 'CLOSED';
    const client = await this.client?.catch(() => undefined);
    if (client === undefined) return;
    try {
      const { command } = await client.query(verb);
      client.release();
      if (verb === 'commit' && command !== 'COMMIT') throw new Error('the server rolled back what was to be committed');
    } catch (error) {
      client.release(true);
      if (verb === 'commit') throw this.mode === 'READ' || isRefusal(error) ? error : new OutcomeUnknown(error);
      report('a rollback failed; the connection was dropped', error);
    }
  }
}

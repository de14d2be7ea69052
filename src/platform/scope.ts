import type { PoolClient } from 'pg';
import { type Authority, prologue, type Reach } from './authority';
import { report } from './report';
import type { Statement } from './statement';
import { exactTypes } from './value-types';
import { wallParameters } from './wall';

export type Parameters = Readonly<Record<string, unknown>>;
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
  private tail: Promise<unknown> = Promise.resolve();
  private state: 'OPEN' | 'FAILED' | 'CLOSED' = 'OPEN';
  private walls: Parameters;
  /** How many statements this scope ran. */
  statementCount = 0;

  constructor(
    private readonly connect: () => Promise<PoolClient>,
    readonly authority: Authority,
    private readonly mode: Mode,
    /** Told of every statement. */
    private readonly onStatement: () => void,
  ) {
    this.walls = wallParameters(authority);
  }

  /** Runs one statement and returns its rows; after an SQL error the whole scope is failed. */
  rows<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row[]> {
    const run = this.tail.then(() => this.execute<Row>(statement, parameters));
    this.tail = run.catch(() => undefined);
    return run;
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
   * itself may not see. The audit trail still names the hat, which is back to its own reach even after a step that failed.
   */
  async asMachinery<Result>(step: () => Promise<Result>): Promise<Result> {
    const { reach } = this.authority;
    if (reach === 'VENDOR' || reach === 'SYSTEM') return step();
    if (this.mode === 'READ') throw new Error('a scope that reads never reaches further than its hat');
    await this.reachAs('SYSTEM');
    try {
      return await step();
    } finally {
      if (this.state === 'OPEN') await this.reachAs(reach);
    }
  }

  /** Waits for what was queued, then commits (or rolls a failed scope back) and gives the connection back. */
  async close(): Promise<void> {
    await this.end(this.state === 'FAILED' ? 'rollback' : 'commit');
  }

  /** Undoes everything and gives the connection back. */
  async abandon(): Promise<void> {
    await this.end('rollback');
  }

  private async execute<Row extends object>(statement: Statement, parameters: Parameters): Promise<Row[]> {
    if (this.state !== 'OPEN')
      throw new Error(`a ${this.state.toLowerCase()} scope answers nothing (${statement.name})`);
    const values = statement.parameters.map((name) => this.bound(statement, name, parameters));
    this.client ??= this.begin();
    const client = await this.client;
    this.statementCount += 1;
    this.onStatement();
    try {
      const config = { name: statement.name, text: statement.text, values, types: exactTypes };
      return (await client.query<Row>(config)).rows;
    } catch (error) {
      this.state = 'FAILED';
      throw error;
    }
  }

  private reachAs(reach: Reach): Promise<void> {
    const run = this.tail.then(async () => {
      if (this.state !== 'OPEN') throw new Error(`a ${this.state.toLowerCase()} scope changes no reach`);
      this.client ??= this.begin();
      const client = await this.client;
      this.statementCount += 1;
      this.onStatement();
      await client.query(`set local app.reach = '${reach}'`);
      this.walls = wallParameters({ ...this.authority, reach });
    });
    this.tail = run.catch(() => undefined);
    return run;
  }

  private bound(statement: Statement, name: string, parameters: Parameters): unknown {
    const value = name in parameters ? parameters[name] : this.walls[name];
    if (value === undefined) throw new Error(`statement ${statement.name} lacks a value for :${name}`);
    return value;
  }

  private async begin(): Promise<PoolClient> {
    const client = await this.connect();
    try {
      await client.query(`${BEGIN[this.mode]}; ${prologue(this.authority)}`);
      return client;
    } catch (error) {
      client.release(true);
      this.state = 'FAILED';
      throw error;
    }
  }

  private async end(verb: 'commit' | 'rollback'): Promise<void> {
    const run = this.tail.then(() => this.finish(this.state === 'FAILED' ? 'rollback' : verb));
    this.tail = run.catch(() => undefined);
    await run;
  }

  private async finish(verb: 'commit' | 'rollback'): Promise<void> {
    if (this.state === 'CLOSED') return;
    this.state = 'CLOSED';
    const client = await this.client?.catch(() => undefined);
    if (client === undefined) return;
    try {
      await client.query(verb);
      client.release();
    } catch (error) {
      client.release(true);
      if (verb === 'commit') throw error;
      report('a rollback failed; the connection was dropped', error);
    }
  }
}

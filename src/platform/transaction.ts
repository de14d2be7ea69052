import type { PoolClient } from 'pg';
import { type Authority, prologue, type Reach } from './authority';
import { OutcomeUnknown } from './outcome-unknown';
import { patienceOf } from './patience';
import { planAgeOf } from './plan-age';
import { report } from './report';
import { isRefusal } from './sql-state';
import type { Statement } from './statement';
import { exactTypes } from './value-types';

export type Mode = 'READ' | 'WRITE';

const BEGIN: Readonly<Record<Mode, string>> = {
  READ: 'begin isolation level repeatable read read only',
  WRITE: 'begin isolation level read committed',
};

/** One transaction under one authority, from its first statement to its end, and the connection that it holds. */
export class Transaction {
  private client: Promise<PoolClient> | undefined;
  private state: 'OPEN' | 'FAILED' | 'CLOSED' = 'OPEN';
  /** What failed the transaction and was not undone. */
  private failure: { readonly error: unknown } | undefined;
  /** How many statements it ran. */
  statementCount = 0;

  constructor(
    private readonly connect: () => Promise<PoolClient>,
    readonly authority: Authority,
    readonly mode: Mode,
    /** Told of every statement. */
    private readonly onStatement: () => void,
    private readonly statementTimeoutMs?: number,
  ) {}

  /** Runs one statement and returns its rows; after an SQL error the transaction is failed. */
  async rows<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const { name, text, isPrepared, parameters, fills } = statement;
    if (this.state !== 'OPEN') throw new Error(`a ${this.state.toLowerCase()} scope answers nothing (${name})`);
    const client = await this.counted();
    try {
      const config = { ...(isPrepared ? { name } : {}), text, values, types: exactTypes };
      const { rows } = await client.query<Row>(config);
      if (fills !== undefined)
        planAgeOf(client).fill(fills.table, Number(values[parameters.indexOf(fills.countParameter)]));
      return rows;
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** From here on the walls of the database let through what this reach may see. A transaction that is over stays as it is. */
  async reachAs(reach: Reach): Promise<void> {
    if (this.state === 'OPEN') await this.command(`set local app.reach = '${reach}'`);
  }

  /** Marks the point to which `undoStep` goes back. */
  beginStep(): Promise<void> {
    return this.command('savepoint step');
  }

  keepStep(): Promise<void> {
    return this.command('release savepoint step');
  }

  /** Where there is nothing to go back to (the connection is gone) the transaction stays failed, and that is what is told. */
  async undoStep(failed: unknown): Promise<void> {
    if (this.state === 'FAILED') this.state = 'OPEN';
    try {
      await this.command('rollback to savepoint step; release savepoint step');
      this.failure = undefined;
    } catch (error) {
      report('a step failed, and what it did cannot be undone alone', failed);
      throw error;
    }
  }

  /** Commits and gives the connection back. What has failed is rolled back, and throws where it was to write. */
  async commit(): Promise<void> {
    await this.finish('commit');
    if (this.failure !== undefined && this.mode === 'WRITE') throw this.failure.error;
  }

  /** Undoes everything and gives the connection back. */
  rollback(): Promise<void> {
    return this.finish('rollback');
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
      const planning = planAgeOf(client).takeDue() ? '; discard plans' : '';
      await client.query(`${BEGIN[this.mode]}; ${prologue(this.authority)}; ${patience}${planning}`);
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

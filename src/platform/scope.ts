import { setImmediate } from 'node:timers/promises';
import type { Authority } from './authority';
import { Lane, type Parameters } from './lane';
import type { Statement } from './statement';
import type { Transaction } from './transaction';

/**
 * The only way to a query. A scope runs its statements one after the other inside one transaction under one authority, and
 * answers nothing once it is over: a late query can never run on a connection that serves another tenant.
 */
export class Scope {
  constructor(
    protected readonly transaction: Transaction,
    protected readonly lane: Lane,
  ) {}

  get authority(): Authority {
    return this.transaction.authority;
  }

  /** How many statements its transaction ran. */
  get statementCount(): number {
    return this.transaction.statementCount;
  }

  /** Runs one statement and returns its rows; after an SQL error the whole transaction is failed. */
  rows<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row[]> {
    const { transaction, lane } = this;
    return lane.queue(async () => transaction.rows<Row>(statement, lane.bound(statement, parameters)));
  }

  /** Runs a statement that yields at most one row. */
  async one<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row | undefined> {
    const rows = await this.rows<Row>(statement, parameters);
    if (rows.length > 1)
      throw new Error(`statement ${statement.name} yielded ${rows.length} rows, at most one is possible`);
    return rows[0];
  }

  /**
   * Lets the next statement that is queued go out, and computes while the database works on it; what the computation queues
   * comes after what was queued before.
   */
  async meanwhile<Result>(compute: () => Result): Promise<Awaited<Result>> {
    await setImmediate();
    return await compute();
  }

  /**
   * Runs a step of the vendor's own machinery inside this transaction: claims by rule, and sums over rows that the hat
   * itself may not see. Only statements of the step's own scope reach further; those of this one run after the step, which
   * must therefore not await them. The audit trail still names the hat.
   */
  async asMachinery<Result>(step: (scope: Scope) => Promise<Result>): Promise<Result> {
    if (this.isConfined && this.transaction.mode === 'READ')
      throw new Error('a scope that reads reaches further than its hat only to compute');
    return this.further(step);
  }

  /**
   * The same for what is computed from rows that the hat itself may not see, also where the transaction only reads, as an
   * estimate is from what all payees have set aside. Whoever calls it gives away nothing but what is the hat's own.
   */
  async computeAsMachinery<Result>(step: (scope: Scope) => Promise<Result>): Promise<Result> {
    return this.further(step);
  }

  private get isConfined(): boolean {
    const { reach } = this.lane;
    return reach !== 'VENDOR' && reach !== 'SYSTEM';
  }

  private async further<Result>(step: (scope: Scope) => Promise<Result>): Promise<Result> {
    const { transaction, lane, isConfined: isFurther } = this;
    // A lane of its own under every reach: a step that awaits the outer scope must not work under some hats only.
    return lane.queue(async () => {
      const inner = new Lane(this.authority, isFurther ? 'SYSTEM' : lane.reach);
      if (isFurther) await transaction.reachAs(inner.reach);
      try {
        return await step(new Scope(transaction, inner));
      } finally {
        await inner.finish();
        if (isFurther) await transaction.reachAs(lane.reach);
      }
    });
  }

  /**
   * Runs a step that leaves nothing in this transaction where it fails: the transaction goes on as if the step had never
   * begun, and the caller is told why. The step uses the scope it is given, as above; what it has not awaited by its end
   * reaches nothing any more.
   */
  async undoable<Result>(step: (scope: Scope) => Promise<Result>): Promise<Result> {
    const { transaction, lane } = this;
    return lane.queue(async () => {
      await transaction.beginStep();
      const inner = new Lane(this.authority, lane.reach);
      try {
        const result = await step(new Scope(transaction, inner));
        await inner.finish();
        await transaction.keepStep();
        return result;
      } catch (error) {
        await inner.finish();
        await transaction.undoStep(error);
        throw error;
      }
    });
  }
}

/** The scope that a transaction begins with, and that ends it. */
export class WholeScope extends Scope {
  constructor(transaction: Transaction) {
    super(transaction, new Lane(transaction.authority, transaction.authority.reach));
  }

  /** Commits what was queued and gives the connection back. A failed scope rolls back, and throws where it was to write. */
  close(): Promise<void> {
    return this.lane.queue(() => this.transaction.commit());
  }

  /** Undoes everything and gives the connection back. */
  abandon(): Promise<void> {
    return this.lane.queue(() => this.transaction.rollback());
  }
}

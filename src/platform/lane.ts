import { listLiteral } from './array-literal';
import type { Authority, Reach } from './authority';
import type { Statement } from './statement';
import { wallParameters } from './wall';

export type Parameters = Readonly<Record<string, unknown>>;

/** The statements of one reach inside one transaction, one after the other. */
export class Lane {
  readonly walls: Parameters;
  private tail: Promise<unknown> = Promise.resolve();
  private isOver = false;

  constructor(
    authority: Authority,
    readonly reach: Reach,
  ) {
    this.walls = wallParameters({ ...authority, reach });
  }

  /** Runs the job after everything that was queued before it. */
  queue<Result>(job: () => Promise<Result>): Promise<Result> {
    if (this.isOver) return Promise.reject(new Error(`a step that is over reaches nothing as ${this.reach}`));
    const run = this.tail.then(job);
    this.tail = run.catch(() => undefined);
    return run;
  }

  /** The values of a statement in its order: what the caller gives, and what the walls of this reach are. */
  bound(statement: Statement, given: Parameters): readonly unknown[] {
    return statement.parameters.map((name) => {
      const value = name in given ? given[name] : this.walls[name];
      if (value === undefined) throw new Error(`statement ${statement.name} lacks a value for :${name}`);
      return Array.isArray(value) ? listLiteral(value) : value;
    });
  }

  /** Waits for what was queued; from then on the lane takes nothing more. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.tail;
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
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
      return value;
    });
  }

  /** Waits for what was queued; from then on the lane takes nothing more. */
  async finish(): Promise<void> {
    this.isOver = true;
    await this.tail;
  }
}

interface Step {
  readonly owner: object;
  readonly lane: Lane;
  readonly outer: Step | undefined;
}

const STEPS = new AsyncLocalStorage<Step>();

/** Runs a step whose statements, and only they, take the given lane of their owner. */
export const inLane = <Result>(owner: object, lane: Lane, step: () => Promise<Result>): Promise<Result> =>
  STEPS.run({ owner, lane, outer: STEPS.getStore() }, step);

/** The lane of the step in which the caller runs; undefined outside of every step of this owner. */
export function laneOf(owner: object): Lane | undefined {
  let step = STEPS.getStore();
  while (step !== undefined && step.owner !== owner) step = step.outer;
  return step?.lane;
}

import type { PoolClient } from 'pg';
import { elapsedMs, restBetween } from './ports';
import { sqlState } from './sql-state';

/** Nobody stands before a closed door for longer; whoever may try again does, and the others are told. */
const WAITS_MS = 1_000;
/** The rests between two looks grow up to this one: 80 ms on average. */
const LONGEST_REST = 4;

const DOWN = /^(08\w{3}|57P0[123])$/;

/**
 * The way to the connections of a database. While the database is down one caller looks whether it is back and the others
 * wait for what it finds: hundreds of attempts a second would take the processor from a server that is recovering, which
 * starts a process only to refuse each.
 */
export class Door {
  private looking: Promise<void> | null = null;

  constructor(
    private readonly connect: () => Promise<PoolClient>,
    private readonly rest: (attempt: number) => Promise<void> = restBetween,
    private readonly elapsed: () => number = elapsedMs,
  ) {}

  /** A connection, as soon as there is one; fails as the last attempt failed if the database does not come back in time. */
  async enter(): Promise<PoolClient> {
    if (this.looking !== null) await this.looking;
    try {
      return await this.connect();
    } catch (error) {
      if (!isDown(error)) throw error;
      this.looking ??= this.look().finally(() => {
        this.looking = null;
      });
      await this.looking;
      return this.connect();
    }
  }

  private async look(): Promise<void> {
    const began = this.elapsed();
    for (let attempt = 1; ; attempt += 1) {
      await this.rest(Math.min(attempt, LONGEST_REST));
      try {
        (await this.connect()).release();
        return;
      } catch (error) {
        if (!isDown(error) || this.elapsed() - began >= WAITS_MS) throw error;
      }
    }
  }
}

const isDown = (error: unknown): boolean => DOWN.test(sqlState(error));

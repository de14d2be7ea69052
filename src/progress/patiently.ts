import { pause } from '../platform/live/pause';
import { sqlState } from '../platform/sql-state';

/** Connection failures, a server that restarts, and no connection left. */
const PASSING = /^(08\w{3}|57P0[123]|53300)$/;
const WAITS_MS = [50, 100, 200, 400, 800, 1_600, 3_200];

/** Reads again while the database is away for some seconds; a read has no effect, so it may. */
export async function patiently<Result>(read: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (const wait of WAITS_MS) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !PASSING.test(sqlState(error))) throw error;
      await pause(wait, signal);
    }
  }
  return read();
}

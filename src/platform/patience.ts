import type { Reach } from './authority';

interface Patience {
  readonly statementMs: number;
  /** How long one attempt waits for what another transaction holds. */
  readonly lockMs: number;
  /** How long a transaction may keep its locks without saying anything. */
  readonly idleMs: number;
}

const REQUEST: Patience = { statementMs: 10_000, lockMs: 5_000, idleMs: 15_000 };
/**
 * Imports, settlements and the relay: many rows at once, and an engine that computes between two statements. Nobody waits for
 * their answer, so their attempts together wait longer than a holder that has frozen may stay.
 */
const MACHINERY: Patience = { statementMs: 30_000, lockMs: 15_000, idleMs: 60_000 };

/** The statements that bound how long a transaction under a reach may run, wait for others, and keep them waiting. */
export function patienceOf(reach: Reach, statementTimeoutMs?: number): string {
  const { statementMs, lockMs, idleMs } = reach === 'SYSTEM' || reach === 'RELAY' ? MACHINERY : REQUEST;
  const limits = {
    statement_timeout: statementTimeoutMs ?? statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleMs,
  };
  return Object.entries(limits)
    .map(([name, milliseconds]) => `set local ${name} = ${milliseconds}`)
    .join('; ');
}

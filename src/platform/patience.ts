import type { Reach } from './authority';

interface Patience {
  readonly statementMs: number;
  /** How long a transaction may keep its locks without saying anything. */
  readonly idleMs: number;
}

const LOCK_MS = 5_000;
const REQUEST: Patience = { statementMs: 10_000, idleMs: 15_000 };
/** Imports, settlements and the relay: many rows at once, and an engine that computes between two statements. */
const MACHINERY: Patience = { statementMs: 30_000, idleMs: 60_000 };

/** The statements that bound how long a transaction under a reach may run, wait for others, and keep them waiting. */
export function patienceOf(reach: Reach, statementTimeoutMs?: number): string {
  const { statementMs, idleMs } = reach === 'SYSTEM' || reach === 'RELAY' ? MACHINERY : REQUEST;
  const limits = {
    statement_timeout: statementTimeoutMs ?? statementMs,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: idleMs,
  };
  return Object.entries(limits)
    .map(([name, milliseconds]) => `set local ${name} = ${milliseconds}`)
    .join('; ');
}

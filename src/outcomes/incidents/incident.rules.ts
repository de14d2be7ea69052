import type { IncidentRow } from './incident-row.rules';
import { readLogInstant } from './log-instant.rules';
import { isKnown, type KnownPosition, type RowPosition, readCount } from './row-position.rules';

/**
 * Why an incident cannot be used, in the order in which the reasons are tried on its deciding row. A row without a number
 * belongs to no incident, so that comes before all; then the four of the log's own rules; then what the row says in a way
 * that cannot be read, in the order in which the rules would use it: the place of the row, its dates, weight, void and SLA.
 */
export const REJECTION_REASONS = [
  'no number',
  'still open',
  'no group',
  'no resolved_at',
  'resolved before opened',
  'unreadable sys_updated_at',
  'unreadable sys_mod_count',
  'unreadable opened_at',
  'unreadable resolved_at',
  'unknown priority',
  'unreadable reopen_count',
  'unreadable made_sla',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** An incident that was resolved: one verified outcome at `resolvedAt`, worth `credits` unless it is voided. */
export interface IncidentOutcome {
  readonly kind: 'outcome';
  readonly number: string;
  readonly partner: string;
  readonly customer: string;
  readonly resolvedAt: string;
  readonly isVoided: boolean;
  readonly priority: Priority;
  readonly credits: string;
  readonly slaMet: boolean;
  readonly decidedBy: KnownPosition;
}

/** An incident that cannot be used, with the line of its deciding row; `number` is empty for a row that names no incident. */
export interface RejectedIncident {
  readonly kind: 'rejected';
  readonly number: string;
  readonly line: number;
  readonly reason: RejectionReason;
  readonly decidedBy: RowPosition;
}

export type IncidentVerdict = IncidentOutcome | RejectedIncident;

const CREDITS = { '1 - Critical': '4', '2 - High': '2.5', '3 - Moderate': '1', '4 - Low': '0.5' } as const;

export type Priority = keyof typeof CREDITS;

/** Turns the deciding row of an incident into its verdict; the first reason that holds rejects it, nothing is guessed. */
export function judge(row: IncidentRow, decidedBy: RowPosition): IncidentVerdict {
  const reject = (reason: RejectionReason): RejectedIncident => {
    return { kind: 'rejected', number: row.number ?? '', line: decidedBy.line, reason, decidedBy };
  };
  if (row.number === null) return reject('no number');
  if (row.incident_state !== 'Resolved' && row.incident_state !== 'Closed') return reject('still open');
  if (row.assignment_group === null) return reject('no group');
  if (row.resolved_at === null) return reject('no resolved_at');
  const openedAt = readLogInstant(row.opened_at);
  const resolvedAt = readLogInstant(row.resolved_at);
  if (openedAt !== null && resolvedAt !== null && resolvedAt < openedAt) return reject('resolved before opened');
  if (!isKnown(decidedBy)) {
    return reject(decidedBy.updatedAt === null ? 'unreadable sys_updated_at' : 'unreadable sys_mod_count');
  }
  if (openedAt === null) return reject('unreadable opened_at');
  if (resolvedAt === null) return reject('unreadable resolved_at');
  if (!isPriority(row.priority)) return reject('unknown priority');
  const reopened = readCount(row.reopen_count);
  if (reopened === null) return reject('unreadable reopen_count');
  const slaMet = readFlag(row.made_sla);
  if (slaMet === null) return reject('unreadable made_sla');
  return {
    kind: 'outcome',
    number: row.number,
    partner: row.assignment_group,
    customer: row.location ?? 'unknown',
    resolvedAt,
    isVoided: reopened > 0,
    priority: row.priority,
    credits: CREDITS[row.priority],
    slaMet,
    decidedBy,
  };
}

function isPriority(text: string | null): text is Priority {
  return text !== null && Object.hasOwn(CREDITS, text);
}

function readFlag(text: string | null): boolean | null {
  const word = text?.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

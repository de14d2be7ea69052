import type { IncidentRow } from './incident-row.rules';
import { readLogInstant } from './log-instant.rules';

/** Where a row stands among the rows of its incident; null is what the row does not tell in a readable way. */
export interface RowPosition {
  readonly updatedAt: string | null;
  readonly modCount: number | null;
  readonly line: number;
}

/** A position that is readable in full, as that of every outcome is. */
export interface KnownPosition extends RowPosition {
  readonly updatedAt: string;
  readonly modCount: number;
}

/** Reads where a row stands from its `sys_updated_at` and `sys_mod_count`. */
export function positionOf(row: IncidentRow, line: number): RowPosition {
  return { updatedAt: readLogInstant(row.sys_updated_at), modCount: readCount(row.sys_mod_count), line };
}

/** Whether a row decides over one that stands before it in the same file: by update time, then change count, then file order. */
export function decidesOver(later: RowPosition, earlier: RowPosition): boolean {
  // What cannot be read is taken as the newest: then the incident is rejected by that row, instead of paid by an older one.
  if (later.updatedAt !== earlier.updatedAt) {
    return later.updatedAt === null || (earlier.updatedAt !== null && later.updatedAt > earlier.updatedAt);
  }
  return later.modCount === null || (earlier.modCount !== null && later.modCount >= earlier.modCount);
}

/** Whether the deciding row of a later file corrects the known one: only when it is provably newer; an equal one changes nothing. */
export function corrects(candidate: RowPosition, known: RowPosition): boolean {
  if (!isKnown(candidate)) return false;
  if (!isKnown(known) || candidate.updatedAt > known.updatedAt) return true;
  return candidate.updatedAt === known.updatedAt && candidate.modCount > known.modCount;
}

/** Whether both parts of a position could be read. */
export function isKnown(position: RowPosition): position is KnownPosition {
  return position.updatedAt !== null && position.modCount !== null;
}

/** Reads a count of at most nine digits; null for anything else, so it is always exact. */
export function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

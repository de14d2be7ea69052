/** The columns the rules read; a file may hold them in any order and may hold others beside them. */
export const NEEDED_COLUMNS = [
  'number',
  'incident_state',
  'reopen_count',
  'sys_mod_count',
  'made_sla',
  'opened_at',
  'sys_updated_at',
  'location',
  'priority',
  'assignment_group',
  'resolved_at',
] as const;

export type NeededColumn = (typeof NEEDED_COLUMNS)[number];

/** One row of the log; null stands for what the log prints as `?` or leaves empty. */
export type IncidentRow = Readonly<Record<NeededColumn, string | null>>;

/** Where a header holds the needed columns, or the first needed column that it lacks or repeats. */
export type HeaderReading =
  | { readonly kind: 'columns'; readonly at: Readonly<Record<NeededColumn, number>> }
  | { readonly kind: 'missing' | 'repeated'; readonly column: NeededColumn };

/** Finds every needed column in a header; needed columns are tried in their declared order, so the answer is deterministic. */
export function readHeader(header: readonly string[]): HeaderReading {
  const names = header.map(trimmed);
  const at: Partial<Record<NeededColumn, number>> = {};
  for (const column of NEEDED_COLUMNS) {
    const index = names.indexOf(column);
    if (index === -1) return { kind: 'missing', column };
    if (names.indexOf(column, index + 1) !== -1) return { kind: 'repeated', column };
    at[column] = index;
  }
  return { kind: 'columns', at: at as Record<NeededColumn, number> };
}

/** Reads the needed cells of one row; spaces and tabs around a cell do not count, `?` and nothing mean unknown. */
export function readRow(cells: readonly string[], at: Readonly<Record<NeededColumn, number>>): IncidentRow {
  return {
    number: known(cells[at.number]),
    incident_state: known(cells[at.incident_state]),
    reopen_count: known(cells[at.reopen_count]),
    sys_mod_count: known(cells[at.sys_mod_count]),
    made_sla: known(cells[at.made_sla]),
    opened_at: known(cells[at.opened_at]),
    sys_updated_at: known(cells[at.sys_updated_at]),
    location: known(cells[at.location]),
    priority: known(cells[at.priority]),
    assignment_group: known(cells[at.assignment_group]),
    resolved_at: known(cells[at.resolved_at]),
  };
}

function known(cell: string | undefined): string | null {
  const text = trimmed(cell ?? '');
  return text === '' || text === '?' ? null : text;
}

// Only spaces and tabs: what counts as white space beyond them differs between languages, and two programs must agree.
function trimmed(cell: string): string {
  let start = 0;
  let end = cell.length;
  while (start < end && isBlank(cell.charCodeAt(start))) start += 1;
  while (end > start && isBlank(cell.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === cell.length ? cell : cell.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

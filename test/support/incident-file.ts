import fc from 'fast-check';

/** The columns of the log's form, in the order in which the real file has them. */
const COLUMNS = [
  ...['number', 'incident_state', 'active', 'reassignment_count', 'reopen_count', 'sys_mod_count', 'made_sla'],
  ...['caller_id', 'opened_by', 'opened_at', 'sys_created_by', 'sys_created_at', 'sys_updated_by', 'sys_updated_at'],
  ...['contact_type', 'location', 'category', 'subcategory', 'u_symptom', 'cmdb_ci', 'impact', 'urgency', 'priority'],
  ...[
    'assignment_group',
    'assigned_to',
    'knowledge',
    'u_priority_confirmation',
    'notify',
    'problem_id',
    'rfc',
    'vendor',
  ],
  ...['caused_by', 'closed_code', 'resolved_by', 'resolved_at', 'closed_at'],
] as const;

export type LogRow = Readonly<Record<string, string>>;

/** A resolved incident's row, one change away from everything a test wants to say. */
export function logRow(cells: LogRow = {}): LogRow {
  return {
    ...Object.fromEntries(COLUMNS.map((column) => [column, '?'])),
    number: 'INC1',
    incident_state: 'Closed',
    reopen_count: '0',
    sys_mod_count: '3',
    made_sla: 'TRUE',
    opened_at: '01-03-2016 09:00',
    sys_updated_at: '02-03-2016 10:00',
    location: 'Location 1',
    priority: '3 - Moderate',
    assignment_group: 'Group 1',
    resolved_at: '02-03-2016 09:30',
    closed_at: '02-03-2016 10:00',
    ...cells,
  };
}

/** How a file is written down; none of it may change what is read. */
export interface LogLayout {
  readonly columns: readonly string[];
  readonly lineBreak: '\n' | '\r\n';
  readonly endsInLineBreak: boolean;
  readonly byteOrderMark: boolean;
  readonly quotesAll: boolean;
  readonly blankLineEvery: number;
}

const PLAIN: LogLayout = {
  columns: COLUMNS,
  lineBreak: '\n',
  endsInLineBreak: true,
  byteOrderMark: false,
  quotesAll: false,
  blankLineEvery: 0,
};

/** Writes rows as a file of the form. */
export function logText(rows: readonly LogRow[], layout: Partial<LogLayout> = {}): string {
  const { columns, lineBreak, endsInLineBreak, byteOrderMark, quotesAll, blankLineEvery } = { ...PLAIN, ...layout };
  const cell = (text: string): string => {
    return quotesAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? '?'))].map((cells, index) => {
    const isBlankNext = blankLineEvery > 0 && index % blankLineEvery === 0;
    return cells.map(cell).join(',') + (isBlankNext ? lineBreak : '');
  });
  return (byteOrderMark ? '\uFEFF' : '') + lines.join(lineBreak) + (endsInLineBreak ? lineBreak : '');
}

const mostly = (good: readonly string[], bad: readonly string[]): fc.Arbitrary<string> => {
  return fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
};
const UNKNOWN = ['?', '', ' ', ' ? '];
const NO_DATES = [
  '31-02-2016 10:00',
  '29-02-2015 00:00',
  '2016-03-01 10:00',
  '01-03-2016 24:00',
  '1-3-2016 9:00',
  '00-01-2016 00:00',
];
const NO_COUNTS = ['-1', '1.5', '1e3', 'one', '0x1', '１', '9999999999'];

/** One messy row: mostly of the form, now and then anything that real exports hold. */
const messyRow = (incidents: number): fc.Arbitrary<LogRow> =>
  fc
    .record({
      number: mostly(
        Array.from({ length: incidents }, (_, index) => `INC${index}`),
        UNKNOWN,
      ),
      incident_state: mostly(['Closed', 'Resolved', 'Resolved '], ['Active', 'New', '-100', 'closed', '?']),
      reopen_count: mostly(['0', '0', '0', '00', '1', '7'], [...UNKNOWN, ...NO_COUNTS]),
      sys_mod_count: mostly(['0', '1', '2', '2', '10', '010', '9'], [...UNKNOWN, ...NO_COUNTS]),
      made_sla: mostly(['TRUE', 'FALSE', 'true', ' False'], [...UNKNOWN, 'yes', '1']),
      opened_at: mostly(['28-02-2016 23:59', '29-02-2016 00:00'], [...UNKNOWN, ...NO_DATES, '01-03-2016 08:01']),
      sys_updated_at: mostly(['29-02-2016 12:00', '01-03-2016 08:00', '02-03-2016 07:00'], [...UNKNOWN, ...NO_DATES]),
      location: mostly(['Location 1', 'Location 2', 'São Paulo, "Centro"'], UNKNOWN),
      priority: mostly(
        ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low'],
        [...UNKNOWN, '5 - Planning', 'constructor'],
      ),
      assignment_group: mostly(
        ['Group 1', 'Group 10', 'Group 2', 'Gruppe Ä', '組 3', '𐐷', '\uFF21', '=1+1', 'a"b,c'],
        UNKNOWN,
      ),
      resolved_at: mostly(
        ['29-02-2016 00:00', '29-02-2016 23:59', '01-03-2016 08:00', '31-03-2016 23:59', '01-04-2016 00:00'],
        [...UNKNOWN, ...NO_DATES, '28-02-2016 23:58'],
      ),
      category: fc.constantFrom('?', 'Category 1', 'two\nlines', 'two\r\nlines\r\n', 'say "hi", twice', '""'),
    })
    .map(logRow);

const layout: fc.Arbitrary<LogLayout> = fc.record({
  columns: fc
    .tuple(fc.boolean(), fc.shuffledSubarray([...COLUMNS, 'an extra column'], { minLength: COLUMNS.length + 1 }))
    .map(([isShuffled, shuffled]) => (isShuffled ? shuffled : COLUMNS)),
  lineBreak: fc.constantFrom('\n' as const, '\r\n' as const),
  endsInLineBreak: fc.boolean(),
  byteOrderMark: fc.boolean(),
  quotesAll: fc.boolean(),
  blankLineEvery: fc.constantFrom(0, 0, 0, 1, 7),
});

/** Any file of the form: repeated, reopened, unordered and unreadable rows of few incidents, in any layout. */
export const incidentFile = (limits: { readonly rows: number } = { rows: 60 }): fc.Arbitrary<string> =>
  fc
    .integer({ min: 1, max: Math.max(1, Math.ceil(limits.rows / 2)) })
    .chain((incidents) => fc.tuple(fc.array(messyRow(incidents), { minLength: 1, maxLength: limits.rows }), layout))
    .map(([rows, how]) => logText(rows, how));

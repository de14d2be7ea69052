import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkIncidentFile } from '../../src/outcomes/incidents/check-incident-file';
import type { FileProgress } from '../../src/outcomes/incidents/incident-file.rules';
import { readIncidents } from '../../src/outcomes/incidents/read-incidents';
import { incidentFile, type LogRow, logRow, logText } from '../support/incident-file';

const REAL = join(__dirname, '../../examples/incident-log.csv');
const directory = mkdtempSync(join(tmpdir(), 'meed-incidents-'));
const path = join(directory, 'log.csv');
afterAll(() => rmSync(directory, { recursive: true }));

const check = (bytes: string | Buffer) => {
  writeFileSync(path, bytes);
  return checkIncidentFile(path);
};
const read = async (bytes: string | Buffer) => {
  const facts = await check(bytes);
  if (facts.kind === 'refusal') throw new Error(facts.message);
  return readIncidents(facts);
};
const rows = (...cells: LogRow[]) => cells.map(logRow);

describe('the real log', () => {
  it('has the facts and verdicts that its README states', async () => {
    const progress: FileProgress[] = [];
    const facts = await checkIncidentFile(REAL);
    expect(facts).toMatchObject({ kind: 'facts', rows: 4082, incidents: 611, bytes: 1_360_389 });
    if (facts.kind === 'refusal') return;
    const verdicts = await readIncidents(facts, (step) => progress.push(step));
    const outcomes = verdicts.filter((verdict) => verdict.kind === 'outcome');
    const paid = outcomes.filter((outcome) => !outcome.isVoided);
    const reasons = verdicts.flatMap((verdict) => (verdict.kind === 'rejected' ? [verdict.reason] : []));
    expect(verdicts).toHaveLength(611);
    expect(paid).toHaveLength(572);
    expect(outcomes.length - paid.length).toBe(5);
    expect(paid.filter((outcome) => outcome.resolvedAt.startsWith('2016-03'))).toHaveLength(497);
    expect(reasons.filter((reason) => reason === 'no group')).toHaveLength(11);
    expect(reasons.filter((reason) => reason === 'no resolved_at')).toHaveLength(23);
    expect(reasons).toHaveLength(34);
    expect(progress.at(-1)).toEqual({ bytes: 1_360_389, totalBytes: 1_360_389 });
    expect(await readIncidents(facts)).toEqual(verdicts);
  });
});

describe('reading', () => {
  it('lets the last row decide: by update time, change count, then file order; incidents stay in order of appearance', async () => {
    const log = rows(
      { number: 'B', sys_mod_count: '10', assignment_group: 'newest' },
      { number: 'A', sys_mod_count: '4', assignment_group: 'first of equals' },
      { number: 'B', sys_mod_count: '9', assignment_group: 'older' },
      { number: 'A', sys_mod_count: '4', assignment_group: 'last of equals' },
      { number: 'B', sys_updated_at: '01-03-2016 10:00', sys_mod_count: '99', assignment_group: 'oldest' },
    );
    expect(await read(logText(log))).toMatchObject([
      { number: 'B', partner: 'newest', decidedBy: { line: 2 } },
      { number: 'A', partner: 'last of equals', decidedBy: { line: 5 } },
    ]);
  });

  it('rejects an incident whose newest row cannot be told, instead of paying by an older one', async () => {
    const log = rows({ sys_mod_count: '1' }, { sys_updated_at: '31-02-2016 10:00' }, { sys_mod_count: '9' });
    expect(await read(logText(log))).toMatchObject([{ reason: 'unreadable sys_updated_at', line: 3 }]);
  });

  it('reports every row without a number by itself', async () => {
    const verdicts = await read(logText(rows({ number: '?' }, {}, { number: '' })));
    expect(verdicts).toMatchObject([
      { number: '', reason: 'no number', line: 2 },
      { number: 'INC1', kind: 'outcome' },
      { number: '', reason: 'no number', line: 4 },
    ]);
  });

  it.each(['\n', '\r\n'] as const)(
    'names the line on which a row begins, past quoted line breaks %j and blank lines',
    async (lineBreak) => {
      const log = rows(
        { category: `one${lineBreak}two${lineBreak}${lineBreak}` },
        { number: 'X', incident_state: 'New' },
      );
      const text = logText(log, { lineBreak, blankLineEvery: 1, byteOrderMark: true, quotesAll: true });
      expect(await read(text)).toMatchObject([{ decidedBy: { line: 3 } }, { number: 'X', line: 8 }]);
    },
  );

  it('gives the same verdicts whatever the layout of the file', async () => {
    const log = rows(
      { category: 'a "b", c' },
      { number: 'X', location: 'São Paulo' },
      { number: 'Y', resolved_at: '?' },
    );
    const columns = [...Object.keys(logRow()), 'extra'].reverse();
    const plain = await read(logText(log));
    expect(await read(logText(log, { columns }))).toEqual(plain);
    expect(await read(logText(log, { lineBreak: '\r\n', byteOrderMark: true, endsInLineBreak: false }))).toEqual(plain);
    expect(await read(logText(log, { quotesAll: true }))).toEqual(plain);
  });

  it('refuses a file that is not the one that was checked', async () => {
    const facts = await check(logText(rows({})));
    if (facts.kind === 'refusal') throw new Error(facts.message);
    writeFileSync(path, logText(rows({ assignment_group: 'Group 2' })));
    await expect(readIncidents(facts)).rejects.toMatchObject({ refusal: { reason: 'changed' } });
  });

  it('gives one verdict for every incident that the check counted, twice the same', async () => {
    const property = fc.asyncProperty(incidentFile(), async (text) => {
      const facts = await check(text);
      if (facts.kind === 'refusal') throw new Error(facts.message);
      const verdicts = await readIncidents(facts);
      expect(verdicts).toHaveLength(facts.incidents);
      expect(await readIncidents(facts)).toEqual(verdicts);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});

describe('a file that is refused as a whole', () => {
  const good = logText(rows({}, { number: 'INC2' }));
  const columns = Object.keys(logRow());

  it.each<[string, string | Buffer, object]>([
    ['nothing', '', { reason: 'empty', line: null }],
    ['only blank lines', '\n\n', { reason: 'empty' }],
    ['only a header', `${columns.join(',')}\n`, { reason: 'empty' }],
    ['Latin-1', Buffer.from(good.replace('Location 1', 'Zürich'), 'latin1'), { reason: 'not UTF-8', line: 2 }],
    ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), { reason: 'NUL byte', line: 1 }],
    ['a lone surrogate', Buffer.from(`${good}\xed\xa0\x80`, 'latin1'), { reason: 'not UTF-8', line: 4 }],
    ['a NUL byte', good.replace('Group 1', 'Group\u00001'), { reason: 'NUL byte', line: 2 }],
    ['old Mac line ends', good.replaceAll('\n', '\r'), { reason: 'bare carriage return', line: 1 }],
    ['semicolons', good.replaceAll(',', ';'), { reason: 'missing column', column: 'number', line: 1 }],
    ['no priority', good.replace('priority', 'severity'), { reason: 'missing column', column: 'priority' }],
    ['two priorities', good.replace('urgency', 'priority'), { reason: 'repeated column', column: 'priority' }],
    ['a short row', good.replace('INC1,', ''), { reason: 'wrong number of columns', line: 2 }],
    ['a long row', good.replace('INC2,', 'INC2,INC2,'), { reason: 'wrong number of columns', line: 3 }],
    ['a bare quote', good.replace('Group 1', '5" Group'), { reason: 'broken quotes', line: 2 }],
    ['text after a quote', good.replace('Group 1', '"Group" 1'), { reason: 'broken quotes', line: 2 }],
    ['an unclosed quote', good.replace('INC2', '"INC2'), { reason: 'cut row', line: 3 }],
    ['a quote open over 1 MB', good.replace('INC2', `"INC2${'\n'.repeat(2e6)}`), { reason: 'row too long', line: 3 }],
    ['a line over 1 MB', good.replace('INC2', 'x'.repeat(2e6)), { reason: 'row too long', line: 3 }],
    ['a cut last row', good.slice(0, -60), { reason: 'cut row', line: 3 }],
    ['a cut last date', good.slice(0, -2), { reason: 'cut row', line: 3 }],
    ['a cut last row with its line end', `${good.slice(0, -60)}\n`, { reason: 'cut row', line: 3 }],
  ])('holds %s', async (_, bytes, refusal) => {
    expect(await check(bytes)).toMatchObject({ kind: 'refusal', ...refusal });
  });

  it('is over 64 MB, is a directory, or is not there', async () => {
    writeFileSync(path, good);
    truncateSync(path, 64 * 1024 * 1024 + 1);
    expect(await checkIncidentFile(path)).toMatchObject({ reason: 'over 64 MB' });
    expect(await checkIncidentFile(directory)).toMatchObject({ reason: 'not a file' });
    expect(await checkIncidentFile(join(directory, 'none.csv'))).toMatchObject({ reason: 'not a file' });
  });
});

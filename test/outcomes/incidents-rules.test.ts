import { findByteFault } from '../../src/outcomes/incidents/file-bytes.rules';
import { judge } from '../../src/outcomes/incidents/incident.rules';
import { readHeader, readRow } from '../../src/outcomes/incidents/incident-row.rules';
import { isCutDate, readLogInstant } from '../../src/outcomes/incidents/log-instant.rules';
import { corrects, decidesOver, positionOf } from '../../src/outcomes/incidents/row-position.rules';
import { type LogRow, logRow } from '../support/incident-file';

const read = (cells: LogRow) => {
  const row = logRow(cells);
  const header = readHeader(Object.keys(row));
  if (header.kind !== 'columns') throw new Error(header.column);
  return readRow(Object.values(row), header.at);
};
const verdict = (cells: LogRow) => {
  const row = read(cells);
  return judge(row, positionOf(row, 7));
};

describe('the verdict of a deciding row', () => {
  it('is an outcome at the instant of its resolution', () => {
    expect(verdict({ location: '?', sys_mod_count: '012' })).toEqual({
      kind: 'outcome',
      number: 'INC1',
      partner: 'Group 1',
      customer: 'unknown',
      resolvedAt: '2016-03-02T09:30:00Z',
      isVoided: false,
      priority: '3 - Moderate',
      credits: '1',
      slaMet: true,
      decidedBy: { updatedAt: '2016-03-02T10:00:00Z', modCount: 12, line: 7 },
    });
  });

  it.each([
    ['1 - Critical', '4'],
    ['2 - High', '2.5'],
    ['3 - Moderate', '1'],
    ['4 - Low', '0.5'],
  ])('weighs %s as %s credits', (priority, credits) => {
    expect(verdict({ priority })).toMatchObject({ kind: 'outcome', credits });
  });

  it('is voided by a reopen, and keeps its SLA observation', () => {
    expect(verdict({ reopen_count: '2', made_sla: 'false' })).toMatchObject({ isVoided: true, slaMet: false });
  });

  it('takes an incident that was resolved in the minute in which it was opened', () => {
    expect(verdict({ opened_at: '02-03-2016 09:30' }).kind).toBe('outcome');
  });

  it('does not count spaces and tabs around a cell', () => {
    expect(verdict({ assignment_group: ' \tGroup  1 ', incident_state: 'Resolved ' })).toMatchObject({
      partner: 'Group  1',
    });
  });

  it.each<[string, LogRow]>([
    ['no number', { number: '?', incident_state: 'New' }],
    ['still open', { incident_state: 'Active', assignment_group: '?' }],
    ['still open', { incident_state: 'closed' }],
    ['still open', { incident_state: '?' }],
    ['no group', { assignment_group: '?', resolved_at: '?' }],
    ['no group', { assignment_group: '  ' }],
    ['no resolved_at', { resolved_at: '', opened_at: 'never' }],
    ['resolved before opened', { opened_at: '02-03-2016 09:31', priority: '?' }],
    ['resolved before opened', { opened_at: '02-03-2016 09:31', sys_updated_at: '?' }],
    ['unreadable sys_updated_at', { sys_updated_at: '31-02-2016 10:00', sys_mod_count: '-1' }],
    ['unreadable sys_mod_count', { sys_mod_count: '1e3', opened_at: '?' }],
    ['unreadable opened_at', { opened_at: '2016-03-01 09:00', resolved_at: '30-02-2016 09:00' }],
    ['unreadable resolved_at', { resolved_at: '29-02-2015 09:00', priority: '?' }],
    ['unknown priority', { priority: '5 - Planning', reopen_count: '?' }],
    ['unknown priority', { priority: 'constructor' }],
    ['unreadable reopen_count', { reopen_count: '-1', made_sla: '?' }],
    ['unreadable made_sla', { made_sla: 'yes' }],
  ])('is rejected with "%s" for %j, by its line', (reason, cells) => {
    expect(verdict(cells)).toMatchObject({ kind: 'rejected', reason, line: 7 });
  });
});

describe('dates of the log', () => {
  it.each([
    ['29-02-2016 00:00', '2016-02-29T00:00:00Z'],
    ['31-12-1999 23:59', '1999-12-31T23:59:00Z'],
    ['29-02-2000 12:00', '2000-02-29T12:00:00Z'],
    ['29-02-1900 12:00', null],
    ['29-02-2015 12:00', null],
    ['31-04-2016 12:00', null],
    ['00-01-2016 12:00', null],
    ['01-00-2016 12:00', null],
    ['01-13-2016 12:00', null],
    ['01-01-0000 12:00', null],
    ['01-01-2016 24:00', null],
    ['01-01-2016 12:60', null],
    ['1-1-2016 12:00', null],
    ['01-01-2016 12:00:00', null],
    ['01-01-2016 12:00\n', null],
    ['2016-01-01 12:00', null],
  ])('reads %j as %j', (text, instant) => {
    expect(readLogInstant(text)).toBe(instant);
  });

  it('knows the beginning of a date from a whole one and from other text', () => {
    expect(['0', '05-03-', '05-03-2016 12:0'].every(isCutDate)).toBe(true);
    expect(['', '?', '05-03-2016 12:00', '5/3', 'n/a', '05-03-2016 12:00:00'].some(isCutDate)).toBe(false);
  });
});

describe('which row decides', () => {
  const at = (updated: string, mods: string) => positionOf(read({ sys_updated_at: updated, sys_mod_count: mods }), 1);
  const early = '01-03-2016 10:00';
  const late = '02-03-2016 08:00';

  it.each([
    [at(late, '1'), at(early, '9'), true],
    [at(early, '9'), at(late, '1'), false],
    [at(late, '10'), at(late, '9'), true],
    [at(late, '9'), at(late, '10'), false],
    [at(late, '9'), at(late, '9'), true],
    [at('?', '1'), at(late, '9'), true],
    [at(late, '9'), at('?', '1'), false],
    [at(late, '?'), at(late, '9'), true],
    [at(early, '?'), at(late, '9'), false],
    [at('?', '?'), at('?', '?'), true],
  ])('in one file: %j over %j is %s', (later, earlier, decides) => {
    expect(decidesOver(later, earlier)).toBe(decides);
  });

  it.each([
    [at(late, '1'), at(early, '9'), true],
    [at(early, '9'), at(late, '1'), false],
    [at(late, '10'), at(late, '9'), true],
    [at(late, '9'), at(late, '9'), false],
    [at('?', '1'), at(late, '9'), false],
    [at(late, '?'), at(early, '9'), false],
    [at(early, '0'), at('?', '9'), true],
    [at('?', '9'), at('?', '9'), false],
  ])('in a later file: %j corrects %j is %s', (candidate, known, does) => {
    expect(corrects(candidate, known)).toBe(does);
  });
});

describe('bytes that no file of the form may hold', () => {
  it.each([
    ['a\nb\r\nü', null],
    ['a\nb\0\n', { reason: 'NUL byte', lineInBlock: 1 }],
    ['a\nb\rc\n', { reason: 'bare carriage return', lineInBlock: 1 }],
    ['a\r\nb\r', { reason: 'bare carriage return', lineInBlock: 1 }],
    [Buffer.from([0x61, 0x0a, 0x0a, 0xc3]), { reason: 'not UTF-8', lineInBlock: 2 }],
    [Buffer.from([0xed, 0xa0, 0x80]), { reason: 'not UTF-8', lineInBlock: 0 }],
    [`a\n${'x'.repeat(1_048_577)}`, { reason: 'row too long', lineInBlock: 1 }],
    ['ab\n'.repeat(500_000), null],
  ])('case %#', (block, fault) => {
    expect(findByteFault(Buffer.from(block))).toEqual(fault);
  });
});

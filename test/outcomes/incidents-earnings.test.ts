import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkIncidentFile } from '../../src/outcomes/incidents/check-incident-file';
import type { IncidentVerdict } from '../../src/outcomes/incidents/incident.rules';
import { readIncidents } from '../../src/outcomes/incidents/read-incidents';
import { afterFiles, earningsTable } from '../support/earnings-table';
import { incidentFile, logRow, logText } from '../support/incident-file';
import { hasPython, PythonEarnings, runEarnings } from '../support/python-earnings';

/**
 * Our reader against the independent `scripts/earnings.py`. What that program printed for the real log is recorded, so the
 * comparison also runs where there is no Python; where there is, the recording is checked and any other file is compared.
 */
const REAL = join(__dirname, '../../examples/incident-log.csv');
const RECORDED = [
  ['12.50', 'EUR'],
  ['0.333', 'JPY'],
  ['0.333', 'BHD'],
] as const;
const directory = mkdtempSync(join(tmpdir(), 'meed-earnings-'));
afterAll(() => rmSync(directory, { recursive: true }));

const recording = (name: string) => readFileSync(join(__dirname, 'recorded', `${name}.csv`), 'utf8');

const csv = (rows: readonly object[]): string => {
  return [Object.keys(rows[0] ?? {}), ...rows.map(Object.values)].map((cells) => `${cells.join(',')}\n`).join('');
};

type Reading = { readonly verdicts: IncidentVerdict[] } | { readonly refused: string };

async function readFiles(paths: readonly string[]): Promise<Reading> {
  const files: IncidentVerdict[][] = [];
  for (const path of paths) {
    const facts = await checkIncidentFile(path);
    if (facts.kind === 'refusal') {
      const { reason, column, line } = facts;
      return {
        refused: `${reason}${column === null ? '' : `, column ${column}`}${line === null ? '' : `, line ${line}`}`,
      };
    }
    files.push(await readIncidents(facts));
  }
  return { verdicts: afterFiles(files) };
}

async function realVerdicts(): Promise<IncidentVerdict[]> {
  const reading = await readFiles([REAL]);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading.verdicts;
}

describe('on the real log, what was recorded of the independent program', () => {
  it.each(RECORDED)('is our table at %s %s', async (rate, currency) => {
    expect(csv(earningsTable(await realVerdicts(), rate, currency))).toBe(recording(`earnings-${currency}`));
  });

  it('is our list of rejections', async () => {
    const rejected = (await realVerdicts())
      .flatMap((verdict) => (verdict.kind === 'rejected' ? [verdict] : []))
      .sort((a, b) => a.line - b.line)
      .map(({ line, number, reason }) => ({ file: 'incident-log.csv', line, number, reason }));
    expect(csv(rejected)).toBe(recording('rejections'));
  });
});

describe(hasPython ? 'the independent program, run now' : 'without Python on this machine', () => {
  const python = hasPython ? new PythonEarnings() : undefined;
  afterAll(() => python?.close());

  const agree = async (files: readonly (string | Buffer)[], rate: string, currency: string): Promise<void> => {
    const paths = files.map((bytes, index) => {
      const path = join(directory, `${index}.csv`);
      writeFileSync(path, bytes);
      return path;
    });
    const [reading, answer] = [await readFiles(paths), await python?.ask(paths, rate, currency)];
    if ('refused' in reading) return expect(answer).toEqual(reading);
    const rejected = reading.verdicts.flatMap((verdict) => (verdict.kind === 'rejected' ? [verdict] : []));
    const lines = (list: readonly { line: number; number: string; reason: string }[]) => {
      return list.map(({ line, number, reason }) => `${line} ${number} ${reason}`).sort();
    };
    expect(answer).toMatchObject({ earnings: earningsTable(reading.verdicts, rate, currency) });
    expect(answer !== undefined && 'rejections' in answer && lines(answer.rejections)).toEqual(lines(rejected));
  };

  const rates = fc.constantFrom('12.50', '0.333', '0.001', '0.005', '7', '123456789.123456');
  const currencies = fc.constantFrom('EUR', 'JPY', 'BHD', 'UYW');
  const files = fc.array(incidentFile(), { minLength: 1, maxLength: 3 });
  const checks: Record<string, () => Promise<void> | void> = {
    'prints what was recorded': () => {
      for (const [rate, currency] of RECORDED) {
        const printed = runEarnings(REAL, '--rate', rate, '--currency', currency, '--csv');
        expect(printed).toBe(recording(`earnings-${currency}`));
      }
      expect(runEarnings(REAL, '--rejections', '--csv')).toBe(recording('rejections'));
    },
    'agrees on any files of the form, later ones correcting earlier ones': () => {
      return fc.assert(fc.asyncProperty(files, rates, currencies, agree), { numRuns: 80 });
    },
    'agrees on files that are cut anywhere': () => {
      const cut = fc.tuple(incidentFile({ rows: 4 }), fc.nat()).map(([text, at]) => {
        const bytes = Buffer.from(text);
        return bytes.subarray(0, at % (bytes.length + 1));
      });
      return fc.assert(
        fc.asyncProperty(cut, (bytes) => agree([bytes], '1', 'EUR')),
        { numRuns: 60 },
      );
    },
    'agrees on files with broken bytes': () => {
      const bytes = fc.constantFrom(...Buffer.from([0x00, 0x0a, 0x0d, 0x22, 0x2c, 0x3f, 0x20, 0xc3, 0xff]));
      const broken = fc
        .tuple(incidentFile({ rows: 4 }), fc.array(fc.tuple(fc.nat(), bytes), { minLength: 1, maxLength: 3 }))
        .map(([text, changes]) => {
          const buffer = Buffer.from(text);
          for (const [at, byte] of changes) buffer[at % buffer.length] = byte;
          return buffer;
        });
      return fc.assert(
        fc.asyncProperty(broken, (buffer) => agree([buffer], '1', 'EUR')),
        { numRuns: 60 },
      );
    },
  };
  const here = hasPython ? Object.entries(checks) : [];
  // Nothing is skipped: without Python the recording above is the independent program's word, and .ci/run has Python.
  it.each([
    ...here,
    ['has a recording to stand in', () => expect(recording('earnings-EUR')).toContain('EUR')] as const,
  ])('%s', async (_, holds) => holds());
});

it('corrects a known incident by a newer row of a later file only', async () => {
  const write = (name: string, ...rows: Record<string, string>[]): string => {
    const path = join(directory, `${name}.csv`);
    writeFileSync(path, logText(rows.map(logRow)));
    return path;
  };
  const first = write('first', {});
  const equal = write('equal', { assignment_group: 'Group 2' });
  const newer = write('newer', { sys_mod_count: '4', reopen_count: '1' });
  const reopened = write('reopened', { sys_mod_count: '5', incident_state: 'Active' });
  const after = async (...paths: string[]) => {
    const reading = await readFiles(paths);
    return 'verdicts' in reading ? earningsTable(reading.verdicts, '12.50', 'EUR') : reading;
  };
  const row = { partner: 'Group 1', month: '2016-03', currency: 'EUR' };
  expect(await after(first, equal)).toEqual([{ ...row, outcomes: 1, voided: 0, credits: '1', amount: '12.50' }]);
  expect(await after(first, newer)).toEqual([{ ...row, outcomes: 0, voided: 1, credits: '0', amount: '0.00' }]);
  expect(await after(newer, first)).toEqual(await after(first, newer));
  expect(await after(first, newer, reopened)).toEqual([]);
});

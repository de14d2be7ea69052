import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import type { House } from '../../src/access/command';
import { earningsTable } from '../../src/cli/earnings/earnings-table';
import { importIncidents } from '../../src/cli/incidents/import-incidents';
import { checkIncidentFile } from '../../src/outcomes/incidents/check-incident-file';
import type { IncidentVerdict } from '../../src/outcomes/incidents/incident.rules';
import { readIncidents } from '../../src/outcomes/incidents/read-incidents';
import { Bus } from '../../src/platform/live/bus';
import { systemClock, systemIds } from '../../src/platform/ports';
import { vendorIdOf } from '../../src/vendors/vendor.rules';
import { type TestDatabase, testDatabase } from '../support/database';
import { afterFiles, earningsTable as expectedTable } from '../support/earnings-table';
import { incidentFile, logRow, logText } from '../support/incident-file';
import { temporaryDirectory } from '../support/temporary';

const ROOT = path.join(__dirname, '..', '..');
const REAL = path.join(ROOT, 'examples', 'incident-log.csv');
const PRICE = { rate: '12.50', currency: 'EUR' };
const folder = temporaryDirectory('import');
const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

let store: TestDatabase;
let house: House;

beforeAll(async () => {
  store = await testDatabase();
  house = { database: store.database, clock: systemClock, ids: systemIds, bus: new Bus(), poke: () => undefined };
});
afterAll(async () => {
  silence.mockRestore();
  await store.drop();
});

async function table(vendor: string) {
  const { rows, problems } = await earningsTable(house, vendorIdOf(vendor));
  expect(problems).toEqual([]);
  return rows;
}

async function verdictsOf(file: string): Promise<IncidentVerdict[]> {
  const facts = await checkIncidentFile(file);
  if (facts.kind === 'refusal') throw new Error(facts.message);
  return readIncidents(facts);
}

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('importing the real log', () => {
  it('gives what an independent reading gives, and changes nothing the second time', async () => {
    const first = await importIncidents(house, REAL, 'desk', PRICE);
    expect(first).toMatchObject({ rows: 4082, incidents: 611, outcomes: 572, voided: 5, outdated: 0 });
    expect(first.rejected).toHaveLength(34);
    const rows = await table('desk');
    expect(rows).toEqual(expectedTable(await verdictsOf(REAL), PRICE.rate, PRICE.currency));
    const march = rows.filter(({ month }) => month === '2016-03');
    expect(march.reduce((sum, { outcomes }) => sum + outcomes, 0)).toBe(497);
    expect((await importIncidents(house, REAL, 'desk', PRICE)).added).toBe(0);
    expect(await table('desk')).toEqual(rows);
  });

  it('ends in the same state when it is killed half-way and started again', async () => {
    await killedWhen(/^importing/, [
      'import',
      'incidents',
      REAL,
      '--vendor',
      'killed',
      '--rate',
      '12.50',
      '--currency',
      'EUR',
    ]);
    await importIncidents(house, REAL, 'killed', PRICE);
    expect(await table('killed')).toEqual(expectedTable(await verdictsOf(REAL), PRICE.rate, PRICE.currency));
  });
});

describe('any other file of the form', () => {
  it('gives what an independent reading gives, at any rate and in any currency', async () => {
    let made = 0;
    const prices = fc.constantFrom(
      { rate: '12.55', currency: 'EUR' },
      { rate: '333', currency: 'JPY' },
      { rate: '0.333', currency: 'BHD' },
    );
    await fc.assert(
      fc.asyncProperty(incidentFile({ rows: 40 }), prices, async (text, price) => {
        made += 1;
        const file = written(`any-${made}.csv`, text);
        await importIncidents(house, file, `any-${made}`, price);
        expect(await table(`any-${made}`)).toEqual(expectedTable(await verdictsOf(file), price.rate, price.currency));
      }),
      { numRuns: 8 },
    );
  });

  it('is corrected by a later file, and not by an older one', async () => {
    const older = written('older.csv', logText([logRow(), logRow({ number: 'INC2' })]));
    const changes = { sys_updated_at: '05-03-2016 10:00', sys_mod_count: '9' };
    const newer = written(
      'newer.csv',
      logText([
        logRow({ ...changes, reopen_count: '1' }),
        logRow({ ...changes, number: 'INC2', assignment_group: '?' }),
      ]),
    );
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const vendor = `corrected-${order.indexOf(newer)}`;
      for (const file of order) await importIncidents(house, file, vendor, PRICE);
      const verdicts = afterFiles(await Promise.all(order.map(verdictsOf)));
      expect(await table(vendor)).toEqual(expectedTable(verdicts, PRICE.rate, PRICE.currency));
    }
  });
});

describe('a file that cannot be read as a whole', () => {
  it.each([
    ['empty', ''],
    ['without a column', 'number,incident_state\nINC1,Closed\n'],
    ['cut in the middle of a row', logText([logRow(), logRow({ number: 'INC2' })]).slice(0, -40)],
  ])('%s is refused, and not even the vendor is made', async (name, text) => {
    const file = written(`${name}.csv`, text);
    await expect(importIncidents(house, file, `refused-${name.length}`, PRICE)).rejects.toThrow(/./);
    expect(await table(`refused-${name.length}`)).toEqual([]);
  });
});

/** Runs the product's own command on this database and kills it when it prints a line. */
async function killedWhen(line: RegExp, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [path.join(ROOT, 'bin', 'meed.js'), ...args], {
    env: { ...process.env, DATABASE_URL: store.adminUrl, MEED_DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const said: string[] = [];
  for await (const text of createInterface({ input: child.stderr })) {
    said.push(text);
    if (line.test(text)) break;
  }
  const wasRunning = child.kill('SIGKILL');
  await exited;
  if (!wasRunning) throw new Error(`it ended before it could be killed:\n${said.join('\n')}`);
}

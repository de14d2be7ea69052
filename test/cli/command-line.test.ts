import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/meed';
import { type TestDatabase, testDatabase } from '../support/database';

const CHECKOUT = path.join(__dirname, '../..');
const PLAN = 'examples/plans/01-fee-for-service.plan.json';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** A process of its own: what this one cannot show of itself. */
function meed(args: readonly string[], stdout: 'pipe' | number = 'pipe'): Said {
  const child = spawnSync(process.execPath, ['bin/meed.js', ...args], {
    cwd: CHECKOUT,
    env: { PATH: process.env['PATH'], DATABASE_URL: store.urls.app },
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'pipe'],
  });
  return { code: child.status, out: child.stdout, told: child.stderr };
}

/** The same command line in this process, as far as it goes: what comes after an exit does not count. */
async function meedHere(args: readonly string[]): Promise<Said> {
  const [out, told]: [string[], string[]] = [[], []];
  let ended: number | undefined;
  const heard = (said: string[]) => (text: unknown) => ended !== undefined || said.push(String(text)) > 0;
  const before = process.exitCode;
  const hearing = process.stdout.listeners('error');
  jest.spyOn(process.stdout, 'write').mockImplementation(heard(out));
  jest.spyOn(process.stderr, 'write').mockImplementation(heard(told));
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    ended ??= Number(code ?? 0);
    throw new Error('it has ended');
  });
  try {
    await run(['node', 'meed', ...args]);
    return { code: ended ?? Number(process.exitCode ?? 0), out: out.join(''), told: told.join('') };
  } finally {
    jest.restoreAllMocks();
    process.exitCode = before;
    for (const listener of process.stdout.listeners('error'))
      if (!hearing.includes(listener)) process.stdout.off('error', listener as () => void);
  }
}

it.each([
  [['earnings', '--vendor', 'nobody'], /^--vendor: there is no vendor "nobody"\n$/, meed],
  [['earnings', '--json', '--csv'], /^error: option '--json' cannot be used with option '--csv'/, meedHere],
  [['evaluate', PLAN], /^Give a plan file and a facts file, or --dir.\n$/, meedHere],
  [['evaluate', '--dir', 'none'], /^none: The folder cannot be read \(it does not exist\).\n$/, meedHere],
])('meed %j is refused in words, with exit code 1 and nothing on standard output', async (args, words, by) => {
  const { code, out, told } = await by(args);
  expect(told).toMatch(words);
  expect([code, out]).toEqual([1, '']);
  expect(told).not.toMatch(/\n\s+at /);
});

it('a file that is a folder is named as one', async () => {
  const { code, out } = await meedHere(['evaluate', PLAN, 'examples']);
  expect(out).toContain('examples: The file cannot be read (it is a folder).');
  expect(code).toBe(1);
});

it('an output that cannot be written is said', () => {
  const readOnly = openSync(__filename, 'r');
  const { code, told } = meed(['evaluate', '--dir', 'examples/plans'], readOnly);
  closeSync(readOnly);
  expect(told).toMatch(/^the output cannot be written \(EBADF/);
  expect(code).toBe(1);
});

it.each([
  ['import incidents', meedHere],
  ['evaluate', meed],
])('meed %s --help says how', async (command, by) => {
  const { code, out } = await by([...command.split(' '), '--help']);
  expect(out).toMatch(new RegExp(`^Usage: meed ${command} \\[options\\]`));
  expect(code).toBe(0);
});

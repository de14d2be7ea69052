import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { type TestDatabase, testDatabase } from '../support/database';

const CHECKOUT = path.join(__dirname, '../..');
const PLAN = 'examples/plans/01-fee-for-service.plan.json';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

function meed(args: readonly string[], stdout: 'pipe' | number = 'pipe') {
  const run = spawnSync(process.execPath, ['bin/meed.js', ...args], {
    cwd: CHECKOUT,
    env: { PATH: process.env['PATH'], DATABASE_URL: store.urls.app },
    encoding: 'utf8',
    stdio: ['ignore', stdout, 'pipe'],
  });
  return { code: run.status, out: run.stdout, told: run.stderr };
}

it.each([
  [['earnings', '--vendor', 'nobody'], /^--vendor: there is no vendor "nobody"\n$/],
  [['earnings', '--json', '--csv'], /^error: option '--json' cannot be used with option '--csv'/],
  [['evaluate', PLAN], /^Give a plan file and a facts file, or --dir.\n$/],
  [['evaluate', '--dir', 'none'], /^none: The folder cannot be read \(it does not exist\).\n$/],
])('meed %j is refused in words, with exit code 1 and nothing on standard output', (args, words) => {
  const { code, out, told } = meed(args);
  expect(told).toMatch(words);
  expect([code, out]).toEqual([1, '']);
  expect(told).not.toMatch(/\n\s+at /);
});

it('a file that is a folder is named as one', () => {
  const { code, out } = meed(['evaluate', PLAN, 'examples']);
  expect(out).toContain('examples: The file cannot be read (it is a folder).');
  expect(code).toBe(1);
});

(existsSync('/dev/full') ? it : it.failing)('an output that cannot be written is said', () => {
  const full = openSync('/dev/full', 'w');
  const { code, told } = meed(['evaluate', '--dir', 'examples/plans'], full);
  closeSync(full);
  expect(told).toMatch(/^the output cannot be written \(ENOSPC/);
  expect(code).toBe(1);
});

it.each(['import incidents', 'evaluate'])('meed %s --help says how', (command) => {
  const { code, out } = meed([...command.split(' '), '--help']);
  expect(out).toMatch(new RegExp(`^Usage: meed ${command} \\[options\\]`));
  expect(code).toBe(0);
});

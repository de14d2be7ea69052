import path from 'node:path';
import { type PlantedTree, plantedTree, ROOT, runTool } from './planted-tree';

interface Run {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string }[];
}

const support = (name: string): string => path.join(ROOT, 'test', 'support', name);

/** By name, one after the other in one process. */
const FILES: Readonly<Record<string, string>> = {
  'in-order.js': `module.exports = class {
    sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); }
    allFailedTests(tests) { return tests; }
    cacheResults() {}
  };`,
  'edited.js': 'module.exports = 1;',
  '1-leaves.test.js': `
    jest.setTimeout(4_321);
    jest.retryTimes(1);
    const { writeFileSync } = require('node:fs');
    test('leaves behind what throws later, and edits a file', () => {
      const opened = new Promise((open) => { globalThis.openLate = open; });
      opened.then(() => setImmediate(() => { throw new Error('thrown late'); }));
      opened.then(() => { throw new Error('rejected late'); });
      expect(jest.requireActual('./edited.js')).toBe(1);
      writeFileSync(require.resolve('./edited.js'), 'module.exports = "edited";');
    });`,
  '2-meets-it.test.js': `
    test('is the one that runs meanwhile', async () => {
      globalThis.openLate();
      await new Promise((done) => setImmediate(() => setImmediate(done)));
    });`,
  '3-is-clean.test.js': `
    test('meets nothing of the files before', () => {
      expect(jest.requireActual('./edited.js')).toBe('edited');
      const left = ['TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES'].map((name) => globalThis[Symbol.for(name)]);
      expect(left).toEqual([undefined, undefined]);
    });`,
  '4-replaces.test.js': `
    jest.mock('./edited.js', () => 2);
    test('never runs', () => undefined);`,
  '5-replaces.test.js': `/** @jest-environment node */
    jest.mock('./edited.js', () => 2);
    test('replaces a module in a world of its own', () => expect(require('./edited.js')).toBe(2));`,
};

describe('test files that share a realm', () => {
  let tree: PlantedTree;
  let resultOf: (file: string) => { readonly status: string; readonly message: string } | undefined;

  beforeAll(async () => {
    tree = plantedTree(FILES);
    const config = {
      rootDir: tree.directory,
      testEnvironment: support('one-realm.js'),
      runtime: support('runtime.js'),
      testSequencer: path.join(tree.directory, 'in-order.js'),
      transform: {},
    };
    const args = ['--runInBand', '--json', '--config', JSON.stringify(config)];
    const { testResults } = JSON.parse(await runTool('jest/bin/jest.js', args, tree.directory)) as Run;
    resultOf = (file) => testResults.find(({ name }) => path.basename(name) === file);
  });
  afterAll(() => tree.remove());

  it.each(['1-leaves.test.js', '3-is-clean.test.js', '5-replaces.test.js'])('%s is green', (file) => {
    expect(resultOf(file)).toMatchObject({ status: 'passed', message: '' });
  });

  it.each(['thrown late', 'rejected late'])('what is %s turns the file red that runs meanwhile', (message) => {
    expect(resultOf('2-meets-it.test.js')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining(message) as string,
    });
  });

  it('a file that replaces modules must say so', () => {
    expect(resultOf('4-replaces.test.js')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('begins with /** @jest-environment node */') as string,
    });
  });
});

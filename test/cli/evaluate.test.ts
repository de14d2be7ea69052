import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerEvaluate } from '../../src/cli/evaluate';
import { exampleNames } from '../support/plans/examples';

const REFERENCE = join(__dirname, '../terms/reference');
const EXAMPLES = join(__dirname, '../../examples/plans');
const reference = (name: string): string => join(REFERENCE, `${name}-example.json`);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meed-evaluate-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(...args: readonly string[]): { readonly text: string; readonly code: number } {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const before = process.exitCode;
  try {
    const program = new Command('meed').exitOverride();
    registerEvaluate(program);
    program.parse(['node', 'meed', 'evaluate', ...args]);
    return { text: written.join(''), code: Number(process.exitCode ?? 0) };
  } finally {
    write.mockRestore();
    process.exitCode = before;
  }
}

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

test('the reference pair as JSON is the reference result', () => {
  const { text, code } = evaluate(reference('plan'), reference('facts'), '--json');
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(reference('result'), 'utf8')));
  expect(code).toBe(0);
});

test('as text: names to the left, amounts to the right, what is held, the total', () => {
  expect(evaluate(reference('plan'), reference('facts')).text).toBe(
    [
      '  base      lead    2340.00  351.00 held',
      '  base      field   1260.00  189.00 held',
      '  resolved  lead    9100.00  1365.00 held',
      '  resolved  field   4900.00  735.00 held',
      '  total            17600.00  EUR 2640.00 held',
      '',
    ].join('\n'),
  );
});

test('--explain says how each line came about, --check what is doubtful', () => {
  const { text } = evaluate(reference('plan'), reference('facts'), '--explain', '--check');
  expect(text).toContain(
    'resolved: 240 tickets_resolved, each slice at its own tier: 100 x 50.00 EUR + 100 x 60.00 EUR + 40 x 75.00 EUR = 14,000.00 EUR',
  );
  expect(text).toContain('warning MISSING_MECHANISM');
  const checked = JSON.parse(evaluate(reference('plan'), reference('facts'), '--json', '--check').text);
  expect(checked.check.report.components).toHaveLength(2);
});

test('--dir evaluates every pair of a folder, one line of JSON each', () => {
  const { text, code } = evaluate('--dir', EXAMPLES, '--json');
  const results = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(results.map(({ name }) => name)).toEqual(exampleNames());
  expect(results.every(({ meed, problems }) => meed === 'result/1' && problems.length === 0)).toBe(true);
  expect(code).toBe(0);
  expect(evaluate('--dir', EXAMPLES).text).toContain('04-payout-curve\n  curve  partner  12500.00\n');
});

describe('what goes wrong is told with file and path, and exits with 1', () => {
  const plan = { meed: 'plan/1', currency: 'EUR', components: [{ key: 'a', rate: { measure: 'm', unit: '1' } }] };
  const facts = {
    meed: 'facts/1',
    period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'UTC' },
    facts: [] as object[],
  };

  test('faults of both files at once', () => {
    const bad = file('bad.plan.json', {
      ...plan,
      components: [{ key: 'a', rate: { measure: 'm', unit: 1, price: '2' } }],
    });
    const { text, code } = evaluate(bad, file('broken.facts.json', '{ "meed": '), '--json');
    const { lines, total, problems } = JSON.parse(text);
    expect([lines, total, code]).toEqual([[], null, 1]);
    expect(problems).toMatchObject([
      {
        code: 'INVALID_PLAN',
        path: ['components', 0, 'rate', 'unit'],
        sentence: expect.stringContaining('bad.plan.json: components[0].rate.unit'),
      },
      { code: 'UNKNOWN_FIELD', path: ['components', 0, 'rate', 'price'] },
      { code: 'NOT_JSON', path: [] },
    ]);
  });

  test('a file that does not exist', () => {
    expect(evaluate(join(folder, 'none.json'), reference('facts')).text).toContain('error UNREADABLE_FILE');
  });

  test('facts that do not go with the plan; the other pairs of the folder go on', () => {
    file('a.plan.json', plan);
    file('a.facts.json', { ...facts, facts: [{ measure: 'm', quantity: '-1', unit: 'x' }] });
    file('b.plan.json', plan);
    file('b.facts.json', `\uFEFF${JSON.stringify({ ...facts, facts: [{ measure: 'm', quantity: '2', unit: 'x' }] })}`);
    const { text, code } = evaluate('--dir', folder);
    expect(text).toContain('a\n  total    0.00  EUR\n  error NEGATIVE_QUANTITY at components[0].rate.measure');
    expect(text).toContain('b\n  a      partner  2.00\n');
    expect(code).toBe(1);
  });

  test('a command without files, or a folder without plans, is refused', () => {
    expect(() => evaluate()).toThrow('Give a plan file and a facts file, or --dir.');
    expect(() => evaluate('x.json', '--dir', folder)).toThrow('not both');
    expect(() => evaluate('--dir', join(EXAMPLES, 'nowhere'))).toThrow('it does not exist');
    expect(() => evaluate('--dir', REFERENCE)).toThrow('no file of this folder ends in .plan.json');
  });
});

import fc from 'fast-check';
import { evaluate } from '../../src/engine/statement';
import { parseFacts } from '../../src/terms/parse-facts';
import { parsePlan } from '../../src/terms/parse-plan';
import { anyCase } from '../support/arbitraries/plans';
import { aPlan, fact, someFacts } from '../support/plans/build';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? '150') };

/** Values that people and machines really send instead of what is asked for. */
const wrong = fc.constantFrom<unknown>(
  '',
  ' 1',
  '1e3',
  '-1',
  'NaN',
  '9'.repeat(30),
  0,
  -1,
  1.5,
  null,
  true,
  [],
  {},
  [null],
  '١',
  '2026-02-30',
  '\u0000',
);

test('any JSON at all is either read or refused with a path, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      for (const read of [parsePlan(json), parseFacts(json)]) {
        expect('problems' in read && read.problems.every(({ sentence }) => sentence.length > 0)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('one wrong value anywhere in plan or facts is refused, or leads to lines that add up', () => {
  fc.assert(
    fc.property(anyCase(), fc.nat(), wrong, (json, place, value) => {
      const plan = parsePlan(withWrong(json.plan, place, value));
      const facts = parseFacts(withWrong(json.facts, place, value));
      if (!('plan' in plan) || !('facts' in facts)) return;
      const result = evaluate(plan.plan, facts.facts);
      const isRefused = result.problems.some(({ severity }) => severity === 'ERROR');
      if (isRefused) expect(result.lines).toEqual([]);
      expect(result.lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(result.total.amount);
    }),
    RUNS,
  );
});

test('documents nested without end are refused, not walked', () => {
  let deep: unknown = '1';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  for (const json of [deep, { meed: 'plan/1', currency: 'EUR', components: deep }]) {
    expect(parsePlan(json)).toHaveProperty('problems');
    expect(parseFacts(json)).toHaveProperty('problems');
  }
});

test('names that every object has are names like any other', () => {
  const rate = { measure: 'constructor', unit: '1' };
  const facts = someFacts([fact('constructor', '2', 'x', { toString: 'a' }), fact('constructor', '3', 'x')]);
  const lines = evaluate(aPlan([{ key: 'hasOwnProperty', rate, segmentBy: 'toString' }]), facts).lines;
  expect(lines.map(({ segment, amount }) => [segment, amount])).toEqual([
    ['a', 200n],
    ['unknown', 300n],
  ]);
  const none = evaluate(aPlan([{ rate, segmentBy: 'constructor' }]), facts).lines;
  expect(none.map(({ segment, amount }) => [segment, amount])).toEqual([[null, 500n]]);
});

/** The document with one of its leaves replaced. */
function withWrong(document: unknown, place: number, value: unknown): unknown {
  const leaves = leavesOf(document);
  const path = leaves[place % Math.max(1, leaves.length)] ?? [];
  return replaced(document, path, value);
}

function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function replaced(document: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(document))
    return document.map((entry, index) => (String(index) === first ? replaced(entry, rest, value) : entry));
  if (typeof document !== 'object' || document === null) return value;
  return Object.fromEntries(
    Object.entries(document).map(([name, inner]) => [name, name === first ? replaced(inner, rest, value) : inner]),
  );
}

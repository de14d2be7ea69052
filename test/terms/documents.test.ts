import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../../scripts/mechanism-docs/pages';
import { canonicalJson } from '../../src/terms/canonical-json';
import { DOCUMENT_NAMES, jsonSchemaOf } from '../../src/terms/json-schema';
import { parseFacts } from '../../src/terms/parse-facts';
import { planHash } from '../../src/terms/plan-hash';
import { planJson } from '../support/plans/build';

describe('the hash of a plan', () => {
  const plan = planJson([{ rate: { measure: 'a', unit: '2' } }]);

  test('is that of the canonical JSON, whatever the order of the fields', () => {
    expect(planHash({ b: [{ y: '1', x: true }], a: 1 })).toBe(planHash({ a: 1, b: [{ x: true, y: '1' }] }));
    expect(canonicalJson({ b: [{ y: '1', x: true }], a: 1 })).toBe('{"a":1,"b":[{"x":true,"y":"1"}]}');
    expect(planHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  test('changes with every character, and not with a null field', () => {
    expect(planHash({ ...plan, currency: 'USD' })).not.toBe(planHash(plan));
    expect(planHash({ ...plan, holdback: null })).toBe(planHash(plan));
  });
});

describe('facts that do not parse', () => {
  const facts = (more: object) => ({
    meed: 'facts/1',
    period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'Europe/Berlin' },
    facts: [],
    ...more,
  });
  const one = (more: object) => facts({ facts: [{ measure: 'a', quantity: '1', unit: 'x', ...more }] });

  test.each<[string, unknown, string]>([
    ['a quantity as a number', one({ quantity: 1 }), 'INVALID_FACTS facts.0.quantity'],
    ['NaN', one({ quantity: 'NaN' }), 'INVALID_FACTS facts.0.quantity'],
    ['13 decimals too many', one({ quantity: `0.${'1'.repeat(19)}` }), 'INVALID_FACTS facts.0.quantity'],
    ['no unit', one({ unit: '' }), 'INVALID_FACTS facts.0.unit'],
    ['an instant without an offset', one({ at: '2026-09-01T10:00:00' }), 'INVALID_FACTS facts.0.at'],
    ['a day that does not exist', facts({ agreement: { start: '2026-02-30' } }), 'INVALID_FACTS agreement.start'],
    [
      'a period that ends before it starts',
      facts({ period: { start: '2026-09-01', endExclusive: '2026-09-01', timeZone: 'UTC' } }),
      'INVALID_FACTS period.endExclusive',
    ],
    [
      'an unknown time zone',
      facts({ period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'Mars/Base' } }),
      'INVALID_FACTS period.timeZone',
    ],
    ['a field nobody knows', one({ amount: '1' }), 'UNKNOWN_FIELD facts.0.amount'],
  ])('%s', (_name, json, expected) => {
    const read = parseFacts(json);
    expect('problems' in read && read.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      expected,
    ]);
  });
});

test.each(DOCUMENT_NAMES)('schema/%s.schema.json is what the code says, and every field is described', (name) => {
  const path = join(__dirname, '../../schema', `${name}.schema.json`);
  const schema = jsonSchemaOf(name);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  expect(undescribed(schema, name)).toEqual([]);
});

test('the pages of docs/mechanisms are what schemas and examples say', () => {
  const folder = join(__dirname, '../../docs/mechanisms');
  for (const [file, text] of pages()) expect([file, readFileSync(join(folder, file), 'utf8')]).toEqual([file, text]);
});

function undescribed(node: unknown, path: string): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((entry, index) => undescribed(entry, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  const fields =
    'properties' in node && typeof node.properties === 'object' ? Object.entries(node.properties ?? {}) : [];
  const silent = fields
    .filter(([, field]) => !('description' in (field as object)))
    .map(([field]) => `${path}.${field}`);
  return [...silent, ...Object.entries(node).flatMap(([key, value]) => undescribed(value, `${path}.${key}`))];
}

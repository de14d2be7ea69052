import { type ExplanationDocument, explain } from '../../src/engine/explain';
import { pathText } from '../../src/engine/problem';
import { replay } from '../../src/engine/replay';
import { evaluate } from '../../src/engine/statement';
import { planSchema } from '../../src/terms/plan-schema';
import { aPlan, fact, someFacts } from '../support/plans/build';
import { exampleJson, exampleNames, factsFrom, planFrom } from '../support/plans/examples';

const documentsOf = (name: string): readonly ExplanationDocument[] =>
  evaluate(planFrom(exampleJson(name, 'plan')), factsFrom(exampleJson(name, 'facts')), { explain: true }).lines.flatMap(
    ({ explanation }) => (explanation === null ? [] : [explain(explanation)]),
  );

const names = [...exampleNames(), ...exampleNames('more')];

test.each(names)('%s: every number of the plan stands where the explanation says, and the steps replay', (name) => {
  const numbers = numbersOf(planSchema.parse(exampleJson(name, 'plan')));
  for (const document of documentsOf(name)) {
    expect(replay(document).faults).toEqual([]);
    for (const step of document.steps) {
      if (step.op === 'term') expect([step.path, step.is]).toEqual([step.path, numbers.get(step.path ?? '')]);
      if (step.name === 'constant') expect(['0', '1']).toContain(step.is);
    }
  }
});

test('the parts of an explanation: sentence, inputs with source and version, steps from the leaves up', () => {
  const plan = aPlan(
    [
      {
        key: 'tickets',
        tieredRate: { measure: 'tickets', mode: 'GRADUATED', tiers: [{ upTo: '100', unit: '50' }, { unit: '60.5' }] },
        maximum: '6000',
      },
    ],
    {
      split: [
        { payee: 'lead', share: '0.65' },
        { payee: 'field', share: '0.35' },
      ],
      holdback: { share: '0.1', release: { on: 'REVIEW' } },
    },
  );
  const facts = someFacts(
    [fact('tickets', '70', 'ticket', {}, { ref: 'b' }), fact('tickets', '50', 'ticket', {}, { ref: 'a' })],
    {
      sources: [{ measure: 'tickets', source: 'service desk', version: 'odf_1 v3' }],
    },
  );
  const line = evaluate(plan, facts, { explain: true }).lines[1];
  const document = line?.explanation ? explain(line.explanation) : null;
  expect(document).toEqual({
    sentence:
      'tickets: 120 tickets, each slice at its own tier: 100 x 50.00 EUR + 20 x 60.50 EUR = 6,210.00 EUR, at most 6,000.00 EUR = 6,000.00 EUR; field gets 0.35 of it, 2,100.00 EUR; 210.00 EUR of it is held back. The maximum is reached.',
    inputs: [
      {
        measure: 'tickets',
        unit: 'ticket',
        quantity: '120',
        dimensions: [],
        how: 'SUM',
        facts: 2,
        refs: ['a', 'b'],
        source: 'service desk',
        version: 'odf_1 v3',
      },
    ],
    steps: [
      { op: 'term', is: '100', path: 'components[0].tieredRate.tiers[0].upTo' },
      { op: 'term', is: '50', path: 'components[0].tieredRate.tiers[0].unit' },
      { op: 'multiply', is: '5000', of: [0, 1] },
      { op: 'input', is: '120', input: 0 },
      { op: 'subtract', is: '20', of: [3, 0] },
      { op: 'term', is: '60.5', path: 'components[0].tieredRate.tiers[1].unit' },
      { op: 'multiply', is: '1210', of: [4, 5] },
      { op: 'add', is: '6210', of: [2, 6] },
      { op: 'term', is: '6000', path: 'components[0].maximum' },
      { op: 'least', is: '6000', of: [7, 8] },
      { op: 'round', is: '6000', of: [9], digits: 2, mode: 'HALF_AWAY_FROM_ZERO' },
      { op: 'share', is: '2100', of: [10], digits: 2, weights: ['6500', '3500'], index: 1 },
      { op: 'share', is: '210', of: [11], digits: 2, weights: ['90', '10'], index: 1 },
    ],
    conversions: [],
    amount: 11,
    held: 12,
  });
});

describe('replay sees what was tampered with', () => {
  const [document] = documentsOf('39-chargeback-by-value');
  const [curve] = documentsOf('more/stepped-curve');
  const tampered = (stored: ExplanationDocument | undefined, op: string, change: object) => {
    if (stored === undefined) throw new Error('no explanation');
    return replay({ ...stored, steps: stored.steps.map((step) => (step.op === op ? { ...step, ...change } : step)) })
      .faults;
  };

  test('a changed result', () => expect(tampered(document, 'share', { is: '50000.01' })).toHaveLength(1));
  test('a changed weight', () => expect(tampered(document, 'share', { weights: ['4', '2', '1'] })).not.toEqual([]));
  test('a wrong turn', () => {
    expect(tampered(curve, 'because', { tests: [{ left: 0, is: '<', right: 0 }] })).toEqual([
      expect.stringContaining('wrong turn'),
    ]);
  });
  test('an operand that comes later, or an unknown step, is no explanation at all', () => {
    expect(() => tampered(document, 'round', { of: [99] })).toThrow('before it is computed');
    expect(() => tampered(document, 'round', { op: 'guess' })).toThrow('unknown step');
  });
});

/** Every decimal of a plan document by its path, as the engine writes it. */
function numbersOf(value: unknown, path: readonly (string | number)[] = []): Map<string, string> {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) {
    return new Map([[pathText(path), value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')]]);
  }
  if (typeof value !== 'object' || value === null) return new Map();
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return new Map(entries.flatMap(([step, inner]) => [...numbersOf(inner, [...path, step])]));
}

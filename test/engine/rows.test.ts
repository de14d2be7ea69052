import { evaluate } from '../../src/engine/statement';
import { planReport } from '../../src/terms/plan-report';
import { resultDocument } from '../../src/terms/result-document';
import { type Expected, exampleJson, exampleNames, factsFrom, planFrom } from '../support/plans/examples';

const names = exampleNames();

test('every one of the 42 payment rows has an example', () => {
  const rows = new Set(names.map((name) => Number(name.slice(0, 2))));
  expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
});

test.each(names)('%s pays exactly what its row says', (name) => {
  const expected = exampleJson(name, 'expected') as Expected;
  const result = resultDocument(evaluate(planFrom(exampleJson(name, 'plan')), factsFrom(exampleJson(name, 'facts'))));
  expect(result.problems).toEqual([]);
  expect(result.lines.map(({ reason: _, ...line }) => line)).toEqual(expected.lines);
  expect(result.total).toEqual(expected.total);
  expect(result.figures).toEqual(expected.figures);
  expect(planReport(planFrom(exampleJson(name, 'plan')))).toMatchObject(expected.report ?? {});
});

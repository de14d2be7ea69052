import { evaluate } from '../../src/engine/statement';
import { resultDocument } from '../../src/terms/result-document';
import { type Expected, exampleJson, exampleNames, factsFrom, planFrom } from '../support/plans/examples';

test.each(exampleNames('more'))('%s pays exactly what it says', (name) => {
  const expected = exampleJson(name, 'expected') as Expected;
  const result = resultDocument(evaluate(planFrom(exampleJson(name, 'plan')), factsFrom(exampleJson(name, 'facts'))));
  expect(result.problems).toEqual([]);
  expect(result.lines.map(({ reason: _, ...line }) => line)).toEqual(expected.lines);
  expect(result.total).toEqual(expected.total);
  expect(result.figures).toEqual(expected.figures);
});

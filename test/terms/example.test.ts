import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '../../src/engine/statement';
import { parseFacts } from '../../src/terms/parse-facts';
import { parsePlan } from '../../src/terms/parse-plan';
import { resultDocument } from '../../src/terms/result-document';

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, 'reference', name), 'utf8'));

test('the reference plan on the reference facts pays the reference result', () => {
  const plan = parsePlan(read('plan-example.json'));
  const facts = parseFacts(read('facts-example.json'));
  if (!('plan' in plan) || !('facts' in facts)) throw new Error(JSON.stringify({ plan, facts }));
  expect(resultDocument(evaluate(plan.plan, facts.facts))).toEqual(read('result-example.json'));
});

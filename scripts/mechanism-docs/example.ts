import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../src/engine/explain';
import { evaluate } from '../../src/engine/statement';
import { parseFacts } from '../../src/terms/parse-facts';
import { parsePlan } from '../../src/terms/parse-plan';
import { resultDocument } from '../../src/terms/result-document';

export const EXAMPLES = join(__dirname, '../../examples/plans');

/** An example of examples/plans with what the engine makes of it now. */
export interface Example {
  readonly name: string;
  readonly row: number | null;
  readonly says: string;
  /** The plan file as it is written. */
  readonly plan: string;
  readonly expectedTotal: string;
  readonly total: string;
  readonly sentences: readonly string[];
}

/** Reads an example and evaluates it; a refused document is a fault of the repository. */
export function exampleOf(name: string): Example {
  const text = (part: string) => readFileSync(join(EXAMPLES, `${name}.${part}.json`), 'utf8');
  const json = (part: string) => JSON.parse(text(part));
  const [plan, facts, expected] = [parsePlan(json('plan')), parseFacts(json('facts')), json('expected')];
  if (!('plan' in plan) || !('facts' in facts)) throw new Error(`${name}: ${JSON.stringify({ plan, facts })}`);
  const result = evaluate(plan.plan, facts.facts, { explain: true });
  const { total } = resultDocument(result);
  return {
    name,
    row: expected.row ?? null,
    says: expected.example,
    plan: text('plan').trim(),
    expectedTotal: `${expected.total.amount} ${expected.total.currency}`,
    total: `${total?.amount} ${total?.currency}`,
    sentences: result.lines.flatMap(({ explanation }) => (explanation === null ? [] : [explain(explanation).sentence])),
  };
}

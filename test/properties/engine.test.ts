import fc from 'fast-check';
import { explain } from '../../src/engine/explain';
import { replay } from '../../src/engine/replay';
import { evaluate } from '../../src/engine/statement';
import { exactValue } from '../../src/kernel/money';
import { anyCase } from '../support/arbitraries/plans';
import { factsFrom, planFrom } from '../support/plans/examples';

const RUNS = 300;

const fractionOf = (minor: bigint, currency: string): string => {
  const { numerator, denominator } = exactValue({ currency, minor }).reduced();
  return `${numerator}/${denominator}`;
};

test('every generated plan can be computed; explaining changes nothing; the stored steps replay to the same minor units', () => {
  fc.assert(
    fc.property(anyCase(), (json) => {
      const [plan, facts] = [planFrom(json.plan), factsFrom(json.facts)];
      const [bare, explained] = [evaluate(plan, facts), evaluate(plan, facts, { explain: true })];
      expect(bare.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      expect(explained.lines.map(({ explanation: _, ...line }) => line)).toEqual(
        bare.lines.map(({ explanation: _, ...line }) => line),
      );
      for (const line of explained.lines) {
        if (line.explanation === null) throw new Error('no explanation');
        const document = JSON.parse(JSON.stringify(explain(line.explanation)));
        expect(replay(document)).toEqual({
          amount: fractionOf(line.amount, line.currency),
          held: fractionOf(line.held, line.currency),
          faults: [],
        });
      }
    }),
    { numRuns: RUNS },
  );
});

import fc from 'fast-check';
import { explain } from '../../src/engine/explain';
import type { Line } from '../../src/engine/line';
import { replay } from '../../src/engine/replay';
import { evaluate } from '../../src/engine/statement';
import { exactValue } from '../../src/kernel/money';
import { anyCase } from '../support/arbitraries/plans';
import { factsFrom, planFrom } from '../support/plans/examples';

const RUNS = Number(process.env.PROPERTY_RUNS ?? '100');

const told = (lines: readonly Line[]): string =>
  lines.map((line) => `${line.component} ${line.segment} ${line.payee} ${line.amount} ${line.held}`).join('\n');

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
      expect(told(explained.lines)).toBe(told(bare.lines));
      for (const line of explained.lines) {
        if (line.explanation === null) throw new Error('no explanation');
        const document = JSON.parse(JSON.stringify(explain(line.explanation)));
        const { amount, held, faults } = replay(document);
        const booked = [fractionOf(line.amount, line.currency), fractionOf(line.held, line.currency)];
        expect([amount, held, ...faults].join()).toBe(booked.join());
      }
    }),
    { numRuns: RUNS },
  );
});

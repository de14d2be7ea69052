import fc from 'fast-check';
import { activeDays } from '../../src/engine/active-days';
import type { Fact, Facts } from '../../src/engine/facts';
import { qualify } from '../../src/engine/pipeline/qualify';
import type { Plan } from '../../src/engine/plan';
import { requirements } from '../../src/engine/requirements';
import { evaluate } from '../../src/engine/statement';
import { canonicalJson } from '../../src/kernel/canonical-json';
import { sum } from '../../src/kernel/rational';
import { References } from '../../src/kernel/references';
import { resultDocument } from '../../src/terms/result-document';
import { anyCase, type CaseJson } from '../support/arbitraries/plans';
import { factsFrom, planFrom } from '../support/plans/examples';

const RUNS = Number(process.env.PROPERTY_RUNS ?? '100');

/** A case without rates that are locked fact by fact; days are few, so that facts are alike. */
function read(json: CaseJson): { readonly plan: Plan; readonly facts: Facts } {
  const { rateSource: _, ...plan } = json.plan;
  const facts = json.facts.facts.flatMap(({ lock, ...fact }) => {
    const { day, ...others } = fact.dimensions ?? {};
    const few = day === undefined ? others : { ...others, day: String(Number(day) % 2) };
    return lock === undefined ? [{ ...fact, dimensions: few }] : [];
  });
  return { plan: planFrom(plan), facts: factsFrom({ ...json.facts, facts }) };
}

/** The facts as the database sums them up: those of some measures that may count, alike in measure, unit and dimensions. */
function summed(facts: Facts, measures: ReadonlySet<string>): Facts {
  const { current, before, outside } = qualify(facts, activeDays(facts));
  const groups = new Map<string, Fact[]>();
  for (const fact of current.filter(({ measure }) => measures.has(measure))) {
    const key = canonicalJson([fact.measure, fact.unit, fact.dimensions]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const sums = [...groups.values()].flatMap((group): Fact[] => {
    const [first] = group;
    if (first === undefined) return [];
    const sumOf = References.of(group.flatMap(({ ref }) => ref ?? []));
    const quantity = sum(group.map((one) => one.quantity));
    return [{ ...first, subject: null, at: null, quantity, ref: sumOf.first, sumOf }];
  });
  const others = current.filter(({ measure }) => !measures.has(measure));
  return { ...facts, facts: [...sums, ...others, ...before, ...outside] };
}

const measuresOf = (plan: Plan, isSummed: (need: ReturnType<typeof requirements>[number]) => boolean) =>
  new Set(
    requirements(plan)
      .filter(isSummed)
      .map(({ measure }) => measure),
  );

const told = (plan: Plan, facts: Facts): string =>
  JSON.stringify(resultDocument(evaluate(plan, facts, { explain: true })));

/** How many facts went into sums in all runs: a law about nothing would be no law. */
let inSums = 0;

const law = (isSummed: Parameters<typeof measuresOf>[1]) =>
  fc.property(anyCase(), (json) => {
    const { plan, facts } = read(json);
    const sums = summed(facts, measuresOf(plan, isSummed));
    inSums += sums.facts.filter(({ sumOf }) => (sumOf?.count ?? 0) > 1).length;
    expect(told(plan, sums)).toBe(told(plan, facts));
  });

describe('facts of which a plan needs no more than the sum', () => {
  it('give the same lines, explanations and refusals summed up as one by one', () => {
    fc.assert(
      law(({ grain, needsHistory }) => grain === 'ROLLUP' && !needsHistory),
      { numRuns: RUNS },
    );
    expect(inSums).toBeGreaterThan(RUNS / 10);
  });

  it('are found out where a plan needs them one by one', () => {
    expect(
      fc.check(
        law(() => true),
        { numRuns: 2 * RUNS },
      ).failed,
    ).toBe(true);
  });
});

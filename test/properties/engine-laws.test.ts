import fc from 'fast-check';
import type { Facts } from '../../src/engine/facts';
import type { Line } from '../../src/engine/line';
import type { Kind } from '../../src/engine/payment';
import type { Plan } from '../../src/engine/plan';
import { evaluate } from '../../src/engine/statement';
import { checkPlan } from '../../src/terms/check-plan';
import { resultDocument } from '../../src/terms/result-document';
import { anyCase, type CaseJson } from '../support/arbitraries/plans';
import { factsFrom, planFrom } from '../support/plans/examples';

/** The size of `npm test`; `scripts/prove-replay.ts` and `PROPERTY_RUNS` run the same laws at any size. */
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? '100') };

const read = (json: CaseJson): { readonly plan: Plan; readonly facts: Facts } => ({
  plan: planFrom(json.plan),
  facts: factsFrom(json.facts),
});
const keyOf = ({ component, segment, payee }: Line): string => `${component}|${segment ?? ''}|${payee}`;
const told = (lines: readonly Line[]): string =>
  lines.map((line) => `${keyOf(line)} ${line.amount} ${line.held} ${line.reason}`).join('\n');
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

test('facts may come in any order, and evaluating again gives the same', () => {
  fc.assert(
    fc.property(anyCase(), fc.infiniteStream(fc.nat()), (json, numbers) => {
      const { plan, facts } = read(json);
      const shuffled = [...facts.facts]
        .map((each) => ({ each, place: numbers.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ each }) => each);
      const first = evaluate(plan, facts);
      expect(told(evaluate(plan, facts).lines)).toBe(told(first.lines));
      expect(told(evaluate(plan, { ...facts, facts: shuffled }).lines)).toBe(told(first.lines));
    }),
    RUNS,
  );
});

test('parts sum to the whole: payees to components, lines to the total; paid and held to the line; keys are unique', () => {
  fc.assert(
    fc.property(anyCase(), (json) => {
      const { plan, facts } = read(json);
      const split = evaluate(plan, facts);
      const undivided = planFrom({
        ...json.plan,
        split: [],
        overlay: [],
        components: json.plan.components.map(withoutPayees),
      });
      const whole = evaluate(undivided, facts);
      for (const { key } of [...plan.components, ...plan.adjustments]) {
        const shared = split.lines.filter(({ component, payee }) => component === key && payee !== 'specialist');
        const single = whole.lines.filter(({ component }) => component === key);
        expect(sum(shared.map(({ amount }) => amount))).toBe(sum(single.map(({ amount }) => amount)));
      }
      expect(split.total.amount).toBe(sum(split.lines.map(({ amount }) => amount)));
      expect(split.total.held).toBe(sum(split.lines.map(({ held }) => held)));
      expect(new Set(split.lines.map(keyOf)).size).toBe(split.lines.length);
      for (const { amount, held } of split.lines) {
        expect(held === 0n || held > 0n === amount > 0n).toBe(true);
        expect(amount < 0n ? held >= amount : held <= amount).toBe(true);
      }
    }),
    RUNS,
  );
});

test('bounds hold after rounding, of each component and of the plan', () => {
  fc.assert(
    fc.property(anyCase(), (json) => {
      const plan = planFrom({
        ...json.plan,
        components: json.plan.components.map((each) => ({
          ...withoutPayees(each),
          minimum: '-77.77',
          maximum: '1234.56',
        })),
        adjustments: [
          { key: 'floor', minimum: { amount: '10' } },
          { key: 'ceiling', maximum: { amount: '2000' } },
        ],
        split: [],
        overlay: [],
      });
      const unit = { EUR: 100n, JPY: 1n, KWD: 1000n }[plan.currency] ?? 1n;
      const result = evaluate(plan, factsFrom(json.facts));
      for (const { key, gates } of plan.components) {
        const own = result.lines.filter(({ component }) => component === key);
        const paid = sum(own.map(({ amount }) => amount));
        const isWithin = paid <= (123456n * unit + 50n) / 100n && paid >= (-7777n * unit - 50n) / 100n;
        expect([key, paid, isWithin || gates.length > 0]).toEqual([key, paid, true]);
      }
      expect(result.total.amount <= 2000n * unit && result.total.amount >= 10n * unit).toBe(true);
    }),
    RUNS,
  );
});

test('posting differences as facts arrive sums to the full recompute', () => {
  fc.assert(
    fc.property(anyCase(ADDITIVE), fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }), (json, cuts) => {
      const { plan, facts } = read(json);
      const levels = facts.facts.filter(({ measure }) => measure !== 'tickets' && measure !== 'revenue');
      const arriving = facts.facts.filter(({ measure }) => measure === 'tickets' || measure === 'revenue');
      const posted = new Map<string, bigint>();
      for (const cut of [...cuts.sort((a, b) => a - b), arriving.length]) {
        for (const line of evaluate(plan, { ...facts, facts: [...levels, ...arriving.slice(0, cut)] }).lines) {
          const difference = line.amount - (posted.get(keyOf(line)) ?? 0n);
          posted.set(keyOf(line), (posted.get(keyOf(line)) ?? 0n) + difference);
        }
      }
      for (const line of evaluate(plan, facts).lines) expect(posted.get(keyOf(line))).toBe(line.amount);
    }),
    RUNS,
  );
});

const ADDITIVE: readonly Kind[] = ['rate', 'tieredRate', 'percentage', 'bonus', 'bundle', 'commitment', 'capitation'];
const GROWING: readonly Kind[] = ['rate', 'tieredRate', 'percentage', 'bonus', 'bundle'];

test('more of a result never lowers pay, unless the plan check has said so', () => {
  fc.assert(
    fc.property(anyCase(GROWING), fc.nat({ max: 12 }), (json, kept) => {
      const plan = planFrom({
        ...json.plan,
        components: json.plan.components.map(onlyKind),
        adjustments: [],
        overlay: [],
        split: [],
      });
      if (checkPlan(plan).some(({ code }) => code.startsWith('NON_MONOTONE'))) return;
      const all = factsFrom(json.facts);
      const results = all.facts.filter(({ measure }) => measure === 'tickets' || measure === 'revenue');
      const fewer = {
        ...all,
        facts: all.facts.filter((each) => !results.includes(each) || results.indexOf(each) < kept),
      };
      if (plan.components.some(dependsOnOrder)) return;
      expect(evaluate(plan, all).total.amount >= evaluate(plan, fewer).total.amount).toBe(true);
    }),
    RUNS,
  );
});

test('what is written has the digits of its currency and nothing else', () => {
  fc.assert(
    fc.property(anyCase(), (json) => {
      const { plan, facts } = read(json);
      const document = resultDocument(evaluate(plan, facts, { explain: true }));
      const digits = { EUR: 2, JPY: 0, KWD: 3 }[plan.currency] ?? 0;
      const amount = new RegExp(digits === 0 ? '^-?\\d+$' : `^-?\\d+\\.\\d{${digits}}$`);
      for (const { amount: paid, held, explanation } of document.lines) {
        expect([paid, held].every((text) => amount.test(text))).toBe(true);
        expect(explanation?.sentence).not.toMatch(/NaN|Infinity|undefined|\de[+-]?\d|\[object/);
        expect((explanation?.steps ?? []).filter(({ is }) => !/^-?\d+(\.\d+|\/\d+)?$/.test(is))).toEqual([]);
      }
    }),
    RUNS,
  );
});

test.each([
  ['EUR', '9999999999999.99', '1', '9999999999999.99'],
  ['JPY', '1000000000000000', '1', '1000000000000000'],
  ['KWD', '0.000000000001', '1000000000000', '1.000'],
])(
  'amounts up to 10^15 minor units and quantities with 12 decimals are exact in %s',
  (currency, quantity, unit, amount) => {
    const plan = planFrom({ meed: 'plan/1', currency, components: [{ key: 'a', rate: { measure: 'm', unit } }] });
    expect(resultDocument(evaluate(plan, factsOf(quantity))).lines).toMatchObject([{ amount }]);
  },
);

test('an amount beyond 10^15 minor units is refused by name, never wrapped', () => {
  const plan = planFrom({
    meed: 'plan/1',
    currency: 'EUR',
    components: [{ key: 'a', rate: { measure: 'm', unit: '1000' } }],
  });
  expect(evaluate(plan, factsOf('10000000000.01'))).toMatchObject({
    lines: [],
    problems: [{ code: 'AMOUNT_TOO_LARGE' }],
  });
});

const factsOf = (quantity: string): Facts =>
  factsFrom({
    meed: 'facts/1',
    period: { start: '2026-09-01', endExclusive: '2026-10-01', timeZone: 'UTC' },
    facts: [{ measure: 'm', quantity, unit: 'x' }],
  });

function withoutPayees(component: object): object {
  const kept = Object.entries(component).filter(([name]) => name !== 'split' && name !== 'attribution');
  return Object.fromEntries(
    kept.map(([name, terms]) => [
      name,
      name === 'bundle' ? { ...terms, shares: [] } : name === 'allocation' ? { ...terms, to: 'SEGMENT' } : terms,
    ]),
  );
}

/** The component with its kind alone: attachments read measures that do not grow. */
const onlyKind = (component: object): object =>
  Object.fromEntries(
    Object.entries(withoutPayees(component)).filter(
      ([name]) => name === 'key' || GROWING.some((kind) => kind === name),
    ),
  );

/** Free transactions are the first ones in time: an earlier result may push a larger one out of the free ones, or into them. */
const dependsOnOrder = ({ pay }: Plan['components'][number]): boolean =>
  pay.kind === 'percentage' && pay.terms.perTransaction !== null;

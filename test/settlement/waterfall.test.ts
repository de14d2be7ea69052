import fc from 'fast-check';
import { type PostedComponent, runWaterfall, type WaterfallStep } from '../../src/settlement/run-waterfall.rules';
import { figuresOf } from '../../src/statements/statement.rules';
import { statementWaterfall } from '../../src/statements/statement-waterfall.rules';
import { planFrom } from '../support/plans/examples';

const CURRENCIES = ['JPY', 'EUR', 'KWD'];
const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

const plan = planFrom({
  meed: 'plan/1',
  currency: 'EUR',
  components: [
    { key: 'second', fixedFee: { amount: '2.00', per: 'MONTH' } },
    { key: 'first', fixedFee: { amount: '1.00', per: 'MONTH' } },
  ],
  adjustments: [{ key: 'cap', maximum: { amount: '2.50' } }],
});

const sumOf = (steps: readonly WaterfallStep[], ...keys: readonly string[]): bigint =>
  steps
    .filter(({ key }) => keys.some((one) => key === one || key.startsWith(`${one}:`)))
    .reduce((sum, { amount }) => sum + amount, 0n);

interface Revision {
  readonly component: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly held: bigint;
  readonly isOwn: boolean;
}

const revisions: fc.Arbitrary<Revision[]> = fc.array(
  fc.record({
    component: fc.constantFrom('first', 'second', 'cap', 'gone'),
    currency: fc.constantFrom(...CURRENCIES),
    amount: minor,
    held: minor,
    isOwn: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** What the database sums up; the recompute is stated by the revisions themselves, one after the other. */
function posted(all: readonly Revision[]): PostedComponent[] {
  const rows = new Map<string, PostedComponent>();
  for (const { component, currency, amount, held, isOwn } of all) {
    const key = `${component} ${currency}`;
    const before = rows.get(key) ?? {
      component,
      label: component,
      currency,
      amount: 0n,
      held: 0n,
      byRun: 0n,
      computed: 0n,
    };
    rows.set(key, {
      ...before,
      amount: before.amount + amount,
      held: before.held + held,
      byRun: before.byRun + (isOwn ? amount : 0n),
      computed: before.computed + amount,
    });
  }
  return [...rows.values()];
}

const runCloses = (lose: (rows: PostedComponent[]) => PostedComponent[] = (rows) => rows) =>
  fc.assert(
    fc.property(revisions, (all) => {
      const steps = runWaterfall(lose(posted(all)), plan);
      for (const currency of CURRENCIES) {
        const own = steps.filter((step) => step.currency === currency);
        const total = sumOf(own, 'total');
        expect(sumOf(own, 'component', 'adjustment')).toBe(total);
        expect(sumOf(own, 'held', 'accrued')).toBe(total);
        expect(sumOf(own, 'postedBefore', 'postedByRun')).toBe(total);
      }
    }),
  );

describe('the waterfall of a run', () => {
  it('closes in every currency', () => runCloses());

  it('does not where a revision is lost', () => {
    expect(() => runCloses((rows) => rows.map((one) => ({ ...one, amount: one.amount - one.byRun })))).toThrow(
      'Property failed',
    );
  });

  it('follows the plan, adjustments after components, and ends with what the plan no longer has', () => {
    const one = (component: string, amount: bigint) => ({ component, currency: 'EUR', amount, held: 0n, isOwn: true });
    const all = [one('cap', -50n), one('first', 100n), one('gone', 0n), one('second', 200n)];
    expect(runWaterfall(posted(all), plan).map(({ key, amount }) => [key, amount])).toEqual([
      ['component:second', 200n],
      ['component:first', 100n],
      ['adjustment:cap', -50n],
      ['component:gone', 0n],
      ['total', 250n],
      ['held', 0n],
      ['accrued', 250n],
      ['postedBefore', 0n],
      ['postedByRun', 250n],
    ]);
  });
});

const KINDS = ['PARTNER_ACCRUED', 'PARTNER_HELD', 'PARTNER_DISPUTED', 'PARTNER_PAYABLE', 'PARTNER_RECEIVABLE'] as const;
const LABELS = ['2026-01', '2026-02', '2026-03'];
const booked = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    label: fc.constant('2026-03'),
    isLock: fc.boolean(),
    net: minor,
  }),
);
const before = fc.array(
  fc.record({
    kind: fc.constant('PARTNER_ACCRUED' as const),
    label: fc.constantFrom('2026-01', '2026-02', '2026-04'),
    isLock: fc.boolean(),
    net: minor,
  }),
);
const lines = fc.uniqueArray(fc.record({ label: fc.constantFrom(...LABELS), amount: minor }), {
  selector: ({ label }) => label,
});

const statementCloses = (forget: (steps: readonly WaterfallStep[]) => readonly WaterfallStep[] = (steps) => steps) =>
  fc.assert(
    fc.property(
      booked,
      before,
      lines,
      minor,
      fc.constantFrom(...CURRENCIES),
      (own, earlier, parts, released, currency) => {
        const figures = figuresOf('2026-03', [...own, ...earlier]);
        const statement = { label: '2026-03', currency };
        const steps = forget(statementWaterfall(statement, figures, { lines: parts, released }));
        expect(sumOf(steps, 'earned', 'correction', 'besideLines')).toBe(sumOf(steps, 'total'));
        expect(sumOf(steps, 'broughtForward', 'total', 'owed', 'released')).toBe(
          sumOf(steps, 'heldBack', 'disputed', 'carriedForward', 'recovered', 'payable'),
        );
      },
    ),
  );

describe('the waterfall of a statement', () => {
  it('closes from what was earned to where it stands', () => statementCloses());

  it.each(['correction', 'broughtForward', 'released', 'recovered'])('does not without %s', (lost) => {
    const forget = (steps: readonly WaterfallStep[]) => steps.filter(({ key }) => !key.startsWith(lost));
    expect(() => statementCloses(forget)).toThrow('Property failed');
  });

  it('names the closed periods that it corrects, the earliest first', () => {
    const parts = { lines: ['2026-03', '2026-02', '2026-01'].map((label) => ({ label, amount: 1n })), released: 0n };
    const steps = statementWaterfall({ label: '2026-03', currency: 'EUR' }, figuresOf('2026-03', []), parts);
    expect(steps.slice(1, 4).map(({ label }) => label)).toEqual([
      'Earned in 2026-03',
      'Correction of 2026-01',
      'Correction of 2026-02',
    ]);
  });
});

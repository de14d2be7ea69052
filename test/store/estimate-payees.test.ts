import fc from 'fast-check';
import type { Hat } from '../../src/access/hat.rules';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { estimateEarnings } from '../../src/settlement/what-if/estimate-earnings';
import { type TestDatabase, testDatabase } from '../support/database';
import { type Plan, Settling } from '../support/settling';

/** Two partners share what is paid, held back, set aside and advanced: an estimate says of each what settlement does, whoever asks. */
let store: TestDatabase;
let acme: Settling;
let agreementId = '';

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

interface Shared {
  readonly unit: string;
  readonly own: string;
  readonly rest: string;
  readonly held: string;
  readonly aside: string;
  /** Reached with February, or not. */
  readonly target: string;
  /** What the draw tops up to; nothing for none. */
  readonly advance: string | null;
}

const shared: fc.Arbitrary<Shared> = fc
  .record({
    unit: fc.constantFrom('0.03', '1.07', '33.33'),
    own: fc.constantFrom(['0.65', '0.35'], ['0.333333', '0.666667'], ['0.5', '0.5']),
    held: fc.constantFrom('0.1', '0.333333'),
    aside: fc.constantFrom('0.1', '0.07'),
    target: fc.constantFrom('0.5', '40'),
    advance: fc.constantFrom(null, '0.37', '60'),
  })
  .map(({ own: [own = '', rest = ''], ...more }) => ({ ...more, own, rest }));

const planOf = ({ unit, own, rest, held, aside, target, advance }: Shared) => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  adjustments: [
    { key: 'fund', reserve: { share: aside, target, floor: '12', balanceMeasure: 'fund-balance' } },
    ...(advance === null ? [] : [{ key: 'draw', draw: { amount: advance, balanceMeasure: 'draw-balance' } }]),
  ],
  split: [
    { payee: 'partner', share: own },
    { payee: 'field', share: rest },
  ],
  holdback: { share: held, release: { on: 'REVIEW' } },
  safety: { multiple: '1000000000' },
});

interface Act {
  readonly quantity: string;
  readonly month: number;
  readonly isReversed: boolean;
}

const act: fc.Arbitrary<Act> = fc.record({
  quantity: fc.constantFrom('0.01', '1', '7.5', '33.333333', '200'),
  month: fc.integer({ min: 2, max: 3 }),
  isReversed: fc.boolean(),
});

const sumsOf = (lines: readonly { readonly component: string; readonly amount: bigint; readonly held: bigint }[]) => {
  const sums: Record<string, readonly [bigint, bigint]> = {};
  for (const { component, amount, held } of lines) {
    const [amounts, helds] = sums[component] ?? [0n, 0n];
    sums[component] = [amounts + BigInt(amount), helds + BigInt(held)];
  }
  return Object.fromEntries(Object.entries(sums).filter(([, [amount, held]]) => amount !== 0n || held !== 0n));
};

const PAYEES = ['lead', 'field'] as const;
type Payee = (typeof PAYEES)[number];
type HatOf = (payee: Payee) => Hat;

const vendor: HatOf = () => acme.hat('FINANCE');
const itself: HatOf = (payee) => acme.hat('PARTNER_VIEWER', payee);

/** What is estimated of the open month for each payee, and what settling it posts for it: paid and held by component. */
async function estimatedAndPosted(plan: Plan, acts: readonly Act[], hatOf: HatOf = vendor) {
  acme = await Settling.open(store.database, '2026-04-10T00:00:00.000Z');
  const isShared = JSON.stringify(plan).includes('"field"');
  const id = await acme.agreement(plan, {
    startOn: '2026-02-01',
    ...(isShared && { payees: [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }] }),
  });
  agreementId = id;
  const first = await acme.outcome('12.5', '2026-02-20T09:00:00Z');
  await acme.close(id, '2026-02');
  for (const { quantity, month } of acts) await acme.outcome(quantity, `2026-0${month}-11T09:00:00Z`);
  if (acts.some(({ isReversed }) => isReversed)) await reverse(first);
  const before = new Set((await acme.lines(id)).map((line) => line.id));
  const estimated = await perPayee((payee) => estimateOf(payee, hatOf(payee)));
  await acme.settle(id, '2026-02');
  await acme.settle(id, '2026-03');
  const lines = (await acme.lines(id)).filter((line) => !before.has(line.id));
  const posted = await perPayee((payee) => sumsOf(lines.filter((line) => line.partnerId === acme.partners[payee])));
  return { estimated, posted };
}

async function estimateOf(payee: Payee, hat: Hat) {
  const pays = (await acme.earnings('2026-03', payee, hat)).flatMap(({ estimate }) => estimate.pays);
  const back = pays.flatMap((pay) =>
    pay.posted.map(({ amount, held, ...of }) => ({ ...of, amount: -amount, held: -held })),
  );
  return sumsOf([...pays.flatMap(({ lines }) => lines), ...back]);
}

async function perPayee<Value>(of: (payee: Payee) => Value | Promise<Value>): Promise<Record<string, Value>> {
  const found: Record<string, Value> = {};
  for (const payee of PAYEES) found[payee] = await of(payee);
  return found;
}

const reverse = (outcomeId: string) =>
  acme.done(reverseOutcome, {
    idempotencyKey: systemIds.next(),
    outcomeId: acme.id('outcome', outcomeId),
    reason: 'r',
  });

const open = { quantity: '33.333333', month: 3, isReversed: false };
const PLAIN: Shared = {
  ...{ unit: '1.07', own: '0.65', rest: '0.35', held: '0.333333' },
  aside: '0.07',
  target: '0.5',
  advance: null,
};
const few: Act = { ...open, quantity: '0.01' };

describe.each([
  ['under a hat of the vendor', vendor],
  ['under the hat of each payee, who sees none of the lines of the others', itself],
] as const)('%s', (_, hatOf) => {
  it('agrees about what is paid, held, set aside and advanced', () =>
    fc.assert(
      fc.asyncProperty(shared, fc.array(act, { minLength: 1, maxLength: 3 }), async (terms, acts) => {
        // A correction changes the balance with which the open month begins; an estimate says so and keeps the one that stands.
        const inMarch = acts.map((one) => ({ ...one, month: 3, isReversed: false }));
        const { estimated, posted } = await estimatedAndPosted(planOf(terms), inMarch, hatOf);
        expect(estimated).toEqual(posted);
      }),
      {
        ...{ numRuns: 5, endOnFailure: true },
        examples: [
          [PLAIN, [open]],
          // February sets aside, March draws on it; February is topped up, March pays back.
          [{ ...PLAIN, target: '40' }, [few]],
          [{ ...PLAIN, advance: '60' }, [{ ...open, quantity: '200' }]],
        ],
      },
    ));

  it('agrees about corrections, where nothing is carried over', () =>
    fc.assert(
      fc.asyncProperty(shared, fc.array(act, { minLength: 1, maxLength: 3 }), async (terms, acts) => {
        const { estimated, posted } = await estimatedAndPosted({ ...planOf(terms), adjustments: [] }, acts, hatOf);
        expect(estimated).toEqual(posted);
      }),
      { numRuns: 5, endOnFailure: true, examples: [[PLAIN, [{ ...open, isReversed: true }]]] },
    ));

  it('knows the whole balance and warns of nothing', async () => {
    await estimatedAndPosted(planOf({ ...PLAIN, advance: '60' }), [open], hatOf);
    expect(await warnings(hatOf)).toEqual([]);
  });

  it('warns where an earlier month is to be corrected that carries a balance over, which settlement finds anew', async () => {
    await estimatedAndPosted(planOf({ ...PLAIN, target: '40' }), [open], hatOf);
    await acme.close(agreementId, '2026-03');
    await acme.outcome('3', '2026-03-12T09:00:00Z');
    expect(await warnings(hatOf)).toEqual(PAYEES.map(() => 'BALANCE_CARRIED'));
  });
});

const warnings = async (hatOf: HatOf) =>
  (await Promise.all(PAYEES.map((payee) => acme.earnings('2026-04', payee, hatOf(payee))))).flatMap((rows) =>
    rows.flatMap(({ estimate }) => estimate.problems.map(({ code }) => code)),
  );

it('agrees where the balance is its own alone', async () => {
  const plan = { ...planOf(PLAIN), split: [{ payee: 'partner', share: '1' }] };
  const { estimated, posted } = await estimatedAndPosted(plan, [open], itself);
  expect(estimated).toEqual(posted);
  expect(await warnings(itself)).toEqual([]);
});

it.each([
  ['named by nobody', null, []],
  ['that it is for', 'shop', []],
  ['of others', 'elsewhere', ['NOT_COUNTED']],
] as const)(
  'counts what is assumed of the customer %s as settlement would, whoever asks',
  async (_, customer, codes) => {
    acme = await Settling.open(store.database, '2026-02-10T00:00:00.000Z');
    const payees = [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }];
    await acme.agreement(planOf(PLAIN), { payees, customerId: acme.id('customer', acme.customerId) });
    const fact = { measure: 'resolved', quantity: '1', unit: 'credit', at: '2026-02-09T00:00:00.000Z' };
    const additional = [{ ...fact, customerReference: customer }];
    const asked = await perPayee((payee) => {
      const question = { partnerId: acme.partners[payee], period: '2026-02', additional };
      return acme.reading((scope) => estimateEarnings(scope, question, acme.clock.now()), itself(payee));
    });
    for (const payee of PAYEES) expect(asked[payee]?.problems.map(({ code }) => code)).toEqual(codes);
  },
);

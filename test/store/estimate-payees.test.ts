import fc from 'fast-check';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { type TestDatabase, testDatabase } from '../support/database';
import { type Plan, Settling } from '../support/settling';

/** Two partners share what is paid, what is held back and what is set aside: an estimate says of the first what settlement does. */
let store: TestDatabase;
let acme: Settling;

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
}

const shared: fc.Arbitrary<Shared> = fc
  .record({
    unit: fc.constantFrom('0.03', '1.07', '33.33'),
    own: fc.constantFrom(['0.65', '0.35'], ['0.333333', '0.666667'], ['0.5', '0.5']),
    held: fc.constantFrom('0.1', '0.333333'),
    aside: fc.constantFrom('0.1', '0.07'),
    target: fc.constantFrom('0.5', '40'),
  })
  .map(({ own: [own = '', rest = ''], ...more }) => ({ ...more, own, rest }));

const planOf = ({ unit, own, rest, held, aside, target }: Shared) => ({
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit } } }],
  adjustments: [{ key: 'fund', reserve: { share: aside, target, floor: '12', balanceMeasure: 'fund-balance' } }],
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

/** What is estimated for the open month, and what settling it posts for the lead partner: paid and held by component. */
async function estimatedAndPosted(plan: Plan, acts: readonly Act[], hat = () => acme.hat('FINANCE')) {
  const isShared = JSON.stringify(plan).includes('"field"');
  acme = await Settling.open(store.database, '2026-04-10T00:00:00.000Z');
  const id = await acme.agreement(plan, {
    startOn: '2026-02-01',
    ...(isShared && { payees: [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }] }),
  });
  const first = await acme.outcome('12.5', '2026-02-20T09:00:00Z');
  await acme.close(id, '2026-02');
  for (const { quantity, month } of acts) await acme.outcome(quantity, `2026-0${month}-11T09:00:00Z`);
  if (acts.some(({ isReversed }) => isReversed)) await reverse(first);
  const pays = (await acme.earnings('2026-03', 'lead', hat())).flatMap(({ estimate }) => estimate.pays);
  const before = new Set((await acme.lines(id)).map((line) => line.id));
  await acme.settle(id, '2026-02');
  await acme.settle(id, '2026-03');
  const posted = (await acme.lines(id)).filter((line) => !before.has(line.id) && line.partnerId === acme.partners.lead);
  const back = pays.flatMap((pay) =>
    pay.posted.map(({ amount, held, ...of }) => ({ ...of, amount: -amount, held: -held })),
  );
  return { estimated: sumsOf([...pays.flatMap(({ lines }) => lines), ...back]), posted: sumsOf(posted) };
}

const reverse = (outcomeId: string) =>
  acme.done(reverseOutcome, {
    idempotencyKey: systemIds.next(),
    outcomeId: acme.id('outcome', outcomeId),
    reason: 'r',
  });

const open = { quantity: '33.333333', month: 3, isReversed: false };
const PLAIN: Shared = { unit: '1.07', own: '0.65', rest: '0.35', held: '0.333333', aside: '0.07', target: '0.5' };

it('agrees for one payee of several, what is held and set aside included', () =>
  fc.assert(
    fc.asyncProperty(shared, fc.array(act, { minLength: 1, maxLength: 3 }), async (terms, acts) => {
      // A correction changes the balance with which the open month begins; an estimate says so and keeps the one that stands.
      const inMarch = acts.map((one) => ({ ...one, month: 3, isReversed: false }));
      const { estimated, posted } = await estimatedAndPosted(planOf(terms), inMarch);
      expect(estimated).toEqual(posted);
    }),
    { numRuns: 5, endOnFailure: true, examples: [[PLAIN, [open]]] },
  ));

it('agrees for one payee of several about corrections, where nothing is carried over', () =>
  fc.assert(
    fc.asyncProperty(shared, fc.array(act, { minLength: 1, maxLength: 3 }), async (terms, acts) => {
      const { estimated, posted } = await estimatedAndPosted({ ...planOf(terms), adjustments: [] }, acts);
      expect(estimated).toEqual(posted);
    }),
    { numRuns: 5, endOnFailure: true, examples: [[PLAIN, [{ ...open, isReversed: true }]]] },
  ));

describe('under the hat of the partner itself, who sees none of the lines of the others', () => {
  const partner = () => acme.hat('PARTNER_VIEWER', 'lead');
  const warnings = async (hat = partner()) =>
    (await acme.earnings('2026-04', 'lead', hat)).flatMap(({ estimate }) => estimate.problems.map(({ code }) => code));

  it('agrees where nothing is carried over, without a warning', async () => {
    const { estimated, posted } = await estimatedAndPosted({ ...planOf(PLAIN), adjustments: [] }, [open], partner);
    expect(estimated).toEqual(posted);
    expect(await warnings()).toEqual([]);
  });

  it('says that a balance which others share is estimated with its own part; the vendor is told no such thing', async () => {
    await estimatedAndPosted(planOf(PLAIN), [open], partner);
    expect(await warnings()).toEqual(['BALANCE_CARRIED']);
    expect(await warnings(acme.hat('FINANCE'))).toEqual([]);
  });

  it('agrees where the balance is its own alone', async () => {
    const plan = { ...planOf(PLAIN), split: [{ payee: 'partner', share: '1' }] };
    const { estimated, posted } = await estimatedAndPosted(plan, [open], partner);
    expect(estimated).toEqual(posted);
    expect(await warnings()).toEqual([]);
  });
});

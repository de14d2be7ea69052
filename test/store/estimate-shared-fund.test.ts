import { amendAgreement } from '../../src/agreements/amend-agreement.command';
import { signAgreement } from '../../src/agreements/sign-agreement.command';
import { latestVersion } from '../../src/agreements/version.repository';
import { estimated } from '../../src/settlement/estimate.rules';
import { estimateEarnings } from '../../src/settlement/what-if/estimate-earnings';
import { type TestDatabase, testDatabase } from '../support/database';
import { flat, Settling } from '../support/settling';

/**
 * 10.00 for each result, six tenths of it for the lead partner and four for the field; a tenth is set aside above 50.00 a month,
 * and what a month lacks to 50.00 is drawn from it. January had 20 results: of 200.00 the lead set aside 12.00, the field 8.00.
 */
let store: TestDatabase;
let acme: Settling;
let agreementId = '';

beforeAll(async () => {
  store = await testDatabase();
});
beforeEach(async () => {
  acme = await Settling.open(store.database);
  const fund = { share: '0.1', target: '100', floor: '50', balanceMeasure: 'fund-balance' };
  const split = [
    { payee: 'partner', share: '0.6' },
    { payee: 'field', share: '0.4' },
  ];
  agreementId = await acme.agreement(flat('10', { adjustments: [{ key: 'fund', reserve: fund }], split }), {
    payees: [{ payee: 'field', partnerId: acme.id('partner', acme.partners.field) }],
  });
  await acme.outcome('20', '2026-01-20T10:00:00Z');
  await acme.close(agreementId, '2026-01');
});
afterAll(async () => {
  await store.drop();
});

const PAYEES = ['lead', 'field'] as const;
type Payee = (typeof PAYEES)[number];

const itself = (payee: Payee) => acme.hat('PARTNER_VIEWER', payee);

/** What February pays: amounts by component, and how they come about. */
async function linesOf(payee: Payee, hat = itself(payee)) {
  const pays = (await acme.earnings('2026-02', payee, hat)).flatMap(({ estimate }) => estimate.pays);
  return pays.flatMap((pay) => pay.explained().map((line) => [line.component, line.amount, line.explanation?.says()]));
}

async function settled(payee: Payee) {
  await acme.settle(agreementId, '2026-02');
  const lines = (await acme.lines(agreementId)).filter(({ periodLabel }) => periodLabel === '2026-02');
  const own = lines.filter(({ partnerId }) => partnerId === acme.partners[payee]);
  return own.map(({ component, amount, sentence }) => [component, BigInt(amount), sentence]);
}

const amounts = (lines: Awaited<ReturnType<typeof linesOf>>) => lines.map(([, amount]) => amount);

interface Row {
  readonly results: string;
  readonly lead: readonly bigint[];
  readonly field: readonly bigint[];
}

const ROWS: readonly Row[] = [
  { results: '3', lead: [1800n, 1200n], field: [1200n, 800n] },
  { results: '4', lead: [2400n, 600n], field: [1600n, 400n] },
  { results: '2', lead: [1200n, 1200n], field: [800n, 800n] },
  { results: '5', lead: [3000n], field: [2000n] },
  { results: '30', lead: [18000n, -1800n], field: [12000n, -1200n] },
  { results: '90', lead: [54000n, -4800n], field: [36000n, -3200n] },
];

describe.each(PAYEES)('the estimate of the %s partner, asked by itself', (payee) => {
  it.each(ROWS)('of $results results is what settlement posts, amounts and sentences', async ({ results, ...row }) => {
    await acme.outcome(results, '2026-02-10T10:00:00Z');
    const own = await linesOf(payee);
    expect(amounts(own)).toEqual(row[payee]);
    expect(own).toEqual(await linesOf(payee, acme.hat('FINANCE')));
    expect(own).toEqual(await settled(payee));
  });

  it('with one more result is what it is once there is one', async () => {
    await acme.outcome('3', '2026-02-10T10:00:00Z');
    const additional = [{ measure: 'resolved', quantity: '1', unit: 'credit', at: '2026-02-11T10:00:00Z' }];
    const question = { partnerId: acme.partners[payee], period: '2026-02', additional };
    const asked = await acme.reading((scope) => estimateEarnings(scope, question, acme.clock.now()), itself(payee));
    expect(asked.problems).toEqual([]);
    const of = (components: readonly { readonly amount: bigint }[] | undefined) =>
      components?.map(({ amount }) => amount);
    expect(of(asked.changes[0]?.now)).toEqual(ROWS[0]?.[payee]);
    expect(of(asked.changes[0]?.after)).toEqual(ROWS[1]?.[payee]);
    await acme.outcome('1', '2026-02-11T10:00:00Z');
    expect(amounts(await linesOf(payee))).toEqual(of(asked.changes[0]?.after));
  });
});

it('takes back from a partner that is paid no more, once both sides have signed it', async () => {
  const named = { agreementId: acme.id('agreement', agreementId) };
  await acme.done(amendAgreement, { ...named, expectedVersion: 1, plan: flat('10'), effectiveOn: '2026-01-01' });
  const projected = async () => {
    const pays = (await acme.earnings('2026-02', 'field', itself('field'))).flatMap(({ estimate }) => estimate.pays);
    return estimated(pays, 'EUR').projected;
  };
  // All that the field has set aside: February is empty so far.
  expect(await projected()).toBe(800n);
  const { termsHash } = (await acme.reading((scope) => latestVersion(scope, agreementId))) ?? {};
  for (const hat of [acme.hat('ADMIN'), acme.hat('PARTNER_ADMIN', 'lead')])
    await acme.done(signAgreement, { ...named, termsHash, expectedVersion: 2 }, { hat });
  expect(await projected()).toBe(-7200n);
  await acme.settle(agreementId, '2026-01');
  const { field } = acme.partners;
  const posted = (await acme.lines(agreementId)).filter((line) => line.partnerId === field && line.revision === 2);
  expect(posted.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(-7200n);
  expect(await projected()).toBe(0n);
});

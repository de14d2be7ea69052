import { active, type Parties, proposed, seedParties } from '../support/agreements';
import { type TestHouse, testHouse } from '../support/house';
import { mutate } from '../support/seed';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Json = Record<string, any>;

/** What estimates show a payee of an agreement that pays others, too: its own, and of theirs not even what a difference tells. */
let meed: TestHouse;
let parties: Parties;
let definition = '';
let made = 0;

async function opened(): Promise<void> {
  meed = await testHouse('2026-02-20T12:00:00.000Z');
  parties = await seedParties(meed);
  const query = '{ outcomeDefinitions(first: 1, filter: { key: { eq: "resolved" } }) { nodes { id } } }';
  definition = (await meed.send(parties.acme.admin, query)).data['outcomeDefinitions'].nodes[0].id;
}

beforeEach(opened);
afterEach(async () => {
  await meed.close();
});

const MONEY = '{ amount currency }';
const COMPONENT = `{ agreementId period component label amount ${MONEY} posted ${MONEY} held ${MONEY} sentence }`;
const EARNINGS = `query($id: ID!, $period: String!) { earnings(partnerId: $id, period: $period) {
  period currency accrued ${MONEY} held ${MONEY} receivable ${MONEY} total ${MONEY} projected ${MONEY} pendingVerification ${MONEY}
  components(first: 100) ${COMPONENT} problems { agreementId isBlocking code message } } }`;
const ESTIMATE = `query($input: EarningsEstimateInput!) { earningsEstimate(input: $input) {
  changes { currency now ${COMPONENT} after ${COMPONENT} nowTotal ${MONEY} afterTotal ${MONEY} difference ${MONEY} projected ${MONEY} sentences }
  assumptions problems { isBlocking code field agreementId period message } } }`;

async function ask(token: string, query: string, variables: Json): Promise<Json> {
  const answer = await meed.send(token, query, variables);
  if (answer.errors !== undefined) throw new Error(answer.text);
  return Object.values(answer.data)[0] as Json;
}

const more = (measure: string, quantity: string, unit: string): Json => ({
  ...{ measure, quantity, unit, at: '2026-02-12T10:00:00Z' },
});
/** So much that what others are paid for each would be beyond the largest amount; and what only they are paid for. */
const PROBES = [[more('resolved', '3', '1')], [more('resolved', `1${'0'.repeat(10)}`, '1')]];
const FOREIGN = [more('cloud_cost', '5', 'EUR')];

/** Every estimate that somebody is given of a partner. */
const estimates = async (token: string, partnerId: string, probes = PROBES.slice(0, 1)): Promise<Json> => ({
  earnings: await ask(token, EARNINGS, { id: partnerId, period: '2026-02' }),
  asked: await Promise.all(
    probes.map((additional) => ask(token, ESTIMATE, { input: { partnerId, period: '2026-02', additional } })),
  ),
});

const textOf = (answer: Json): string => JSON.stringify(answer).replace(/agr_\w+/g, 'agr');

async function resolved(quantity: string, occurredAt: string): Promise<void> {
  const whose = { definitionId: definition, partnerId: parties.one, customerId: parties.customer };
  const claim = { ...whose, idempotencyKey: key(), externalReference: key(), occurredAt, quantity };
  const { outcome } = await mutate(meed, parties.acme.admin, 'outcomeClaim', claim, 'outcome { id }');
  const verify = { idempotencyKey: key(), outcomeId: outcome.id };
  await mutate(meed, parties.approver, 'outcomeVerify', verify, 'outcome { id }');
}

function key(): string {
  made += 1;
  return `estimates-${made}`;
}

const each = (component: string, unit: string, payee: string): Json => ({
  key: component,
  pay: { rate: { measure: 'resolved', unit } },
  split: [{ payee, share: '1' }],
});
const shared = (components: readonly Json[], more: Json = {}): Json => ({
  plan: { currency: 'EUR', components, ...more },
  ...{ startOn: '2026-01-01', timeZone: 'UTC', payees: [{ payee: 'field', partnerId: parties.two }] },
});
const field = (probes = PROBES.slice(0, 1)) => estimates(parties.partnerTwo, parties.two, probes);
const lead = () => estimates(parties.partnerOne, parties.one);

/** An agreement whose January is closed, with ten results in February. */
async function running(components: readonly Json[], more: Json = {}): Promise<void> {
  const { id: agreementId } = await active(meed, parties, shared(components, more));
  await resolved('1', '2026-01-10T10:00:00Z');
  const january = { agreementId, period: '2026-01', idempotencyKey: key() };
  await mutate(meed, await parties.acme.member('FINANCE'), 'periodClose', january, 'period');
  await resolved('10', '2026-02-10T10:00:00Z');
}

it('is the same to the byte whatever the others are paid', async () => {
  const told: string[][] = [];
  const cloud = { key: 'cloud', pay: { percentage: { measure: 'cloud_cost', share: '0.5' } } };
  for (const components of [
    [each('ours', '1.11', 'partner'), each('theirs', '2.22', 'field')],
    [each('ours', '1.11', 'partner'), each('theirs', '7777.77', 'field')],
    [each('ours', '8888.88', 'partner'), cloud, each('theirs', '2.22', 'field')],
  ]) {
    await running(components);
    told.push([textOf(await lead()), textOf(await field([...PROBES, FOREIGN]))]);
    await meed.close();
    await opened();
  }
  const [few, otherTheirs, otherOurs] = told;
  expect(few?.[0]).toContain('11.10');
  expect(otherTheirs?.[0]).toBe(few?.[0]);
  expect(few?.[1]).toContain('22.20');
  expect(few?.[1]).toContain('22,200,000,022.20 EUR after');
  expect(few?.[1]).toContain('NOT_COUNTED');
  expect(otherOurs?.[1]).toBe(few?.[1]);
});

it('answers a partner nothing about another one, be it a payee of the same agreement', async () => {
  await running([each('ours', '1.11', 'partner'), each('theirs', '2.22', 'field')]);
  for (const answer of [
    await estimates(parties.partnerTwo, parties.one),
    await estimates(parties.partnerOne, parties.two),
  ]) {
    expect(answer['earnings']).toEqual([]);
    expect(answer['asked'][0].changes).toEqual([]);
    expect(answer['asked'][0].problems.map(({ code }: Json) => code)).toEqual(['NO_OPEN_PERIOD']);
  }
});

it('says nothing of terms that name a partner and that nobody has signed', async () => {
  await resolved('10', '2026-02-10T10:00:00Z');
  await proposed(meed, parties, shared([each('ours', '1.11', 'partner'), each('theirs', '2.22', 'field')]));
  const { id: agreementId } = await active(meed, parties, { ...shared([each('ours', '1.11', 'partner')]), payees: [] });
  const { plan, payees } = shared([each('ours', '1.11', 'partner'), each('theirs', '9'.repeat(17), 'field')]);
  const amended = { agreementId, expectedVersion: 1, plan, payees, effectiveOn: '2026-01-01' };
  await mutate(meed, parties.acme.admin, 'agreementAmend', amended, 'agreement { id }');
  const { earnings, asked } = await field();
  expect(earnings).toEqual([]);
  expect(asked[0].problems.map(({ code }: Json) => code)).toEqual(['NO_OPEN_PERIOD']);
});

it.each([
  ['a fact that is missing', 'MISSING_FACT', 'cloud_cost', [], { maximum: { measure: 'cloud_cost', share: '0.5' } }],
  [
    'an amount of another payee',
    'AMOUNT_TOO_LARGE',
    '999999999999999990',
    [each('vast', '999999999999999.99', 'partner')],
    null,
  ],
] as const)('tells who signed that %s stops the agreement, the other payee that something does', async (...row) => {
  const [, code, figure, components, cap] = row;
  const adjustments = cap === null ? [] : [{ key: 'cap', ...cap }];
  await active(meed, parties, shared([each('theirs', '2.22', 'field'), ...components], { adjustments }));
  await resolved('1000', '2026-02-10T10:00:00Z');
  const problemsOf = ({ earnings, asked }: Json) => [...earnings[0].problems, ...asked[0].problems];
  expect(problemsOf(await lead()).map((problem) => problem.code)).toEqual([code, code]);
  expect(JSON.stringify(problemsOf(await lead()))).toContain(figure);
  const told = problemsOf(await field());
  expect(told.map((problem) => [problem.code, problem.isBlocking])).toEqual([
    ['NOT_COMPUTED', true],
    ['NOT_COMPUTED', true],
  ]);
  expect(textOf(await field())).not.toContain(figure);
});

it('warns of the safety bound who is beyond it, and nobody of the pay of another one', async () => {
  const monthly = { key: 'theirs', pay: { fixedFee: { amount: '5.00', per: 'MONTH' } } };
  const split = [{ payee: 'field', share: '1' }];
  await running([each('ours', '1.11', 'partner'), { ...monthly, split }], { safety: { multiple: '2' } });
  const codesOf = ({ earnings }: Json) => earnings[0].problems.map(({ code }: Json) => code);
  expect(codesOf(await lead())).toEqual(['SAFETY_BOUND']);
  expect(codesOf(await field())).toEqual([]);
});

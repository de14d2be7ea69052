import { type PayoutWorld, payoutWorld } from './payout-world';
import { type PotWorld, potWorld } from './pot-world';
import { attempt, mutate, type SeededVendor, type Sending, seedVendor } from './seed';

/** Who sends a document. */
export type Sender =
  | 'operator'
  | 'admin'
  | 'manager'
  | 'finance'
  | 'controller'
  | 'verifier'
  | 'partner'
  | 'customer'
  | 'guest';

/** Three of everything that lists show, so that a statement per row is two statements too many. */
export interface OperationWorld extends PayoutWorld, PotWorld {
  readonly vendorId: string;
  readonly tokens: Readonly<Record<Sender, string>>;
  readonly partners: readonly string[];
  readonly customers: readonly string[];
  readonly kpis: readonly string[];
  readonly sources: readonly string[];
  /** Confirmed by the customer; and one that is claimed by rule and verified by its source. */
  readonly definition: string;
  readonly definitions: readonly string[];
  /** The first partner's three, then one of each other; January is closed in all of them. */
  readonly agreements: readonly string[];
  readonly baselines: readonly string[];
  readonly targets: readonly string[];
  readonly outcomes: readonly string[];
  /** Of the first partner, and a line of it. */
  readonly statement: string;
  readonly line: string;
  key(): string;
  /** The January statement of a partner, submitted; and approved. */
  submitted(partner: number): Promise<Submitted>;
  approved(partner: number): Promise<string>;
  /** A new dispute of the partner about one cent of its line. */
  disputed(): Promise<string>;
  /** Waits until something is payable and in no batch; its currency. */
  payable(): Promise<string>;
  /** A batch that waits; three batches; a payout that is under way. */
  batched(): Promise<string>;
  batches(): Promise<readonly string[]>;
  underWay(): Promise<string>;
  /** Three batches of settlements, one after the other. */
  settlementBatches(): Promise<readonly string[]>;
  /** A new agreement whose January is beyond its safety bound: what was parked of it. */
  parkedSettlement(): Promise<string>;
  /** A new claim of a partner for the first customer. */
  claimed(partner?: number): Promise<string>;
  verified(): Promise<string>;
  /** A new draft, and what to sign of it. */
  drafted(): Promise<Drafted>;
  proposed(): Promise<Drafted>;
  proposedBaseline(): Promise<string>;
  invited(): Promise<{ readonly invitationCode: string; readonly membershipId: string }>;
}

export interface Submitted {
  readonly statementId: string;
  readonly submittedAt: string;
}

export interface Drafted {
  readonly agreementId: string;
  readonly termsHash: string;
}

export const PLAN = {
  currency: 'EUR',
  components: [
    { key: 'base', label: 'Service desk', pay: { fixedFee: { amount: '100.00', per: 'MONTH' as const } } },
    { key: 'resolved', pay: { rate: { measure: 'resolved', unit: '12.50' } } },
    { key: 'live', pay: { rate: { measure: 'site-live', unit: '3.00' } } },
  ],
  holdback: { share: '0.1', release: { on: 'REVIEW' as const } },
};
export const SPAN = { startOn: '2026-01-01', endOn: '2027-01-01', timeZone: 'UTC' };
const PROOF = (text: string) => ({ mediaType: 'text/plain', content: Buffer.from(text).toString('base64') });
const NUMBERS = ['one', 'two', 'three'] as const;

export async function operationWorld(meed: Sending): Promise<OperationWorld> {
  const acme = await seedVendor(meed, 'acme');
  const make = async (name: string, input: Record<string, unknown>, payload: string): Promise<string> =>
    (await mutate(meed, acme.admin, name, input, `${payload} { id }`))[payload].id;
  const rates = ['2026-01-02', '2026-01-05', '2026-01-06'].map((statedOn) => {
    return { base: 'EUR', quote: 'USD', rate: '1.0842', statedOn };
  });
  await mutate(meed, acme.admin, 'exchangeRatesRecord', { idempotencyKey: 'rates', source: 'ECB', rates }, '');
  const partners = await each((name) => acme.partner(name));
  const customers = await each((name) => acme.customer(name));
  const tokens = await tokensOf(meed, acme, partners, customers);
  const kpis = await each((key) => make('kpiCreate', { key, name: key, unit: '1', metricClass: 'OUTCOME' }, 'kpi'));
  const sources = await each((externalReference) =>
    make('sourceCreate', { externalReference, name: externalReference, ownerKind: 'VENDOR' }, 'source'),
  );
  const define = (key: string, more: Record<string, unknown>) =>
    make('outcomeDefinitionCreate', { key, name: key, kpiId: kpis[0], ...more }, 'outcomeDefinition');
  const definition = await define('resolved', { verifierPolicy: 'CUSTOMER' });
  const definitions = [
    definition,
    await define('site-live', { verifierPolicy: 'AUTOMATIC', sourceId: sources[0], isClaimedByRule: true }),
    await define('renewed', { verifierPolicy: 'VENDOR' }),
  ];
  const targets = await each((name, place) =>
    make(
      'outcomeTargetCreate',
      {
        name,
        quantity: '10',
        definitionId: definition,
        partnerId: partners[place],
        customerId: customers[place],
        ...SPAN,
      },
      'outcomeTarget',
    ),
  );
  // For its own customer, each partner already has a target; the first customer is everybody's.
  for (const partnerId of partners.slice(1))
    await make(
      'outcomeTargetCreate',
      { name: 'shared', quantity: '5', definitionId: definition, partnerId, customerId: customers[0], ...SPAN },
      'outcomeTarget',
    );

  let made = 0;
  const key = (): string => {
    made += 1;
    return `key-${made}`;
  };
  const draft = async (partnerId = partners[0], plan: object = PLAN, more: object = {}): Promise<Drafted> => {
    const terms = { currency: 'EUR', timeZone: 'UTC', cadence: 'MONTH', startOn: '2026-01-01', plan, ...more };
    const input = { externalReference: key(), name: 'Service desk', partnerId, ...terms };
    const { agreement } = await mutate(meed, acme.admin, 'agreementCreate', input, TERMS);
    return { agreementId: agreement.id, termsHash: agreement.versions[0].termsHash };
  };
  const propose = async (partnerId?: string, plan?: object, more?: object): Promise<Drafted> => {
    const drafted = await draft(partnerId, plan, more);
    const { agreementId } = drafted;
    await mutate(meed, acme.admin, 'agreementPropose', { agreementId }, 'agreement { id }');
    return drafted;
  };
  const claim = async (partner = 0, occurredAt = '2026-03-01T10:00:00Z', quantity = '2'): Promise<string> => {
    const input = {
      ...{ idempotencyKey: key(), externalReference: key(), definitionId: definition, occurredAt, quantity },
      ...{ partnerId: partners[partner], customerId: customers[0], evidence: NUMBERS.map(PROOF) },
    };
    return (await mutate(meed, acme.admin, 'outcomeClaim', input, 'outcome { id }'))['outcome'].id;
  };
  const verify = async (outcomeId: string): Promise<string> => {
    await mutate(meed, tokens.customer, 'outcomeVerify', { idempotencyKey: key(), outcomeId }, 'outcome { id }');
    return outcomeId;
  };

  const agreements: string[] = [];
  const sides = [0, 0, 0, 1, 2].map((place) => ({ partnerId: partners[place] ?? '', place }));
  for (const { partnerId, place } of sides) {
    const input = await propose(partnerId);
    const partner = place === 0 ? tokens.partner : await acme.member('PARTNER_ADMIN', { partnerId });
    for (const token of [acme.admin, partner])
      await mutate(meed, token, 'agreementSign', { ...input }, 'agreement { id }');
    agreements.push(input.agreementId);
  }
  const outcomes: string[] = [];
  for (const place of [0, 0, 0, 1, 2]) outcomes.push(await verify(await claim(place, '2026-01-20T10:00:00Z')));
  for (const place of [0, 1, 2]) outcomes.push(await claim(place));
  await mutate(
    meed,
    acme.admin,
    'agreementAmend',
    { agreementId: agreements[0], expectedVersion: 1, plan: PLAN },
    'agreement { id }',
  );
  const baselineOf = (kpiId: string | undefined) =>
    make('baselinePropose', { agreementId: agreements[0], kpiId, value: '40', method: 'Mean of 2025.' }, 'baseline');
  const baselines = [];
  for (const kpiId of kpis) baselines.push(await baselineOf(kpiId));
  for (const agreementId of agreements)
    await mutate(
      meed,
      tokens.finance,
      'periodClose',
      { idempotencyKey: key(), agreementId, period: '2026-01' },
      'statements { id }',
    );
  const { data } = await meed.send(tokens.partner, OWN_STATEMENT);
  const [statement] = data['statements'].nodes;
  const lineId: string = statement.lines.nodes[0].id;
  const statementOf = async (partner: number): Promise<Submitted> => {
    const { data } = await meed.send(tokens.finance, STATEMENT_OF, { partnerId: partners[partner] });
    const [{ id: statementId, submittedAt }] = data['statements'].nodes;
    return { statementId, submittedAt };
  };
  // Where it stands there already, the refusal is what was wanted.
  const move = (name: string, sender: Sender, input: object) =>
    attempt(meed, tokens[sender], name, { idempotencyKey: key(), ...input }, 'statement { id }');
  const submitted = async (partner: number): Promise<Submitted> => {
    const { statementId } = await statementOf(partner);
    await move('statementSubmit', 'finance', { statementId });
    return statementOf(partner);
  };
  const approved = async (partner: number): Promise<string> => {
    const { statementId, submittedAt: expectedSubmittedAt } = await submitted(partner);
    await move('statementApprove', 'controller', { statementId, expectedSubmittedAt });
    return statementId;
  };

  return {
    ...{ vendorId: acme.id, tokens, partners, customers, kpis, sources, definition, definitions },
    ...{ agreements, baselines, targets, outcomes, key },
    statement: statement.id,
    line: lineId,
    submitted,
    approved,
    async disputed() {
      const input = { idempotencyKey: key(), statementLineId: lineId, amount: '0.01', reason: 'One cent.' };
      return (await mutate(meed, tokens.partner, 'disputeOpen', input, 'dispute { id }'))['dispute'].id;
    },
    ...payoutWorld(meed, tokens, key, async () => {
      await move('statementLock', 'finance', { statementId: await approved(2) });
    }),
    async settlementBatches() {
      const ids: string[] = [];
      for (const period of ['2026-01', '2026-02', '2026-03']) {
        const input = { idempotencyKey: key(), period };
        const made = await mutate(meed, tokens.finance, 'settlementBatchStart', input, 'settlementBatch { id }');
        ids.push(made.settlementBatch.id);
      }
      return ids;
    },
    ...potWorld(meed, tokens, key, agreements[0] ?? ''),
    async parkedSettlement() {
      const plan = { ...PLAN, safety: { firstPeriodMaximum: '0.01' } };
      // It ends with January, so that no estimate of a later month costs what a bound that is exceeded costs.
      const { agreementId, termsHash } = await propose(partners[0], plan, { endOn: '2026-02-01' });
      for (const token of [acme.admin, tokens.partner])
        await mutate(meed, token, 'agreementSign', { agreementId, termsHash }, 'agreement { id }');
      const input = { idempotencyKey: key(), agreementId, period: '2026-01' };
      const settled = await mutate(meed, tokens.finance, 'settlementRun', input, 'parkedSettlement { id }');
      return settled.parkedSettlement.id;
    },
    claimed: claim,
    verified: async () => verify(await claim()),
    drafted: draft,
    proposed: propose,
    proposedBaseline: async () => {
      const another = { key: key(), name: 'Another', unit: '1', metricClass: 'OUTCOME' };
      return baselineOf(await make('kpiCreate', another, 'kpi'));
    },
    async invited() {
      const fields = 'invitationCode membership { id }';
      const { invitationCode, membership } = await mutate(
        meed,
        acme.admin,
        'memberInvite',
        { role: 'AUDITOR' },
        fields,
      );
      return { invitationCode, membershipId: membership.id };
    },
  };
}

const OWN_STATEMENT = '{ statements(first: 1) { nodes { id lines(first: 1) { nodes { id } } } } }';
const STATEMENT_OF = `query ($partnerId: ID!) {
  statements(first: 1, filter: { partnerId: { eq: $partnerId } }) { nodes { id submittedAt } }
}`;
const TERMS = 'agreement { id versions { termsHash } }';

/** One after the other, so that their order is the order in which they were made. */
async function each<Made>(make: (name: string, place: number) => Promise<Made>): Promise<Made[]> {
  const all: Made[] = [];
  for (const [place, name] of NUMBERS.entries()) all.push(await make(name, place));
  return all;
}

async function tokensOf(
  meed: Sending,
  acme: SeededVendor,
  [partnerId = '']: readonly string[],
  [customerId = '']: readonly string[],
): Promise<Record<Sender, string>> {
  return {
    operator: await meed.token({ sub: meed.person(), opr: true }),
    admin: acme.admin,
    manager: await acme.member('MANAGER'),
    finance: await acme.member('FINANCE'),
    controller: await acme.member('FINANCE'),
    verifier: await acme.member('VERIFIER'),
    partner: await acme.member('PARTNER_ADMIN', { partnerId }),
    customer: await acme.member('CUSTOMER_APPROVER', { customerId }),
    guest: await meed.token({ sub: meed.person() }),
  };
}

import type { TestHouse } from '../support/house';
import { mutate, type SeededVendor, seedVendor } from '../support/seed';

/** A text that must never reach a foreign hat, planted wherever the owner's data may carry one. */
export interface Planted {
  readonly canary: string;
}

/** Two vendors; in the first two partners and two customers, each with data of its own that carries a canary. */
export interface World {
  readonly ours: SeededVendor;
  readonly rival: Planted & { readonly vendor: string; readonly admin: string };
  readonly partner: Planted & { readonly id: string; readonly token: string };
  readonly otherPartner: Planted & { readonly id: string; readonly token: string };
  readonly customer: Planted & { readonly id: string; readonly token: string };
  readonly otherCustomer: Planted & { readonly id: string; readonly token: string };
}

export async function buildWorld(meed: TestHouse): Promise<World> {
  const ours = await seedVendor(meed, 'canary-vendor-ours');
  const other = await seedVendor(meed, 'canary-vendor-rival');
  const first = await lives(meed, ours, 'first');
  const second = await lives(meed, ours, 'second');
  await lives(meed, other, 'rival');
  return {
    ours,
    rival: { canary: 'canary-rival', vendor: other.id, admin: other.admin },
    partner: first.partner,
    otherPartner: second.partner,
    customer: first.customer,
    otherCustomer: second.customer,
  };
}

/** One partner and one customer of a vendor with everything that can carry a text: agreement, outcome, evidence, statement. */
async function lives(meed: TestHouse, vendor: SeededVendor, name: string) {
  const partnerId = await vendor.partner(`canary-${name}-partner`);
  const customerId = await vendor.customer(`canary-${name}-customer`);
  const token = await vendor.member('PARTNER_ADMIN', { partnerId });
  const approver = await vendor.member('CUSTOMER_APPROVER', { customerId });
  const key = `site-${name}`;
  const kpi = await mutate(
    meed,
    vendor.admin,
    'kpiCreate',
    { key: `sites-${name}`, name: 'Sites', unit: 'site', metricClass: 'OUTCOME' },
    'kpi { id }',
  );
  const definition = await mutate(
    meed,
    vendor.admin,
    'outcomeDefinitionCreate',
    { key, name: 'Site live', kpiId: kpi['kpi'].id, verifierPolicy: 'CUSTOMER' },
    'outcomeDefinition { id }',
  );
  const fees = { key: `fees-${name}`, name: 'Fees', unit: 'USD', metricClass: 'OUTCOME' };
  await mutate(meed, vendor.admin, 'kpiCreate', fees, 'kpi { id }');
  const agreement = await agree(meed, vendor, token, { name, partnerId, key });
  await earnsAbroad(meed, vendor, name);
  await mutate(
    meed,
    vendor.admin,
    'outcomeTargetCreate',
    {
      name: `canary-${name}-target`,
      definitionId: definition['outcomeDefinition'].id,
      partnerId,
      customerId,
      quantity: '10',
      startOn: '2026-01-01',
      endOn: '2027-01-01',
      timeZone: 'UTC',
    },
    'outcomeTarget { id }',
  );
  const claimed = await mutate(
    meed,
    token,
    'outcomeClaim',
    {
      idempotencyKey: `canary-${name}-claim`,
      definitionId: definition['outcomeDefinition'].id,
      partnerId,
      customerId,
      externalReference: `canary-${name}-outcome`,
      occurredAt: '2026-01-15T12:00:00Z',
      quantity: '3',
      dimensions: [{ name: 'site', value: `canary-${name}-dimension` }],
      evidence: [{ mediaType: 'text/plain', content: Buffer.from(`canary-${name}-evidence`).toString('base64') }],
    },
    'outcome { id }',
  );
  const verify = { idempotencyKey: `canary-${name}-verify`, outcomeId: claimed['outcome'].id };
  await mutate(meed, approver, 'outcomeVerify', verify, 'outcome { id }');
  await mutate(
    meed,
    vendor.admin,
    'periodClose',
    { idempotencyKey: `canary-${name}-close`, agreementId: agreement, period: '2026-01' },
    '__typename',
  );
  await settlesAll(meed, vendor, name);
  await pays(meed, vendor, { name, partnerId, token });
  const source = await mutate(
    meed,
    vendor.admin,
    'sourceCreate',
    { externalReference: `canary-${name}-source`, name: `canary-${name}-source`, ownerKind: 'PARTNER', partnerId },
    'source { id }',
  );
  await mutate(
    meed,
    vendor.admin,
    'depositFund',
    { idempotencyKey: `canary-${name}-deposit`, agreementId: agreement, amount: '5.00' },
    'potMovement { id }',
  );
  const bond = { agreementId: agreement, kind: 'BOND', amount: '5.00', currency: 'EUR', startOn: '2026-01-01' };
  const paper = { issuer: `canary-${name}-issuer`, reference: `canary-${name}-bond` };
  const registered = await mutate(
    meed,
    vendor.admin,
    'guaranteeRegister',
    { idempotencyKey: `canary-${name}-bond`, ...bond, ...paper },
    'guarantee { id }',
  );
  const guaranteeId = registered['guarantee'].id;
  const call = { idempotencyKey: `canary-${name}-call`, guaranteeId, amount: '1.00', reason: `canary-${name}-loss` };
  await mutate(meed, vendor.admin, 'guaranteeCall', call, 'guarantee { id }');
  const measured = { key: `canary-${name}-key`, kpiKey: `sites-${name}`, at: '2026-01-20T12:00:00Z', unit: 'site' };
  const named = { partnerReference: `canary-${name}-partner`, customerReference: `canary-${name}-customer` };
  await mutate(
    meed,
    token,
    'measurementsIngest',
    {
      idempotencyKey: `canary-${name}-batch`,
      sourceId: source['source'].id,
      measurements: [{ ...measured, ...named, quantity: '2' }],
    },
    'accepted',
  );
  await mutate(
    meed,
    token,
    'baselinePropose',
    { agreementId: agreement, kpiId: kpi['kpi'].id, value: '1', method: `canary-${name}-method` },
    'baseline { id }',
  );
  await parks(meed, vendor, token, { name, partnerId, key });
  return {
    partner: { id: partnerId, token, canary: `canary-${name}` },
    customer: { id: customerId, token: approver, canary: `canary-${name}` },
  };
}

/** A fee in a foreign currency, with the rate that is locked for it; rates are for everybody of their vendor to see. */
async function earnsAbroad(meed: TestHouse, vendor: SeededVendor, name: string): Promise<void> {
  const stated = { base: 'EUR', quote: 'USD', rate: '1.1', statedOn: '2026-01-05' };
  const rates = [name === 'rival' ? { ...stated, reference: 'canary-rival' } : stated];
  const record = { idempotencyKey: `canary-${name}-rates`, source: 'ECB', rates };
  await mutate(meed, vendor.admin, 'exchangeRatesRecord', record, 'recordedCount');
  const till = { externalReference: `canary-${name}-till`, name: `canary-${name}-till`, ownerKind: 'VENDOR' };
  const { source } = await mutate(meed, vendor.admin, 'sourceCreate', till, 'source { id }');
  const parties = { partnerReference: `canary-${name}-partner`, customerReference: `canary-${name}-customer` };
  const fee = {
    kpiKey: `fees-${name}`,
    key: `canary-${name}-fee`,
    at: '2026-01-06T12:00:00Z',
    quantity: '11',
    unit: 'USD',
  };
  const batch = { idempotencyKey: `canary-${name}-fees`, sourceId: source.id, measurements: [{ ...fee, ...parties }] };
  await mutate(meed, vendor.admin, 'measurementsIngest', batch, 'accepted');
}

/** A batch over all agreements that nobody can close yet, so that each of them is refused. */
async function settlesAll(meed: TestHouse, vendor: SeededVendor, name: string): Promise<void> {
  const step = (mutation: string, input: Record<string, unknown>) => {
    const keyed = { idempotencyKey: `canary-${name}-${mutation}`, ...input };
    return mutate(meed, vendor.admin, mutation, keyed, 'settlementBatch { id }');
  };
  const { settlementBatch } = await step('settlementBatchStart', { period: '2026-12', isClosing: true });
  await step('settlementBatchAdvance', { settlementBatchId: settlementBatch.id });
}

/** Locks the statement of a partner, disputes a part of it and gathers the rest. */
async function pays(
  meed: TestHouse,
  vendor: SeededVendor,
  { name, partnerId, token }: { name: string; partnerId: string; token: string },
): Promise<void> {
  const { data } = await meed.send(vendor.admin, OF_PARTNER, { partnerId });
  const [statement] = data['statements'].nodes;
  const approver = await vendor.member('FINANCE');
  const step = (by: string, mutation: string, input: Record<string, unknown>, fields: string) =>
    mutate(meed, by, mutation, { idempotencyKey: `canary-${name}-${mutation}`, ...input }, fields);
  const statementId: string = statement.id;
  const submitted = await step(vendor.admin, 'statementSubmit', { statementId }, 'statement { submittedAt }');
  const expectedSubmittedAt: string = submitted['statement'].submittedAt;
  await step(approver, 'statementApprove', { statementId, expectedSubmittedAt }, 'statement { id }');
  await step(vendor.admin, 'statementLock', { statementId }, 'statement { id }');
  const dispute = { statementLineId: statement.lines.nodes[0].id, amount: '1.00', reason: `canary-${name}-dispute` };
  await step(token, 'disputeOpen', dispute, 'dispute { id }');
  await step(vendor.admin, 'payoutBatchCreate', { currency: 'EUR' }, 'payoutBatch { id }');
}

const OF_PARTNER = `query ($partnerId: ID!) {
  statements(first: 1, filter: { partnerId: { eq: $partnerId } }) { nodes { id lines(first: 1) { nodes { id } } } }
}`;

interface Agreed {
  readonly name: string;
  readonly partnerId: string;
  readonly key: string;
  readonly as?: string;
  readonly more?: object;
  readonly payees?: readonly object[];
}

/** An agreement whose January is beyond its safety bound: parked and released, and never posted. */
async function parks(meed: TestHouse, vendor: SeededVendor, partner: string, of: Agreed): Promise<void> {
  const helper = { payee: 'helper', partnerId: await vendor.partner(`canary-${of.name}-helper`) };
  const more = { safety: { firstPeriodMaximum: '0.01' }, overlay: [{ payee: helper.payee, share: '0.1' }] };
  const agreementId = await agree(meed, vendor, partner, { ...of, as: 'absurd', more, payees: [helper] });
  const keyed = (key: string) => ({ idempotencyKey: `canary-${of.name}-${key}` });
  const january = { ...keyed('park'), agreementId, period: '2026-01' };
  const settled = await mutate(meed, vendor.admin, 'settlementRun', january, 'parkedSettlement { id }');
  const parkedSettlementId: string = settled['parkedSettlement'].id;
  const release = { ...keyed('release'), parkedSettlementId, reason: `canary-${of.name}-release` };
  await mutate(meed, await vendor.member('FINANCE'), 'settlementRelease', release, 'parkedSettlement { id }');
}

async function agree(
  meed: TestHouse,
  vendor: SeededVendor,
  partner: string,
  { name, partnerId, key, as = 'agreement', more = {}, payees = [] }: Agreed,
): Promise<string> {
  const plan = {
    ...more,
    currency: 'EUR',
    components: [
      { key: 'sites', label: `canary-${name}-component`, pay: { rate: { measure: key, unit: '1234.56' } } },
      { key: 'fees', pay: { percentage: { measure: `fees-${name}`, share: '0.01' } } },
    ],
    rateSource: { source: 'ECB', maximumAgeDays: 7 },
  };
  const fields = 'agreement { id versions { termsHash } }';
  const created = await mutate(
    meed,
    vendor.admin,
    'agreementCreate',
    {
      externalReference: `canary-${name}-${as}`,
      name: `canary-${name}-${as}`,
      partnerId,
      currency: 'EUR',
      timeZone: 'UTC',
      cadence: 'MONTH',
      startOn: '2026-01-01',
      ...{ plan, payees },
    },
    fields,
  );
  const agreementId = created['agreement'].id;
  const termsHash = created['agreement'].versions[0].termsHash;
  await mutate(meed, vendor.admin, 'agreementPropose', { agreementId }, 'agreement { id }');
  for (const token of [vendor.admin, partner])
    await mutate(meed, token, 'agreementSign', { agreementId, termsHash }, 'agreement { id }');
  return agreementId;
}

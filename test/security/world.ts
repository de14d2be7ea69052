import type { TestHouse } from '../support/house';
import { mutate, type SeededVendor, seedVendor } from '../support/seed';

/** A text that must never reach a foreign hat, planted wherever the owner's data may carry one. */
export interface Planted {
  readonly canary: string;
  /** Ids of what is the owner's, for whoever tries to guess. */
  readonly ids: readonly string[];
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
  const foreign = await lives(meed, other, 'rival');
  return {
    ours,
    rival: {
      canary: 'canary-rival',
      vendor: other.id,
      admin: other.admin,
      ids: [other.id, ...foreign.partner.ids, ...foreign.customer.ids],
    },
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
  const agreement = await agree(meed, vendor, token, { name, partnerId, key });
  const target = await mutate(
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
  const outcomeId = claimed['outcome'].id;
  await mutate(
    meed,
    approver,
    'outcomeVerify',
    { idempotencyKey: `canary-${name}-verify`, outcomeId },
    'outcome { id }',
  );
  await mutate(
    meed,
    vendor.admin,
    'periodClose',
    { idempotencyKey: `canary-${name}-close`, agreementId: agreement, period: '2026-01' },
    '__typename',
  );
  const source = await mutate(
    meed,
    vendor.admin,
    'sourceCreate',
    { externalReference: `canary-${name}-source`, name: `canary-${name}-source`, ownerKind: 'PARTNER', partnerId },
    'source { id }',
  );
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
  const shared = [outcomeId, target['outcomeTarget'].id];
  return {
    partner: { id: partnerId, token, canary: `canary-${name}`, ids: [partnerId, agreement, ...shared] },
    customer: { id: customerId, token: approver, canary: `canary-${name}`, ids: [customerId, ...shared] },
  };
}

async function agree(
  meed: TestHouse,
  vendor: SeededVendor,
  partner: string,
  { name, partnerId, key }: { name: string; partnerId: string; key: string },
): Promise<string> {
  const plan = {
    currency: 'EUR',
    components: [{ key: 'sites', label: `canary-${name}-component`, pay: { rate: { measure: key, unit: '1234.56' } } }],
  };
  const fields = 'agreement { id versions { termsHash } }';
  const created = await mutate(
    meed,
    vendor.admin,
    'agreementCreate',
    {
      externalReference: `canary-${name}-agreement`,
      name: `canary-${name}-agreement`,
      partnerId,
      currency: 'EUR',
      timeZone: 'UTC',
      cadence: 'MONTH',
      startOn: '2026-01-01',
      plan,
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

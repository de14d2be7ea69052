import { Client } from 'pg';
import { authorityOf, systemHat } from '../../src/access/hat.rules';
import { publicId, uuidOf } from '../../src/kernel/id';
import { addKpis } from '../../src/kpis/kpi.repository';
import { addOutcomeDefinitions } from '../../src/kpis/outcome-definition.repository';
import { addSources } from '../../src/kpis/source.repository';
import { systemIds } from '../../src/platform/ports';
import type { TestHouse } from './house';
import { attempt, mutate, type SeededVendor, seedVendor } from './seed';

/** A vendor with two partners, a customer and a small catalogue: what agreements are made of. */
export interface Parties {
  readonly acme: SeededVendor;
  readonly one: string;
  readonly two: string;
  readonly partnerOne: string;
  readonly partnerTwo: string;
  readonly customer: string;
  readonly approver: string;
  /** The KPI `cloud_cost`, in EUR. */
  readonly costKpi: string;
}

export interface Made {
  readonly id: string;
  readonly hash: string;
}

export const simplePlan = {
  currency: 'EUR',
  components: [{ key: 'base', pay: { fixedFee: { amount: '100.00', per: 'MONTH' } } }],
};

export async function seedParties(meed: TestHouse): Promise<Parties> {
  const acme = await seedVendor(meed, 'acme', 'EUR', 'Europe/Berlin');
  const [one, two] = [await acme.partner('one'), await acme.partner('two')];
  const customer = await acme.customer('shop');
  return {
    ...{ acme, one, two, customer },
    partnerOne: await acme.member('PARTNER_ADMIN', { partnerId: one }),
    partnerTwo: await acme.member('PARTNER_ADMIN', { partnerId: two }),
    approver: await acme.member('CUSTOMER_APPROVER', { customerId: customer }),
    costKpi: await seedCatalogue(meed, acme, one),
  };
}

let made = 0;

/** The input of a monthly agreement with partner one that runs since the middle of January 2026. */
export function draftOf({ one }: Parties, more: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    externalReference: `agr-${made}`,
    name: 'Service desk 2026',
    partnerId: one,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    cadence: 'MONTH',
    startOn: '2026-01-15',
    plan: simplePlan,
    ...more,
  };
}

export async function proposed(meed: TestHouse, parties: Parties, more: Record<string, unknown> = {}): Promise<Made> {
  const { admin } = parties.acme;
  const input = draftOf(parties, more);
  const { agreement } = await mutate(meed, admin, 'agreementCreate', input, 'agreement { id versions { termsHash } }');
  await mutate(meed, admin, 'agreementPropose', { agreementId: agreement.id }, 'agreement { status }');
  return { id: agreement.id, hash: agreement.versions[0].termsHash };
}

export const signing = (meed: TestHouse, token: string, { id, hash }: Made, more: Record<string, unknown> = {}) =>
  attempt(meed, token, 'agreementSign', { agreementId: id, termsHash: hash, ...more }, 'agreement { status version }');

/** An agreement that both sides have signed. */
export async function active(meed: TestHouse, parties: Parties, more: Record<string, unknown> = {}): Promise<Made> {
  const agreement = await proposed(meed, parties, more);
  for (const token of [parties.acme.admin, parties.partnerOne]) {
    const { userErrors } = await signing(meed, token, agreement);
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  }
  return agreement;
}

type Payload = Readonly<Record<string, unknown>>;
const errorsOf = (payload: Payload) =>
  payload['userErrors'] as readonly { readonly code: string; readonly field: readonly string[] | null }[];

/** The codes of a payload's refusals. */
export const codes = (payload: Payload): string[] => errorsOf(payload).map(({ code }) => code);

/** The input fields that a payload's refusals name. */
export const fields = (payload: Payload): (string | undefined)[] =>
  errorsOf(payload).map(({ field }) => field?.join('.'));

/** How many rows tables have, for everybody. */
export async function countRows(meed: TestHouse, ...tables: readonly string[]): Promise<number[]> {
  const client = new Client({ connectionString: meed.store.adminUrl });
  await client.connect();
  try {
    const counts: number[] = [];
    for (const table of tables) {
      const { rows } = await client.query(`select count(*)::int as n from ${table}`);
      counts.push(rows[0].n);
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** KPIs, one outcome definition, and one that a source of the partner itself would verify. */
async function seedCatalogue(meed: TestHouse, { id }: SeededVendor, partner: string): Promise<string> {
  const [vendorId, partnerId] = [uuidOf('vendor', id) ?? '', uuidOf('partner', partner) ?? ''];
  const createdAt = meed.clock.now();
  const kpi = (key: string, unit: string, metricClass: string) => ({
    ...{ vendorId, id: systemIds.next(), key, name: key, description: '', unit, metricClass, createdAt },
    ...{ direction: 'HIGHER_IS_BETTER', aggregation: 'SUM' },
  });
  const [cost, tickets] = [kpi('cloud_cost', 'EUR', 'OUTCOME'), kpi('tickets', '1', 'OUTCOME')];
  const source = { vendorId, id: systemIds.next(), externalReference: 'desk', name: 'Desk', createdAt };
  const definition = (key: string, verifierPolicy: string, sourceId: string | null) => ({
    ...{ vendorId, id: systemIds.next(), key, version: 1, name: key, description: '', kpiId: tickets.id, unit: '1' },
    ...{ verifierPolicy, sourceId, isClaimedByRule: true, windowDays: 0, createdAt },
  });
  await meed.house.database.writing(authorityOf(systemHat(vendorId)), async (scope) => {
    await addKpis(scope, [cost, tickets, kpi('api_calls', '1', 'USAGE')]);
    await addSources(scope, [{ ...source, ownerKind: 'PARTNER', partnerId, customerId: null }]);
    await addOutcomeDefinitions(scope, [
      definition('resolved', 'CUSTOMER', null),
      definition('self_reported', 'AUTOMATIC', source.id),
    ]);
  });
  return publicId('kpi', cost.id);
}

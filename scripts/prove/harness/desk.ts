import { Client } from 'pg';
import type { TestDatabase } from '../../../test/support/database';
import { mutate, type SeededVendor, type Sending, seedVendor } from '../../../test/support/seed';
import { numbers } from './crowd';

/** A service desk that pays per verified outcome: a vendor, a partner, a customer, a definition and people. */
export interface Desk {
  readonly vendor: SeededVendor;
  readonly vendorReference: string;
  readonly api: Sending;
  readonly finance: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly definitionId: string;
  /** People who may verify for the vendor. */
  readonly verifiers: readonly string[];
  /** A signed agreement under a plan, monthly, since January 2020 if not told otherwise. */
  agreement(plan?: object, startOn?: string): Promise<string>;
  /** What to send to claim the result of this name. */
  claim(reference: string, key: string, more?: object): Record<string, unknown>;
}

/** 10.00 for each verified outcome. */
const PER_OUTCOME = {
  currency: 'EUR',
  components: [{ key: 'resolved', pay: { rate: { measure: 'resolved', unit: '10.00' } } }],
};

let made = 0;

export async function openDesk(api: Sending, verifierCount: number): Promise<Desk> {
  made += 1;
  const vendorReference = `desk-${process.pid}-${made}`;
  const vendor = await seedVendor(api, vendorReference);
  const [partnerId, customerId] = [await vendor.partner('lead'), await vendor.customer('shop')];
  const make = async (name: string, input: Record<string, unknown>, payload: string): Promise<string> =>
    (await mutate(api, vendor.admin, name, input, `${payload} { id }`))[payload].id;
  const kpiId = await make('kpiCreate', { key: 'k', name: 'K', unit: '1', metricClass: 'OUTCOME' }, 'kpi');
  const defined = { key: 'resolved', name: 'Resolved', kpiId, verifierPolicy: 'VENDOR', windowDays: 0 };
  const definitionId = await make('outcomeDefinitionCreate', defined, 'outcomeDefinition');
  const partner = await vendor.member('PARTNER_ADMIN', { partnerId });
  const term = { currency: 'EUR', timeZone: 'UTC', cadence: 'MONTH', partnerId };
  return {
    ...{ vendor, vendorReference, api, partnerId, customerId, definitionId },
    finance: await vendor.member('FINANCE'),
    verifiers: await Promise.all(numbers(verifierCount).map(() => vendor.member('VERIFIER'))),
    async agreement(plan = PER_OUTCOME, startOn = '2020-01-01') {
      made += 1;
      const input = { externalReference: `agr-${made}`, name: 'Desk', ...term, startOn, plan };
      const fields = 'agreement { id versions { termsHash } }';
      const { agreement } = await mutate(api, vendor.admin, 'agreementCreate', input, fields);
      const named = { agreementId: agreement.id };
      await mutate(api, vendor.admin, 'agreementPropose', named, 'agreement { id }');
      const { termsHash } = agreement.versions[0];
      for (const token of [vendor.admin, partner])
        await mutate(api, token, 'agreementSign', { ...named, termsHash }, 'agreement { id }');
      return agreement.id;
    },
    claim: (externalReference, idempotencyKey, more = {}) => ({
      ...{ idempotencyKey, externalReference, definitionId, partnerId, customerId },
      ...{ occurredAt: '2020-01-15T10:00:00Z', quantity: '1', ...more },
    }),
  };
}

/** Asks the database behind everybody's back. */
export async function asAdmin<Row>({ adminUrl }: Pick<TestDatabase, 'adminUrl'>, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

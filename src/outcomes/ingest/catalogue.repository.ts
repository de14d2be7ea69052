import { type CustomerRow, customersByReference } from '../../customers/customer.repository';
import { type KpiRow, kpisByKey } from '../../kpis/kpi.repository';
import { definitionsClaimedByRule, type OutcomeDefinitionRow } from '../../kpis/outcome-definition.repository';
import { type PartnerRow, partnersByReference } from '../../partners/partner.repository';
import { groupedBy } from '../../platform/loader';
import type { Scope } from '../../platform/scope';
import type { ReportedMeasurement } from './reported-measurement.rules';

/** Everything that the reports of a batch name and that the hat may name. */
export interface Catalogue {
  readonly kpis: ReadonlyMap<string, KpiRow>;
  readonly partners: ReadonlyMap<string, PartnerRow>;
  readonly customers: ReadonlyMap<string, CustomerRow>;
  /** By KPI: the definitions under which its measurements claim outcomes. */
  readonly claimedUnder: ReadonlyMap<string, readonly OutcomeDefinitionRow[]>;
  readonly mustName: 'partnerReference' | 'customerReference' | null;
}

/** Looks up what a batch names in four statements, however many reports there are. */
export async function catalogueOf(scope: Scope, reports: readonly ReportedMeasurement[]): Promise<Catalogue> {
  const kpis = await kpisByKey(scope, distinct(reports.map(({ kpiKey }) => kpiKey)));
  const customers = await customersByReference(scope, distinct(reports.map((report) => report.customerReference)));
  const partners = await partnersOf(scope, distinct(reports.map((report) => report.partnerReference)), customers);
  const definitions = await definitionsClaimedByRule(
    scope,
    kpis.map(({ id }) => id),
  );
  const { reach } = scope.authority;
  return {
    kpis: new Map(kpis.map((kpi) => [kpi.key, kpi])),
    partners: new Map(partners.map((partner) => [partner.externalReference, partner])),
    customers: new Map(customers.map((customer) => [customer.externalReference, customer])),
    claimedUnder: groupedBy(definitions, ({ kpiId }) => kpiId),
    mustName: reach === 'PARTNER' ? 'partnerReference' : reach === 'CUSTOMER' ? 'customerReference' : null,
  };
}

/** A customer sees no partners, but may name those that serve it. */
async function partnersOf(
  scope: Scope,
  references: readonly string[],
  customers: readonly CustomerRow[],
): Promise<readonly PartnerRow[]> {
  if (scope.authority.reach !== 'CUSTOMER') return partnersByReference(scope, references);
  const serving = new Set(customers.flatMap(({ partnerIds }) => partnerIds));
  const found = await scope.asMachinery((scope) => partnersByReference(scope, references));
  return found.filter(({ id }) => serving.has(id));
}

const distinct = (references: readonly (string | null)[]): string[] => [
  ...new Set(references.filter((reference) => reference !== null)),
];

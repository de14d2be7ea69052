import type { House } from '../../access/command';
import { operatorHat, systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { present } from '../../kernel/assert';
import { publicId } from '../../kernel/id';
import { createKpi } from '../../kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../kpis/create-outcome-definition.command';
import { createSource } from '../../kpis/create-source.command';
import { kpisByKey } from '../../kpis/kpi.repository';
import { sourceByReference } from '../../kpis/source.repository';
import type { Scope } from '../../platform/scope';
import { createVendor } from '../../vendors/create-vendor.command';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { offer } from '../must';
import { INCIDENT_SOURCE, RESOLVED_KPI, RESOLVED_OUTCOME, SLA_KPI, UNUSABLE_KPI } from './incident-terms.rules';

/** The vendor an incident log is read for, with the source that its measurements come from. */
export interface PreparedVendor {
  readonly vendorId: string;
  readonly sourceId: string;
}

const KPIS = [
  {
    key: RESOLVED_KPI,
    name: 'Incidents resolved',
    description: 'One per incident whose last state is Resolved or Closed.',
    unit: 'incident',
    metricClass: 'OUTCOME',
  },
  {
    key: SLA_KPI,
    name: 'Incidents resolved within the service level',
    description: '1 for an incident that met its service level, 0 for one that did not.',
    unit: 'ratio',
    metricClass: 'OUTCOME',
    aggregation: 'MEAN',
  },
  {
    key: UNUSABLE_KPI,
    name: 'Incidents that cannot be used',
    description: 'One per incident that was rejected by its deciding row.',
    unit: 'incident',
    metricClass: 'OUTPUT',
    direction: 'LOWER_IS_BETTER',
  },
] as const;

/** Makes the vendor, its KPIs, its source and its outcome definition where they are missing; running it again changes nothing. */
export async function prepareVendor(house: House, reference: string, currency: string): Promise<PreparedVendor> {
  const vendorId = vendorIdOf(reference);
  const vendor = { externalReference: reference, name: reference, timeZone: 'UTC', currency };
  await offer(house, operatorHat(null, null), createVendor, vendor);
  const hat = systemHat(vendorId);
  for (const kpi of KPIS) await offer(house, hat, createKpi, kpi);
  await offer(house, hat, createSource, {
    externalReference: INCIDENT_SOURCE,
    name: 'Incident log of the service desk',
    ownerKind: 'VENDOR',
  });
  const { kpiId, sourceId } = await readAs(house, hat, catalogue);
  await offer(house, hat, createOutcomeDefinition, {
    key: RESOLVED_OUTCOME,
    name: 'Incident resolved and not reopened',
    description: 'The last row of the incident says Resolved or Closed, and its reopen count is 0.',
    kpiId: publicId('kpi', kpiId),
    verifierPolicy: 'AUTOMATIC',
    sourceId: publicId('source', sourceId),
    isClaimedByRule: true,
  });
  return { vendorId, sourceId };
}

async function catalogue(scope: Scope): Promise<{ readonly kpiId: string; readonly sourceId: string }> {
  const [kpi] = await kpisByKey(scope, [RESOLVED_KPI]);
  const source = await sourceByReference(scope, INCIDENT_SOURCE);
  return { kpiId: present(kpi, `KPI ${RESOLVED_KPI}`).id, sourceId: present(source, `source ${INCIDENT_SOURCE}`).id };
}

import { createKpi } from '../../src/kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../src/kpis/create-outcome-definition.command';
import { claimOutcome } from '../../src/outcomes/claim-outcome.command';
import { systemIds } from '../../src/platform/ports';
import type { Settling } from './settling';

/** A result that the plan names by its key; returns how one of it is reported and verified. */
export async function resultOf(acme: Settling, key: string, unit: string) {
  const kpi = { key: `kpi-${key}`, name: key, description: 'd', unit, metricClass: 'OUTCOME' };
  const { kpiId } = await acme.done(createKpi, kpi);
  const named = { key, name: key, kpiId: acme.id('kpi', kpiId), verifierPolicy: 'VENDOR', windowDays: 0 };
  const definitionId = acme.id(
    'outcomeDefinition',
    (await acme.done(createOutcomeDefinition, named)).outcomeDefinitionId,
  );
  return async (quantity: string, occurredAt: string, dimensions: Readonly<Record<string, string>> = {}) => {
    const claim = {
      idempotencyKey: systemIds.next(),
      definitionId,
      partnerId: acme.id('partner', acme.partners.lead),
      customerId: acme.id('customer', acme.customerId),
      externalReference: systemIds.next(),
      occurredAt,
      quantity,
      dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    };
    await acme.verify((await acme.done(claimOutcome, claim)).outcomeId);
  };
}

import type { Hat } from '../../access/hat.rules';
import { serveCustomers } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
import { knownKeys, takeKeys } from '../../kpis/ingest-key.repository';
import { appendMeasurements, currentMeasurements } from '../../kpis/measurement.repository';
import type { OutcomeDefinitionRow } from '../../kpis/outcome-definition.repository';
import type { SourceRow } from '../../kpis/source.repository';
import { TryAgain } from '../../platform/try-again';
import type { Unit } from '../../platform/unit';
import { lockRatesOf } from '../rates/lock-rates-of';
import { type Admission, type AdmittedReport, admitReports } from './admit-reports.rules';
import { type Catalogue, catalogueOf } from './catalogue.repository';
import type { Claims } from './claim-by-rule.rules';
import type { Standing } from './claimed-outcome.rules';
import { countingResults } from './counting-results.rules';
import { holdOutcomesOf, recordClaims } from './record-claims';
import { bodyHash, type Rejection, type ReportedMeasurement } from './reported-measurement.rules';
import { type ResolvedReport, resolveReport } from './resolve-report.rules';

/** What became of a batch; `accepted + duplicates + rejected` is its size. */
export interface Ingested {
  readonly accepted: number;
  readonly duplicates: number;
  readonly claimed: number;
  readonly verified: number;
  readonly rejected: readonly Rejection[];
}

type Resolved = ResolvedReport<OutcomeDefinitionRow>;
type Admitted = AdmittedReport<OutcomeDefinitionRow>;

/**
 * Records a batch of measurements of one source exactly once each, and lets them claim, correct and verify outcomes. A
 * report that cannot be used is left out with its reason; the others are not touched by it. The number of SQL statements
 * does not grow with the batch.
 */
export async function ingestMeasurements(
  unit: Unit,
  hat: Hat,
  source: SourceRow,
  reports: readonly ReportedMeasurement[],
): Promise<Ingested> {
  const catalogue = await catalogueOf(unit.scope, reports);
  const resolved: Resolved[] = [];
  const rejected: Rejection[] = [];
  for (const [index, report] of reports.entries()) {
    const result = resolveReport(report, index, catalogue, unit.now);
    if ('code' in result) rejected.push(result);
    else resolved.push(result);
  }
  const standing = await holdOutcomesOf(unit, source.id, resolved);
  const bodyHashes = () => resolved.map(({ index }) => bodyHash(present(reports[index], 'the report of a place')));
  const { admitted, duplicates, rejections } = await admit(unit, source, resolved, bodyHashes);
  rejected.push(...rejections);
  const claims = await record(unit, hat, source, admitted, standing);
  await lockRatesOf(unit, countingResults(source, catalogue, admitted, claims, unit.now));
  const { claimed, verified } = claims;
  const ingested = { accepted: admitted.length, duplicates, claimed, verified };
  if (admitted.length > 0) await conclude(unit, source, catalogue, admitted, claims, ingested);
  return { ...ingested, rejected: rejected.sort((a, b) => a.index - b.index) };
}

async function admit(
  unit: Unit,
  source: SourceRow,
  resolved: readonly Resolved[],
  hashesOf: () => readonly string[],
): Promise<Admission<OutcomeDefinitionRow>> {
  const { scope } = unit;
  const keys = resolved.map(({ key }) => key);
  const references = [...new Set(resolved.map(({ externalReference }) => externalReference))];
  const [taken, heads, bodyHashes] = await Promise.all([
    knownKeys(scope, source.id, keys),
    currentMeasurements(scope, source.id, references),
    scope.meanwhile(hashesOf),
  ]);
  return admitReports(resolved, { keys: taken, bodyHashes, heads, now: unit.now, newId: () => unit.id() });
}

/** Each table is made ready while the database writes the one before. */
async function record(
  unit: Unit,
  hat: Hat,
  source: SourceRow,
  admitted: readonly Admitted[],
  standing: readonly Standing[],
): Promise<Claims> {
  const { scope } = unit;
  const taken = takeKeys(scope, keysOf(unit, source, admitted)).then((areFree) => {
    if (!areFree) throw new TryAgain('a measurement was recorded under the same key');
  });
  const measured = scope.meanwhile(() => appendMeasurements(scope, measurementsOf(unit, source, admitted)));
  const claimed = taken.then(() => scope.meanwhile(() => recordClaims(unit, hat, source, standing, admitted)));
  const [claims] = await Promise.all([claimed, taken, measured]);
  return claims;
}

const keysOf = (
  { vendorId }: Unit,
  { id: sourceId, partnerId, customerId }: SourceRow,
  admitted: readonly Admitted[],
) =>
  admitted.map(({ key, bodyHash, id: measurementId }) => {
    return { vendorId, sourceId, key, bodyHash, measurementId, partnerId, customerId };
  });

const measurementsOf = ({ vendorId }: Unit, { id: sourceId }: SourceRow, admitted: readonly Admitted[]) =>
  admitted.map((report) => ({
    vendorId,
    id: report.id,
    kpiId: report.kpiId,
    sourceId,
    partnerId: report.partnerId,
    customerId: report.customerId,
    at: report.at,
    quantity: report.quantity,
    unit: report.unit,
    dimensions: report.dimensions,
    externalReference: report.externalReference,
    supersedesId: report.supersedesId,
    recordedAt: report.recordedAt,
  }));

/** Links whom the batch names together, and leaves the one audit row and the announcements of the batch. */
async function conclude(
  unit: Unit,
  source: SourceRow,
  { customers }: Catalogue,
  admitted: readonly Admitted[],
  { superseded }: Claims,
  counts: Omit<Ingested, 'rejected'>,
): Promise<void> {
  const serving = new Map([...customers.values()].map(({ id, partnerIds }) => [id, new Set(partnerIds)]));
  const links = admitted.flatMap(({ partnerId, customerId }) =>
    partnerId === null || customerId === null || serving.get(customerId)?.has(partnerId)
      ? []
      : [{ partnerId, customerId }],
  );
  await serveCustomers(unit.scope, links);
  const partners = [...admitted, ...superseded.map(({ outcome }) => outcome)].map(({ partnerId }) => partnerId);
  for (const partnerId of new Set(partners))
    if (partnerId !== null) unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
  unit.record({
    action: 'measurements.ingested',
    subjectKind: 'source',
    subjectId: source.id,
    partnerId: source.partnerId,
    customerId: source.customerId,
    after: counts,
  });
}

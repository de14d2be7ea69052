import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { contentHash } from '../../kernel/canonical-json';
import { publicId } from '../../kernel/id';
import { checkIncidentFile } from '../../outcomes/incidents/check-incident-file';
import type { IncidentVerdict, RejectedIncident } from '../../outcomes/incidents/incident.rules';
import { FileRefused } from '../../outcomes/incidents/incident-file.rules';
import { readIncidents } from '../../outcomes/incidents/read-incidents';
import { ingestMeasurementBatch } from '../../outcomes/ingest/ingest-measurements.command';
import { performed } from '../must';
import { showProgress } from '../progress';
import { ingestedKeys } from './incident-agreements.repository';
import { positionsOf } from './incident-key.rules';
import { currentVerdicts, measurementsOf } from './incident-rows.rules';
import { type Price, prepareParties } from './prepare-parties';
import { prepareVendor } from './prepare-vendor';
import { takeBack } from './take-back';

export interface ImportReport {
  readonly rows: number;
  readonly incidents: number;
  readonly outcomes: number;
  readonly voided: number;
  /** How many measurements were new; 0 when the file was imported before. */
  readonly added: number;
  /** Incidents of this file about which a newer row is known already. */
  readonly outdated: number;
  readonly rejected: readonly RejectedIncident[];
}

const INCIDENTS_PER_BATCH = 500;

/**
 * Reads an incident log into a vendor: a refused file changes nothing, a rejected incident is reported with its line, the
 * same file again changes nothing, and a run that was killed is finished by the next one.
 */
export async function importIncidents(house: House, path: string, vendor: string, price: Price): Promise<ImportReport> {
  const file = await checkIncidentFile(path);
  if (file.kind === 'refusal') throw new FileRefused(file);
  const reading = showProgress('reading', file.bytes, 'bytes');
  const verdicts = await readIncidents(file, ({ bytes }) => reading.at(bytes));
  reading.end();
  const { vendorId, sourceId } = await prepareVendor(house, vendor, price.currency);
  const keys = await readAs(house, systemHat(vendorId), (scope) => ingestedKeys(scope, sourceId));
  const current = currentVerdicts(verdicts, positionsOf(keys));
  const outcomes = current.flatMap((verdict) => (verdict.kind === 'outcome' ? [verdict] : []));
  await prepareParties(house, vendorId, outcomes, price);
  const added = await ingest(house, vendorId, sourceId, current);
  await takeBack(house, vendorId, current);
  return {
    rows: file.rows,
    incidents: verdicts.length,
    outcomes: verdicts.filter((verdict) => verdict.kind === 'outcome' && !verdict.isVoided).length,
    voided: verdicts.filter((verdict) => verdict.kind === 'outcome' && verdict.isVoided).length,
    added,
    outdated: verdicts.length - current.length,
    rejected: verdicts.flatMap((verdict) => (verdict.kind === 'rejected' ? [verdict] : [])),
  };
}

async function ingest(
  house: House,
  vendorId: string,
  sourceId: string,
  verdicts: readonly IncidentVerdict[],
): Promise<number> {
  const progress = showProgress('importing', verdicts.length, 'incidents');
  let added = 0;
  for (let start = 0; start < verdicts.length; start += INCIDENTS_PER_BATCH) {
    const measurements = verdicts.slice(start, start + INCIDENTS_PER_BATCH).flatMap(measurementsOf);
    if (measurements.length === 0) continue;
    const input = { sourceId: publicId('source', sourceId), measurements };
    const { result, isReplayed } = await performed(house, systemHat(vendorId), ingestMeasurementBatch, {
      ...input,
      idempotencyKey: contentHash(input),
    });
    const [first] = result.rejected;
    if (first !== undefined) throw new Error(`measurement ${measurements[first.index]?.key}: ${first.message}`);
    if (!isReplayed) added += result.accepted;
    progress.at(Math.min(start + INCIDENTS_PER_BATCH, verdicts.length));
  }
  progress.end();
  return added;
}

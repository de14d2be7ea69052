import { measuredResult, type Result, verifiedResult } from '../rates/result.rules';
import type { AdmittedReport } from './admit-reports.rules';
import type { Claims } from './claim-by-rule.rules';
import type { ReportingSource } from './claimed-outcome.rules';

/** The names under which plans read what a batch speaks about. */
interface Names {
  readonly kpis: ReadonlyMap<string, { readonly id: string; readonly key: string }>;
  readonly claimedUnder: ReadonlyMap<string, readonly { readonly id: string; readonly key: string }[]>;
}

/** What of a batch counts for pay at once: its measurements, except those of the payee's own source, and what it verified. */
export function countingResults(
  source: ReportingSource,
  { kpis, claimedUnder }: Names,
  admitted: readonly AdmittedReport<unknown>[],
  { added }: Claims,
  now: string,
): readonly Result[] {
  const keyOfKpi = keysById(kpis.values());
  const keyOfDefinition = keysById([...claimedUnder.values()].flat());
  const measured = admitted.flatMap((report) => {
    const { partnerId, customerId, kpiId, externalReference, at, unit } = report;
    if (partnerId === null || partnerId === source.partnerId) return [];
    const measured = { sourceId: source.id, kpiId, externalReference, partnerId, customerId, at, unit };
    return [measuredResult(measured, keyOfKpi.get(kpiId) ?? '')];
  });
  const verified = added.filter(({ state }) => state === 'VERIFIED');
  return [
    ...measured,
    ...verified.map((outcome) => verifiedResult(outcome, keyOfDefinition.get(outcome.definitionId) ?? '', now)),
  ];
}

const keysById = (named: Iterable<{ readonly id: string; readonly key: string }>): ReadonlyMap<string, string> =>
  new Map([...named].map(({ id, key }) => [id, key]));

import { present } from '../../kernel/assert';
import type { Rejection } from './reported-measurement.rules';
import type { ResolvedReport } from './resolve-report.rules';

/** The latest word about one thing that a source measures. */
export interface Head {
  readonly id: string;
  readonly kpiId: string;
  readonly externalReference: string;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly recordedAt: string;
}

/** A report that is to be recorded, under which id, and what it corrects. */
export interface AdmittedReport<Definition> extends ResolvedReport<Definition> {
  readonly bodyHash: string;
  readonly id: string;
  readonly supersedesId: string | null;
  readonly recordedAt: string;
}

export interface Admission<Definition> {
  readonly admitted: readonly AdmittedReport<Definition>[];
  readonly duplicates: number;
  readonly rejections: readonly Rejection[];
}

interface Setting {
  /** The keys that are taken, with the hash of the body they came with. */
  readonly keys: ReadonlyMap<string, string>;
  /** The hashes of the bodies of the reports, in their order. */
  readonly bodyHashes: readonly string[];
  readonly heads: readonly Head[];
  readonly now: string;
  readonly newId: () => string;
}

/**
 * Takes reports in their order: a known key with the same body is a duplicate, with another body it is rejected; a new key
 * about a known thing corrects it. A correction keeps partner and customer, because what it corrects must stay in sight of
 * everyone who saw it, and it is recorded after what it corrects, whatever the clocks say.
 */
export function admitReports<Definition>(
  reports: readonly ResolvedReport<Definition>[],
  { keys, bodyHashes, heads, now, newId }: Setting,
): Admission<Definition> {
  const taken = new Map(keys);
  const latest = new Map(heads.map((head) => [thingOf(head), head]));
  const admitted: AdmittedReport<Definition>[] = [];
  const rejections: Rejection[] = [];
  let duplicates = 0;
  for (const [place, report] of reports.entries()) {
    const bodyHash = present(bodyHashes[place], 'the hash of a report');
    const known = taken.get(report.key);
    if (known === bodyHash) {
      duplicates += 1;
      continue;
    }
    const thing = thingOf(report);
    const head = latest.get(thing);
    const rejection = known === undefined ? movedParty(report, head) : reusedKey(report);
    if (rejection !== null) {
      rejections.push(rejection);
      continue;
    }
    const recordedAt = head === undefined ? now : laterThan(head.recordedAt, now);
    const next = admittedOf(report, bodyHash, newId(), head?.id ?? null, recordedAt);
    taken.set(report.key, bodyHash);
    latest.set(thing, next);
    admitted.push(next);
  }
  return { admitted, duplicates, rejections };
}

/** Written out, because copying the rest of an object costs more than all else that is done for a report here. */
const admittedOf = <Definition>(
  report: ResolvedReport<Definition>,
  bodyHash: string,
  id: string,
  supersedesId: string | null,
  recordedAt: string,
): AdmittedReport<Definition> => ({
  index: report.index,
  key: report.key,
  kpiId: report.kpiId,
  partnerId: report.partnerId,
  customerId: report.customerId,
  at: report.at,
  quantity: report.quantity,
  unit: report.unit,
  dimensions: report.dimensions,
  externalReference: report.externalReference,
  definitions: report.definitions,
  bodyHash,
  id,
  supersedesId,
  recordedAt,
});

const thingOf = ({ kpiId, externalReference }: Pick<Head, 'kpiId' | 'externalReference'>): string =>
  `${kpiId} ${externalReference}`;

const reusedKey = ({ index }: { readonly index: number }): Rejection => ({
  index,
  code: 'IDEMPOTENCY_KEY_REUSED',
  field: 'key',
  message: 'key: was used before for another measurement',
});

function movedParty(report: ResolvedReport<unknown>, head: Head | undefined): Rejection | null {
  if (head === undefined) return null;
  const moved = (field: string): Rejection => ({
    index: report.index,
    code: 'INVALID_STATE',
    field,
    message: `${field}: ${report.externalReference} was measured for another one; correct that to 0 and report this under another reference`,
  });
  if (head.partnerId !== report.partnerId) return moved('partnerReference');
  return head.customerId === report.customerId ? null : moved('customerReference');
}

/** The present, or the next millisecond after an instant that is not before it. */
const laterThan = (instant: string, now: string): string => (instant < now ? now : isoOf(Date.parse(instant) + 1));

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

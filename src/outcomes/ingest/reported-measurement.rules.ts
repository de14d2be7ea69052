import { contentHash } from '../../kernel/canonical-json';
import { canonicalDecimal } from '../../kernel/decimal';
import type { RefusalCode } from '../../kernel/refusal';

/** One measurement as a source reports it; every field was read, none was looked up yet. */
export interface ReportedMeasurement {
  /** The source's key of this report: the same key is recorded once, for ever. */
  readonly key: string;
  readonly kpiKey: string;
  readonly partnerReference: string | null;
  readonly customerReference: string | null;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** What was measured: another report about the same thing, under a new key, is a correction. */
  readonly externalReference: string;
}

/** Why one report of a batch was left out; the others are not touched by it. */
export interface Rejection {
  readonly index: number;
  readonly code: RefusalCode;
  readonly field: string;
  readonly message: string;
}

/** The hash of what a report says, so that the same words under another spelling of a number are the same report. */
export function bodyHash(report: ReportedMeasurement): string {
  const { kpiKey, partnerReference, customerReference, at, unit, dimensions, externalReference } = report;
  const quantity = canonicalDecimal(report.quantity);
  return contentHash([kpiKey, partnerReference, customerReference, at, quantity, unit, dimensions, externalReference]);
}

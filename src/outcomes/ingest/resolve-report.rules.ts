import type { RefusalCode } from '../../kernel/refusal';
import { isAhead } from '../maturity.rules';
import type { Rejection, ReportedMeasurement } from './reported-measurement.rules';

/** What the vendor knows of the names in a report. */
export interface Known<Definition> {
  readonly kpis: ReadonlyMap<string, { readonly id: string; readonly unit: string }>;
  readonly partners: ReadonlyMap<string, { readonly id: string }>;
  readonly customers: ReadonlyMap<string, { readonly id: string }>;
  readonly claimedUnder: ReadonlyMap<string, readonly Definition[]>;
  /** What the hat has to name in every report: itself, or it could not see what it reported. */
  readonly mustName: 'partnerReference' | 'customerReference' | null;
}

/** A report whose every name was found. */
export interface ResolvedReport<Definition> {
  readonly index: number;
  readonly key: string;
  readonly kpiId: string;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly externalReference: string;
  readonly definitions: readonly Definition[];
}

/** Finds what a report names; the first name that is unknown, or value that cannot be, rejects this report alone. */
export function resolveReport<Definition>(
  report: ReportedMeasurement,
  index: number,
  known: Known<Definition>,
  now: string,
): ResolvedReport<Definition> | Rejection {
  const rejected = (code: RefusalCode, field: keyof ReportedMeasurement, message: string): Rejection => {
    return { index, code, field, message: `${field}: ${message}` };
  };
  const { kpiKey, partnerReference, customerReference, key, at, quantity, unit, dimensions, externalReference } =
    report;
  const kpi = known.kpis.get(kpiKey);
  if (kpi === undefined) return rejected('UNKNOWN_KPI', 'kpiKey', `there is no KPI ${kpiKey}`);
  const partner = partnerReference === null ? null : known.partners.get(partnerReference);
  if (partner === undefined)
    return rejected('NOT_FOUND', 'partnerReference', `there is no partner ${partnerReference}`);
  const customer = customerReference === null ? null : known.customers.get(customerReference);
  if (customer === undefined)
    return rejected('NOT_FOUND', 'customerReference', `there is no customer ${customerReference}`);
  if (unit !== kpi.unit)
    return rejected('INVALID_INPUT', 'unit', `${kpiKey} is measured in ${kpi.unit}, not in ${unit}`);
  if (isAhead(at, now)) return rejected('INVALID_INPUT', 'at', 'lies in the future, where nothing was measured yet');
  if (known.mustName !== null && report[known.mustName] === null)
    return rejected('INVALID_INPUT', known.mustName, 'is needed: you report about yourself only');
  const definitions = known.claimedUnder.get(kpi.id) ?? [];
  if (definitions.length > 0) {
    const why = `${kpiKey} claims outcomes`;
    if (partner === null) return rejected('INVALID_INPUT', 'partnerReference', `is needed, because ${why}`);
    if (customer === null) return rejected('INVALID_INPUT', 'customerReference', `is needed, because ${why}`);
    if (quantity.startsWith('-')) return rejected('INVALID_INPUT', 'quantity', `must not be negative, because ${why}`);
  }
  return {
    index,
    key,
    kpiId: kpi.id,
    partnerId: partner?.id ?? null,
    customerId: customer?.id ?? null,
    at,
    quantity,
    unit,
    dimensions,
    externalReference,
    definitions,
  };
}

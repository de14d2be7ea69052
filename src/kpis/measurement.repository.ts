import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { appendRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Measurement } from './measurement.entity';

export type MeasurementRow = Row<Measurement>;

/** The latest word of a source about one thing it measures. */
export type CurrentMeasurement = Pick<
  MeasurementRow,
  'id' | 'kpiId' | 'externalReference' | 'partnerId' | 'customerId' | 'recordedAt'
>;

const CURRENT = statement(
  'measurement.current',
  `select m.* from unnest(:references::text[]) as wanted(reference)
   cross join lateral (select distinct on (m.kpi_id) m.id, m.kpi_id as "kpiId", m.external_reference as "externalReference",
       m.partner_id as "partnerId", m.customer_id as "customerId", m.recorded_at as "recordedAt"
     from measurement m
     where ${wall('m', 'measurement')} and m.source_id = :source_id and m.external_reference = wanted.reference
     order by m.kpi_id, m.recorded_at desc, m.id desc) m`,
);

/**
 * SQL that holds where no later measurement of the same source, KPI and reference has corrected this one. Two reports at
 * the same moment both stay; the order of recording decides which of them counts, for every reader alike.
 */
export const isCurrent = (alias: string): string => `not exists (select 1 from measurement later
  where ${wall('later', 'measurement')} and later.source_id = ${alias}.source_id
    and later.external_reference = ${alias}.external_reference and later.kpi_id = ${alias}.kpi_id
    and (later.recorded_at, later.id) > (${alias}.recorded_at, ${alias}.id))`;

/** The latest word of a source about each reference, KPI by KPI. */
export const currentMeasurements = (
  scope: Scope,
  sourceId: string,
  references: readonly string[],
): Promise<CurrentMeasurement[]> => scope.rows<CurrentMeasurement>(CURRENT, { source_id: sourceId, references });

/** Appends measurements; whether they are new was decided by their ingest keys. */
export const appendMeasurements = (scope: Scope, measurements: readonly MeasurementRow[]): Promise<void> =>
  appendRows(scope, Measurement, measurements);

import { z } from 'zod';
import { command } from '../../access/command';
import type { RefusalCode } from '../../kernel/refusal';
import { refuse } from '../../kernel/refusal';
import { findSource } from '../../kpis/source.repository';
import { id, idempotencyKey } from '../../platform/input';
import { ingestMeasurements } from './ingest-batch';
import { type ReadReport, readReport } from './measurement.input';

/** More than this is to be sent as several batches. */
const BATCH_MAX = 1000;

const input = z.object({
  idempotencyKey: idempotencyKey(),
  sourceId: id('source').describe(
    'Where the measurements come from; a partner or customer sends from its own sources only.',
  ),
  measurements: z
    .array(readReport)
    .min(1, 'must not be empty')
    .refine((rows) => rows.length <= BATCH_MAX, {
      error: `at most ${BATCH_MAX} measurements in one batch`,
      params: { code: 'LIMIT_EXCEEDED' satisfies RefusalCode },
    })
    .describe(
      'Up to 1,000 measurements; one that cannot be used is named in `rejected` and leaves the others in peace.',
    ),
});

/** One measurement that was left out, with its place in the batch and the field that is wrong. */
export interface RejectedMeasurement {
  readonly index: number;
  readonly code: RefusalCode;
  readonly field: readonly string[];
  readonly message: string;
}

export const ingestMeasurementBatch = command({
  name: 'measurementsIngest',
  action: 'measurement:ingest',
  description:
    'Records measurements of one source, each exactly once by its key, and lets them claim, correct and verify outcomes.',
  input,
  async execute(unit, hat, { sourceId, measurements }) {
    const source = await findSource(unit.scope, sourceId);
    if (source === undefined) refuse('UNKNOWN_SOURCE', 'sourceId', 'sourceId: no such source, or not one of yours');
    const read = measurements.flatMap((row, index) => ('report' in row ? [{ index, report: row.report }] : []));
    const { rejected, ...counts } = await ingestMeasurements(
      unit,
      hat,
      source,
      read.map(({ report }) => report),
    );
    const unusable = rejected.map(({ index, code, field, message }): RejectedMeasurement => {
      return { index: read[index]?.index ?? index, code, field: [field], message };
    });
    const all = [...measurements.flatMap(unreadable), ...unusable].sort((a, b) => a.index - b.index);
    return { ...counts, rejected: all };
  },
});

/** The first thing that is wrong with an unreadable report. */
function unreadable(row: ReadReport, index: number): RejectedMeasurement[] {
  if ('report' in row) return [];
  return row.faults.slice(0, 1).map(({ field, message }) => {
    return { index, code: 'INVALID_INPUT', field, message: `${field.join('.')}: ${message}` };
  });
}

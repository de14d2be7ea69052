import { z } from 'zod';
import { dimensions } from '../../kpis/dimension.input';
import { byName } from '../../kpis/dimensions.rules';
import { decimal, instant, slug, text } from '../../platform/input';
import type { ReportedMeasurement } from './reported-measurement.rules';

const measurement = z
  .object({
    key: text(200).describe("The source's key of this report: under it the measurement is recorded once, for ever."),
    kpiKey: slug().describe('The KPI that was measured.'),
    partnerReference: text(120)
      .nullish()
      .describe('The partner it is about, by its external reference; needed where the KPI claims outcomes.'),
    customerReference: text(120)
      .nullish()
      .describe('The customer it is about, by its external reference; needed where the KPI claims outcomes.'),
    at: instant().describe('When it was measured; not in the future.'),
    quantity: decimal().describe('How much; not negative where the KPI claims outcomes.'),
    unit: text(40).describe("The unit, which must be the KPI's."),
    dimensions: dimensions().nullish().describe('Properties for weights and segments.'),
    externalReference: text(120)
      .nullish()
      .describe(
        'What was measured, such as a ticket number; `key` where it is left out. Another report about the same thing, under a new key, corrects it; a correction to 0 withdraws it.',
      ),
  })
  .meta({ name: 'MeasurementInput', about: 'One measurement as a source reports it.' });

/** A report that was read, or what is wrong with it, field by field. */
export type ReadReport =
  | { readonly report: ReportedMeasurement }
  | { readonly faults: readonly { readonly field: readonly string[]; readonly message: string }[] };

const reported = measurement.transform(
  (given): ReadReport => ({
    // Written out, because copying the rest of an object costs more than all the checks of a row.
    report: {
      key: given.key,
      kpiKey: given.kpiKey,
      partnerReference: given.partnerReference ?? null,
      customerReference: given.customerReference ?? null,
      at: given.at,
      quantity: given.quantity,
      unit: given.unit,
      dimensions: byName(given.dimensions ?? []) ?? {},
      externalReference: given.externalReference ?? given.key,
    },
  }),
);

/** One report of a batch: what is wrong with it is told about it alone and leaves the rest of the batch in peace. */
export const readReport = z.compile(reported, { strict: true }).catch(
  ({ error }): ReadReport => ({
    faults: error.issues.map(({ path, message }) => ({ field: path.map(String), message })),
  }),
);

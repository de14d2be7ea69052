import { Ctx, Int, Resolver } from 'type-graphql';
import { InputOf, MutationOf } from '../../access/graphql';
import type { Context } from '../../access/request';
import { payloadType } from '../../platform/graphql/payload.type';
import { ingestMeasurementBatch } from './ingest-measurements.command';
import { RejectedMeasurementType } from './rejected-measurement.type';

const count = (description: string) => ({ type: () => Int, description });
const MeasurementsIngestPayload = payloadType(ingestMeasurementBatch.name, {
  accepted: count('How many were recorded.'),
  duplicates: count('How many had been recorded before, under the same key and with the same body.'),
  claimed: count('How many outcomes were claimed by rule.'),
  verified: count('How many of these were verified at once, because this is their source of record.'),
  rejected: {
    type: () => [RejectedMeasurementType],
    description: 'Which were left out, and why; the others are not touched.',
  },
});

@Resolver()
export class IngestResolver {
  @MutationOf(ingestMeasurementBatch, () => MeasurementsIngestPayload)
  measurementsIngest(@Ctx() { request }: Context, @InputOf(ingestMeasurementBatch) input: unknown) {
    return request.mutate(ingestMeasurementBatch, input, ({ accepted, duplicates, claimed, verified, rejected }) => ({
      accepted: () => accepted,
      duplicates: () => duplicates,
      claimed: () => claimed,
      verified: () => verified,
      rejected: () => rejected,
    }));
  }
}

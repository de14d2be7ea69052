import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../../access/graphql';
import type { Context, Request } from '../../access/request';
import { mapped } from '../../platform/graphql/mapped';
import { payloadType } from '../../platform/graphql/payload.type';
import type { ListQuery } from '../../platform/list-spec';
import { firstOf } from '../../settlement/first-of';
import { advanceSettlementBatch } from './advance-settlement-batch.command';
import { type BatchRow, batchById, refusalsOfBatch } from './settlement-batch.repository';
import {
  SETTLEMENT_BATCH_SHAPE,
  SettlementBatchConnection,
  SettlementBatchListArgs,
  SettlementBatchRefusalType,
  SettlementBatchType,
  toRefusal,
  toSettlementBatch,
} from './settlement-batch.type';
import { startSettlementBatch } from './start-settlement-batch.command';

const batch = { settlementBatch: { type: () => SettlementBatchType, description: 'The batch as it is now.' } };
const SettlementBatchStartPayload = payloadType(startSettlementBatch.name, batch);
const SettlementBatchAdvancePayload = payloadType(advanceSettlementBatch.name, batch);

const payload = ({ settlementBatchId }: { readonly settlementBatchId: string }, request: Request) => ({
  settlementBatch: () => mapped(request.load(batchById, settlementBatchId), toSettlementBatch),
});

@Resolver(() => SettlementBatchType)
export class SettlementBatchResolver {
  @QueryFor('settlement:read', () => SettlementBatchType, {
    nullable: true,
    description: 'One batch of settlements with how far it is; null where there is none you may see.',
  })
  settlementBatch(@Ctx() { request }: Context, @IdArg('settlementBatch') id: string) {
    return mapped(request.load(batchById, id), toSettlementBatch);
  }

  @QueryFor('settlement:read', () => SettlementBatchConnection, { description: 'The batches of settlements.' })
  settlementBatches(@Ctx() { request }: Context, @Args(() => SettlementBatchListArgs) args: ListQuery) {
    return request.connection<BatchRow, SettlementBatchType>(SETTLEMENT_BATCH_SHAPE, args, toSettlementBatch);
  }

  @FieldResolver(() => [SettlementBatchRefusalType], {
    description: 'The agreements that it could not settle so far, each with its reason.',
  })
  async refusals(
    @Root() { row }: SettlementBatchType,
    @Ctx() { request }: Context,
    @Arg('first', () => Int, { description: 'How many refusals, 1 to 100.' }) first: number,
  ) {
    return firstOf((await request.load(refusalsOfBatch, row.id)) ?? [], first).map(toRefusal);
  }

  @MutationOf(startSettlementBatch, () => SettlementBatchStartPayload)
  settlementBatchStart(@Ctx() { request }: Context, @InputOf(startSettlementBatch) input: unknown) {
    return request.mutate(startSettlementBatch, input, payload);
  }

  @MutationOf(advanceSettlementBatch, () => SettlementBatchAdvancePayload)
  settlementBatchAdvance(@Ctx() { request }: Context, @InputOf(advanceSettlementBatch) input: unknown) {
    return request.mutate(advanceSettlementBatch, input, payload);
  }
}

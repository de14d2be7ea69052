import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { moneyShape } from '../platform/graphql/money.type';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { approvePayoutBatch } from './approve-payout-batch.command';
import { cancelPayoutBatch } from './cancel-payout-batch.command';
import { createPayoutBatch } from './create-payout-batch.command';
import { type BatchRow, batchById } from './payout.repository';
import {
  BATCH_SHAPE,
  PayoutBatchConnection,
  PayoutBatchListArgs,
  PayoutBatchType,
  PayoutExportType,
  toPayoutBatch,
} from './payout-batch.type';
import { exportBatch } from './payout-csv';

const batch = { payoutBatch: { type: () => PayoutBatchType, description: 'The batch as it is now.' } };
const PayoutBatchCreatePayload = payloadType(createPayoutBatch.name, batch);
const PayoutBatchApprovePayload = payloadType(approvePayoutBatch.name, batch);
const PayoutBatchCancelPayload = payloadType(cancelPayoutBatch.name, batch);

const payload = ({ payoutBatchId }: { readonly payoutBatchId: string }, request: Request) => ({
  payoutBatch: () => mapped(request.load(batchById, payoutBatchId), toPayoutBatch),
});

@Resolver(() => PayoutBatchType)
export class PayoutBatchResolver {
  @QueryFor('payoutBatch:read', () => PayoutBatchType, {
    nullable: true,
    description: 'One batch of payouts; null where there is none you may see.',
  })
  payoutBatch(@Ctx() { request }: Context, @IdArg('payoutBatch') id: string) {
    return mapped(request.load(batchById, id), toPayoutBatch);
  }

  @QueryFor('payoutBatch:read', () => PayoutBatchConnection, { description: 'The batches of payouts.' })
  payoutBatches(@Ctx() { request }: Context, @Args(() => PayoutBatchListArgs) args: ListQuery) {
    return request.connection<BatchRow, PayoutBatchType>(BATCH_SHAPE, args, toPayoutBatch);
  }

  @FieldResolver(() => PayoutExportType, { description: 'The batch as a file for the bank, with its control totals.' })
  async export(@Root() { row }: PayoutBatchType, @Ctx() { request }: Context) {
    const { csv, count, total } = await exportBatch(request.scope, row);
    return { csv, count, total: moneyShape(total, row.currency) };
  }

  @MutationOf(createPayoutBatch, () => PayoutBatchCreatePayload)
  payoutBatchCreate(@Ctx() { request }: Context, @InputOf(createPayoutBatch) input: unknown) {
    return request.mutate(createPayoutBatch, input, payload);
  }

  @MutationOf(approvePayoutBatch, () => PayoutBatchApprovePayload)
  payoutBatchApprove(@Ctx() { request }: Context, @InputOf(approvePayoutBatch) input: unknown) {
    return request.mutate(approvePayoutBatch, input, payload);
  }

  @MutationOf(cancelPayoutBatch, () => PayoutBatchCancelPayload)
  payoutBatchCancel(@Ctx() { request }: Context, @InputOf(cancelPayoutBatch) input: unknown) {
    return request.mutate(cancelPayoutBatch, input, payload);
  }
}

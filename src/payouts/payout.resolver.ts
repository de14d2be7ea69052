import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { firstOf } from '../settlement/first-of';
import { confirmPayout } from './confirm-payout.command';
import { failPayout } from './fail-payout.command';
import { type PayoutRow, partsOfPayout, payoutById } from './payout.repository';
import {
  PAYOUT_SHAPE,
  PayoutConnection,
  PayoutListArgs,
  PayoutPartType,
  PayoutType,
  toPayout,
  toPayoutPart,
} from './payout.type';

const payout = { payout: { type: () => PayoutType, description: 'The payout as it is now.' } };
const PayoutConfirmPayload = payloadType(confirmPayout.name, payout);
const PayoutFailPayload = payloadType(failPayout.name, payout);

const payload = ({ payoutId }: { readonly payoutId: string }, request: Request) => ({
  payout: () => mapped(request.load(payoutById, payoutId), toPayout),
});

@Resolver(() => PayoutType)
export class PayoutResolver {
  @QueryFor('payout:read', () => PayoutType, {
    nullable: true,
    description: 'One payout with its parts; null where there is none you may see.',
  })
  payout(@Ctx() { request }: Context, @IdArg('payout') id: string) {
    return mapped(request.load(payoutById, id), toPayout);
  }

  @QueryFor('payout:read', () => PayoutConnection, { description: 'The payouts you may see, of all batches.' })
  payouts(@Ctx() { request }: Context, @Args(() => PayoutListArgs) args: ListQuery) {
    return request.connection<PayoutRow, PayoutType>(PAYOUT_SHAPE, args, toPayout);
  }

  @FieldResolver(() => [PayoutPartType], { description: 'What it pays, by agreement and statement.' })
  async parts(
    @Root() { row }: PayoutType,
    @Ctx() { request }: Context,
    @Arg('first', () => Int, { description: 'How many parts, 1 to 100.' }) first: number,
  ) {
    const parts = (await request.load(partsOfPayout, row.id)) ?? [];
    return firstOf(parts, first).map((part) => toPayoutPart(part, row.currency));
  }

  @MutationOf(confirmPayout, () => PayoutConfirmPayload)
  payoutConfirm(@Ctx() { request }: Context, @InputOf(confirmPayout) input: unknown) {
    return request.mutate(confirmPayout, input, payload);
  }

  @MutationOf(failPayout, () => PayoutFailPayload)
  payoutFail(@Ctx() { request }: Context, @InputOf(failPayout) input: unknown) {
    return request.mutate(failPayout, input, payload);
  }
}

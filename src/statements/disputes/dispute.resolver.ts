import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../../access/graphql';
import type { Context, Request } from '../../access/request';
import { mapped } from '../../platform/graphql/mapped';
import { payloadType } from '../../platform/graphql/payload.type';
import type { ListQuery } from '../../platform/list-spec';
import { type DisputeRow, disputeById } from './dispute.repository';
import { DISPUTE_SHAPE, DisputeConnection, DisputeListArgs, DisputeType, toDispute } from './dispute.type';
import { openDispute } from './open-dispute.command';
import { resolveDispute } from './resolve-dispute.command';
import { respondDispute } from './respond-dispute.command';

const dispute = { dispute: { type: () => DisputeType, description: 'The dispute as it is now.' } };
const DisputeOpenPayload = payloadType(openDispute.name, dispute);
const DisputeRespondPayload = payloadType(respondDispute.name, dispute);
const DisputeResolvePayload = payloadType(resolveDispute.name, dispute);

const payload = ({ disputeId }: { readonly disputeId: string }, request: Request) => ({
  dispute: () => mapped(request.load(disputeById, disputeId), toDispute),
});

@Resolver()
export class DisputeResolver {
  @QueryFor('dispute:read', () => DisputeType, {
    nullable: true,
    description: 'One dispute; null where there is none you may see.',
  })
  dispute(@Ctx() { request }: Context, @IdArg('dispute') id: string) {
    return mapped(request.load(disputeById, id), toDispute);
  }

  @QueryFor('dispute:read', () => DisputeConnection, { description: 'The disputes you may see.' })
  disputes(@Ctx() { request }: Context, @Args(() => DisputeListArgs) args: ListQuery) {
    return request.connection<DisputeRow, DisputeType>(DISPUTE_SHAPE, args, toDispute);
  }

  @MutationOf(openDispute, () => DisputeOpenPayload)
  disputeOpen(@Ctx() { request }: Context, @InputOf(openDispute) input: unknown) {
    return request.mutate(openDispute, input, payload);
  }

  @MutationOf(respondDispute, () => DisputeRespondPayload)
  disputeRespond(@Ctx() { request }: Context, @InputOf(respondDispute) input: unknown) {
    return request.mutate(respondDispute, input, payload);
  }

  @MutationOf(resolveDispute, () => DisputeResolvePayload)
  disputeResolve(@Ctx() { request }: Context, @InputOf(resolveDispute) input: unknown) {
    return request.mutate(resolveDispute, input, payload);
  }
}

import { Args, Ctx, Resolver } from 'type-graphql';
import { InputOf, MutationOf, QueryFor } from '../../access/graphql';
import type { Context, Request } from '../../access/request';
import { mapped } from '../../platform/graphql/mapped';
import { payloadType } from '../../platform/graphql/payload.type';
import type { ListQuery } from '../../platform/list-spec';
import { type ParkedRow, parkedById } from './parked-settlement.repository';
import {
  PARKED_SETTLEMENT_SHAPE,
  ParkedSettlementConnection,
  ParkedSettlementListArgs,
  ParkedSettlementType,
  toParkedSettlement,
} from './parked-settlement.type';
import { releaseSettlement } from './release-settlement.command';

const SettlementReleasePayload = payloadType(releaseSettlement.name, {
  parkedSettlement: { type: () => ParkedSettlementType, description: 'What was released.' },
});

const payload = ({ parkedSettlementId }: { readonly parkedSettlementId: string }, request: Request) => ({
  parkedSettlement: () => mapped(request.load(parkedById, parkedSettlementId), toParkedSettlement),
});

@Resolver()
export class ParkedSettlementResolver {
  @QueryFor('settlement:read', () => ParkedSettlementConnection, {
    description: 'The settlements that the safety bound has parked, the newest first.',
  })
  parkedSettlements(@Ctx() { request }: Context, @Args(() => ParkedSettlementListArgs) args: ListQuery) {
    return request.connection<ParkedRow, ParkedSettlementType>(PARKED_SETTLEMENT_SHAPE, args, toParkedSettlement);
  }

  @MutationOf(releaseSettlement, () => SettlementReleasePayload)
  settlementRelease(@Ctx() { request }: Context, @InputOf(releaseSettlement) input: unknown) {
    return request.mutate(releaseSettlement, input, payload);
  }
}

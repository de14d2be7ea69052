import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { advancePartner } from './advance-partner.command';
import { createPartner } from './create-partner.command';
import { type PartnerRow, partnerById } from './partner.repository';
import { PARTNER_SHAPE, PartnerConnection, PartnerListArgs, PartnerType, toPartner } from './partner.type';

const partner = { partner: { type: () => PartnerType, description: 'The partner as it is now.' } };
const PartnerCreatePayload = payloadType(createPartner.name, partner);
const PartnerAdvancePayload = payloadType(advancePartner.name, partner);

const payload = ({ partnerId }: { readonly partnerId: string }, request: Request) => ({
  partner: () => mapped(request.load(partnerById, partnerId), toPartner),
});

@Resolver()
export class PartnerResolver {
  @QueryFor('partner:read', () => PartnerType, {
    nullable: true,
    description: 'One partner; null where there is none you may see.',
  })
  partner(@Ctx() { request }: Context, @IdArg('partner') id: string) {
    return mapped(request.load(partnerById, id), toPartner);
  }

  @QueryFor('partner:read', () => PartnerConnection, { description: 'The partners you may see.' })
  partners(@Ctx() { request }: Context, @Args(() => PartnerListArgs) args: ListQuery) {
    return request.connection<PartnerRow, PartnerType>(PARTNER_SHAPE, args, toPartner);
  }

  @MutationOf(createPartner, () => PartnerCreatePayload)
  partnerCreate(@Ctx() { request }: Context, @InputOf(createPartner) input: unknown) {
    return request.mutate(createPartner, input, payload);
  }

  @MutationOf(advancePartner, () => PartnerAdvancePayload)
  partnerAdvance(@Ctx() { request }: Context, @InputOf(advancePartner) input: unknown) {
    return request.mutate(advancePartner, input, payload);
  }
}

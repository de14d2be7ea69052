import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { AgreementType } from '../agreements/agreement.type';
import { type GuaranteeRow, guaranteeById, movementsOfGuarantee } from '../agreements/guarantees/guarantee.repository';
import {
  GUARANTEE_SHAPE,
  GuaranteeConnection,
  GuaranteeListArgs,
  GuaranteeMovementType,
  GuaranteeType,
  toGuarantee,
  toGuaranteeMovement,
} from '../agreements/guarantees/guarantee.type';
import { registerGuarantee } from '../agreements/guarantees/register-guarantee.command';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { firstOf } from '../settlement/first-of';
import { callGuarantee } from './call-guarantee.command';
import { settleGuarantee } from './settle-guarantee.command';

const guarantee = { guarantee: { type: () => GuaranteeType, description: 'The guarantee as it is now.' } };
const GuaranteeRegisterPayload = payloadType(registerGuarantee.name, guarantee);
const GuaranteeCallPayload = payloadType(callGuarantee.name, guarantee);
const GuaranteeSettlePayload = payloadType(settleGuarantee.name, guarantee);

const loaded = (request: Request, id: string) => mapped(request.load(guaranteeById, id), toGuarantee);

const payload = ({ guaranteeId }: { readonly guaranteeId: string }, request: Request) => ({
  guarantee: () => loaded(request, guaranteeId),
});

@Resolver(() => AgreementType)
export class GuaranteeResolver {
  @QueryFor('guarantee:read', () => GuaranteeType, {
    nullable: true,
    description: 'One guarantee; null where there is none you may see.',
  })
  guarantee(@Ctx() { request }: Context, @IdArg('guarantee') id: string) {
    return loaded(request, id);
  }

  @FieldResolver(() => GuaranteeConnection, {
    description: 'What third parties guarantee for the partner under it, the newest first.',
  })
  guarantees(
    @Root() { uuid }: AgreementType,
    @Ctx() { request }: Context,
    @Args(() => GuaranteeListArgs) args: ListQuery,
  ) {
    return request.connection<GuaranteeRow, GuaranteeType>(GUARANTEE_SHAPE, args, toGuarantee, {
      agreement_id: uuid,
    });
  }

  @MutationOf(registerGuarantee, () => GuaranteeRegisterPayload)
  guaranteeRegister(@Ctx() { request }: Context, @InputOf(registerGuarantee) input: unknown) {
    return request.mutate(registerGuarantee, input, payload);
  }

  @MutationOf(callGuarantee, () => GuaranteeCallPayload)
  guaranteeCall(@Ctx() { request }: Context, @InputOf(callGuarantee) input: unknown) {
    return request.mutate(callGuarantee, input, payload);
  }

  @MutationOf(settleGuarantee, () => GuaranteeSettlePayload)
  guaranteeSettle(@Ctx() { request }: Context, @InputOf(settleGuarantee) input: unknown) {
    return request.mutate(settleGuarantee, input, payload);
  }
}

@Resolver(() => GuaranteeType)
export class GuaranteeMovementResolver {
  @FieldResolver(() => [GuaranteeMovementType], {
    description: 'What was called of it, and what its issuer has paid, the oldest first.',
  })
  async movements(
    @Root() { uuid }: GuaranteeType,
    @Ctx() { request }: Context,
    @Arg('first', () => Int, { description: 'How many movements, 1 to 100.' }) first: number,
  ) {
    return firstOf((await request.load(movementsOfGuarantee, uuid)) ?? [], first).map(toGuaranteeMovement);
  }
}

import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../../access/graphql';
import type { Context, Request } from '../../access/request';
import { mapped } from '../../platform/graphql/mapped';
import { payloadType } from '../../platform/graphql/payload.type';
import type { ListQuery } from '../../platform/list-spec';
import { type OutcomeTargetRow, outcomeTargetById } from '../../targets/outcome-target.repository';
import {
  OUTCOME_TARGET_SHAPE,
  OutcomeTargetConnection,
  OutcomeTargetListArgs,
  OutcomeTargetType,
  toOutcomeTarget,
} from '../../targets/outcome-target.type';
import { createOutcomeTarget } from './create-outcome-target.command';
import { updateOutcomeTarget } from './update-outcome-target.command';

const outcomeTarget = { outcomeTarget: { type: () => OutcomeTargetType, description: 'The target as it is now.' } };
const OutcomeTargetCreatePayload = payloadType(createOutcomeTarget.name, outcomeTarget);
const OutcomeTargetUpdatePayload = payloadType(updateOutcomeTarget.name, outcomeTarget);

const payload = ({ outcomeTargetId }: { readonly outcomeTargetId: string }, request: Request) => ({
  outcomeTarget: () => mapped(request.load(outcomeTargetById, outcomeTargetId), toOutcomeTarget),
});

@Resolver()
export class OutcomeTargetResolver {
  @QueryFor('target:read', () => OutcomeTargetType, {
    nullable: true,
    description: 'One target with its progress; null where there is none you may see.',
  })
  outcomeTarget(@Ctx() { request }: Context, @IdArg('outcomeTarget') id: string) {
    return mapped(request.load(outcomeTargetById, id), toOutcomeTarget);
  }

  @QueryFor('target:read', () => OutcomeTargetConnection, { description: 'The targets you may see.' })
  outcomeTargets(@Ctx() { request }: Context, @Args(() => OutcomeTargetListArgs) args: ListQuery) {
    return request.connection<OutcomeTargetRow, OutcomeTargetType>(OUTCOME_TARGET_SHAPE, args, toOutcomeTarget);
  }

  @MutationOf(createOutcomeTarget, () => OutcomeTargetCreatePayload)
  outcomeTargetCreate(@Ctx() { request }: Context, @InputOf(createOutcomeTarget) input: unknown) {
    return request.mutate(createOutcomeTarget, input, payload);
  }

  @MutationOf(updateOutcomeTarget, () => OutcomeTargetUpdatePayload)
  outcomeTargetUpdate(@Ctx() { request }: Context, @InputOf(updateOutcomeTarget) input: unknown) {
    return request.mutate(updateOutcomeTarget, input, payload);
  }
}

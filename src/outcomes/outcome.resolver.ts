import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { claimOutcome } from './claim-outcome.command';
import { type OutcomeRow, outcomeById } from './outcome.repository';
import { OUTCOME_SHAPE, OutcomeConnection, OutcomeListArgs, OutcomeType, toOutcome } from './outcome.type';
import { rejectOutcome } from './reject-outcome.command';
import { reopenOutcome } from './reopen-outcome.command';
import { reverseOutcome } from './reverse-outcome.command';
import { verifyOutcome } from './verify-outcome.command';

const outcome = { outcome: { type: () => OutcomeType, description: 'The outcome as it is now.' } };
const OutcomeClaimPayload = payloadType(claimOutcome.name, outcome);
const OutcomeVerifyPayload = payloadType(verifyOutcome.name, outcome);
const OutcomeRejectPayload = payloadType(rejectOutcome.name, outcome);
const OutcomeReopenPayload = payloadType(reopenOutcome.name, outcome);
const OutcomeReversePayload = payloadType(reverseOutcome.name, outcome);

const payload = ({ outcomeId }: { readonly outcomeId: string }, request: Request) => ({
  outcome: () => mapped(request.load(outcomeById, outcomeId), toOutcome),
});

@Resolver()
export class OutcomeResolver {
  @QueryFor('outcome:read', () => OutcomeType, {
    nullable: true,
    description: 'One outcome with its events and evidence; null where there is none you may see.',
  })
  outcome(@Ctx() { request }: Context, @IdArg('outcome') id: string) {
    return mapped(request.load(outcomeById, id), toOutcome);
  }

  @QueryFor('outcome:read', () => OutcomeConnection, { description: 'The outcomes you may see.' })
  outcomes(@Ctx() { request }: Context, @Args(() => OutcomeListArgs) args: ListQuery) {
    return request.connection<OutcomeRow, OutcomeType>(OUTCOME_SHAPE, args, toOutcome);
  }

  @MutationOf(claimOutcome, () => OutcomeClaimPayload)
  outcomeClaim(@Ctx() { request }: Context, @InputOf(claimOutcome) input: unknown) {
    return request.mutate(claimOutcome, input, payload);
  }

  @MutationOf(verifyOutcome, () => OutcomeVerifyPayload)
  outcomeVerify(@Ctx() { request }: Context, @InputOf(verifyOutcome) input: unknown) {
    return request.mutate(verifyOutcome, input, payload);
  }

  @MutationOf(rejectOutcome, () => OutcomeRejectPayload)
  outcomeReject(@Ctx() { request }: Context, @InputOf(rejectOutcome) input: unknown) {
    return request.mutate(rejectOutcome, input, payload);
  }

  @MutationOf(reopenOutcome, () => OutcomeReopenPayload)
  outcomeReopen(@Ctx() { request }: Context, @InputOf(reopenOutcome) input: unknown) {
    return request.mutate(reopenOutcome, input, payload);
  }

  @MutationOf(reverseOutcome, () => OutcomeReversePayload)
  outcomeReverse(@Ctx() { request }: Context, @InputOf(reverseOutcome) input: unknown) {
    return request.mutate(reverseOutcome, input, payload);
  }
}

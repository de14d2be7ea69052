import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import type { Problem } from '../engine/problem';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { type AgreementRow, agreementById } from './agreement.repository';
import { AGREEMENT_SHAPE, AgreementConnection, AgreementListArgs, AgreementType, toAgreement } from './agreement.type';
import { amendAgreement } from './amend-agreement.command';
import { createAgreement } from './create-agreement.command';
import { endAgreement } from './end-agreement.command';
import type { PeriodRow } from './period.repository';
import {
  AgreementPeriodConnection,
  AgreementPeriodListArgs,
  type AgreementPeriodType,
  PERIOD_SHAPE,
  toPeriod,
} from './period.type';
import { PlanProblemType, toProblem } from './plan.type';
import { proposeAgreement } from './propose-agreement.command';
import { signAgreement } from './sign-agreement.command';

const agreement = { agreement: { type: () => AgreementType, description: 'The agreement as it is now.' } };
const problems = {
  problems: { type: () => [PlanProblemType], description: 'What is doubtful about the plan, though it was accepted.' },
};
const AgreementCreatePayload = payloadType(createAgreement.name, { ...agreement, ...problems });
const AgreementAmendPayload = payloadType(amendAgreement.name, { ...agreement, ...problems });
const AgreementProposePayload = payloadType(proposeAgreement.name, agreement);
const AgreementSignPayload = payloadType(signAgreement.name, agreement);
const AgreementEndPayload = payloadType(endAgreement.name, agreement);

const loaded = (request: Request, id: string) => mapped(request.load(agreementById, id), toAgreement);

const payload = ({ agreementId }: { readonly agreementId: string }, request: Request) => ({
  agreement: () => loaded(request, agreementId),
});

const withProblems = (
  result: { readonly agreementId: string; readonly problems: readonly Problem[] },
  request: Request,
) => ({ ...payload(result, request), problems: () => result.problems.map(toProblem) });

@Resolver(() => AgreementType)
export class AgreementResolver {
  @QueryFor('agreement:read', () => AgreementType, {
    nullable: true,
    description: 'One agreement; null where there is none you may see.',
  })
  agreement(@Ctx() { request }: Context, @IdArg('agreement') id: string) {
    return loaded(request, id);
  }

  @QueryFor('agreement:read', () => AgreementConnection, { description: 'The agreements you may see, newest first.' })
  agreements(@Ctx() { request }: Context, @Args(() => AgreementListArgs) args: ListQuery) {
    return request.connection<AgreementRow, AgreementType>(AGREEMENT_SHAPE, args, toAgreement);
  }

  @FieldResolver(() => AgreementPeriodConnection, {
    description:
      'Its periods, the newest first: written down with the second signature, and from then on as time goes by.',
  })
  periods(
    @Root() { uuid }: AgreementType,
    @Ctx() { request }: Context,
    @Args(() => AgreementPeriodListArgs) args: ListQuery,
  ) {
    return request.connection<PeriodRow & { readonly timeZone: string }, AgreementPeriodType>(
      PERIOD_SHAPE,
      args,
      toPeriod,
      { agreement_id: uuid },
    );
  }

  @MutationOf(createAgreement, () => AgreementCreatePayload)
  agreementCreate(@Ctx() { request }: Context, @InputOf(createAgreement) input: unknown) {
    return request.mutate(createAgreement, input, withProblems);
  }

  @MutationOf(proposeAgreement, () => AgreementProposePayload)
  agreementPropose(@Ctx() { request }: Context, @InputOf(proposeAgreement) input: unknown) {
    return request.mutate(proposeAgreement, input, payload);
  }

  @MutationOf(signAgreement, () => AgreementSignPayload)
  agreementSign(@Ctx() { request }: Context, @InputOf(signAgreement) input: unknown) {
    return request.mutate(signAgreement, input, payload);
  }

  @MutationOf(amendAgreement, () => AgreementAmendPayload)
  agreementAmend(@Ctx() { request }: Context, @InputOf(amendAgreement) input: unknown) {
    return request.mutate(amendAgreement, input, withProblems);
  }

  @MutationOf(endAgreement, () => AgreementEndPayload)
  agreementEnd(@Ctx() { request }: Context, @InputOf(endAgreement) input: unknown) {
    return request.mutate(endAgreement, input, payload);
  }
}

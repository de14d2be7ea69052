import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { acceptBaseline } from './accept-baseline.command';
import { AgreementType } from './agreement.type';
import { type BaselineRow, baselineById } from './baseline.repository';
import { BASELINE_SHAPE, BaselineConnection, BaselineListArgs, BaselineType, toBaseline } from './baseline.type';
import { proposeBaseline } from './propose-baseline.command';

const baseline = { baseline: { type: () => BaselineType, description: 'The baseline as it is now.' } };
const BaselineProposePayload = payloadType(proposeBaseline.name, baseline);
const BaselineAcceptPayload = payloadType(acceptBaseline.name, baseline);

const loaded = (request: Request, id: string) => mapped(request.load(baselineById, id), toBaseline);

const payload = ({ baselineId }: { readonly baselineId: string }, request: Request) => ({
  baseline: () => loaded(request, baselineId),
});

@Resolver(() => AgreementType)
export class BaselineResolver {
  @QueryFor('agreement:read', () => BaselineType, {
    nullable: true,
    description: 'One baseline; null where there is none you may see.',
  })
  baseline(@Ctx() { request }: Context, @IdArg('baseline') id: string) {
    return loaded(request, id);
  }

  @FieldResolver(() => BaselineConnection, { description: 'Its baselines, proposed and agreed, the newest first.' })
  baselines(
    @Root() { uuid }: AgreementType,
    @Ctx() { request }: Context,
    @Args(() => BaselineListArgs) args: ListQuery,
  ) {
    return request.connection<BaselineRow, BaselineType>(BASELINE_SHAPE, args, toBaseline, { agreement_id: uuid });
  }

  @MutationOf(proposeBaseline, () => BaselineProposePayload)
  baselinePropose(@Ctx() { request }: Context, @InputOf(proposeBaseline) input: unknown) {
    return request.mutate(proposeBaseline, input, payload);
  }

  @MutationOf(acceptBaseline, () => BaselineAcceptPayload)
  baselineAccept(@Ctx() { request }: Context, @InputOf(acceptBaseline) input: unknown) {
    return request.mutate(acceptBaseline, input, payload);
  }
}

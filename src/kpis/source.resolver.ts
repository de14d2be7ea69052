import { Args, Ctx, Resolver } from 'type-graphql';
import { InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { createSource } from './create-source.command';
import { type SourceRow, sourceById } from './source.repository';
import { SOURCE_SHAPE, SourceConnection, SourceListArgs, SourceType, toSource } from './source.type';

const SourceCreatePayload = payloadType(createSource.name, {
  source: { type: () => SourceType, description: 'The new source.' },
});

@Resolver()
export class SourceResolver {
  @QueryFor('kpi:read', () => SourceConnection, { description: 'The sources of measurements that you may see.' })
  sources(@Ctx() { request }: Context, @Args(() => SourceListArgs) args: ListQuery) {
    return request.connection<SourceRow, SourceType>(SOURCE_SHAPE, args, toSource);
  }

  @MutationOf(createSource, () => SourceCreatePayload)
  sourceCreate(@Ctx() { request }: Context, @InputOf(createSource) input: unknown) {
    return request.mutate(createSource, input, ({ sourceId }) => ({
      source: () => mapped(request.load(sourceById, sourceId), toSource),
    }));
  }
}

import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { createKpi } from './create-kpi.command';
import { type KpiRow, kpiById } from './kpi.repository';
import { KPI_SHAPE, KpiConnection, KpiListArgs, KpiType, toKpi } from './kpi.type';

const KpiCreatePayload = payloadType(createKpi.name, {
  kpi: { type: () => KpiType, description: 'The new KPI.' },
});

@Resolver()
export class KpiResolver {
  @QueryFor('kpi:read', () => KpiType, {
    nullable: true,
    description: "One KPI of your vendor's catalogue; null where there is none.",
  })
  kpi(@Ctx() { request }: Context, @IdArg('kpi') id: string) {
    return mapped(request.load(kpiById, id), toKpi);
  }

  @QueryFor('kpi:read', () => KpiConnection, { description: "The KPIs of your vendor's catalogue." })
  kpis(@Ctx() { request }: Context, @Args(() => KpiListArgs) args: ListQuery) {
    return request.connection<KpiRow, KpiType>(KPI_SHAPE, args, toKpi);
  }

  @MutationOf(createKpi, () => KpiCreatePayload)
  kpiCreate(@Ctx() { request }: Context, @InputOf(createKpi) input: unknown) {
    return request.mutate(createKpi, input, ({ kpiId }) => ({
      kpi: () => mapped(request.load(kpiById, kpiId), toKpi),
    }));
  }
}

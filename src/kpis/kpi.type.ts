import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import { enumOf } from '../platform/graphql/enum-of';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { kpiAggregation, kpiDirection, metricClass } from './create-kpi.command';
import { KPI_LIST, type KpiRow } from './kpi.repository';
import { METRIC_CLASSES } from './kpi.rules';

const MetricClassEnum = enumOf(metricClass);
const KpiDirectionEnum = enumOf(kpiDirection);
const KpiAggregationEnum = enumOf(kpiAggregation);

@Allow(...ACTIONS['kpi:read'])
@ObjectType('Kpi', {
  simpleResolvers: true,
  implements: NodeType,
  description: "A named measure of the vendor's catalogue; plans and facts name it by its key.",
})
export class KpiType extends NodeType {
  readonly nodeType!: 'Kpi';
  readonly uuid!: string;

  @Field(() => String, { description: 'The name of the measure in plans, facts and files.' })
  readonly key!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => String, { description: 'What is measured, and how; empty where nothing was told.' })
  readonly description!: string;

  @Field(() => String, { description: 'The unit of every measurement.' })
  readonly unit!: string;

  @Field(() => MetricClassEnum as never, { description: 'What it counts.' })
  readonly metricClass!: string;

  @Field(() => KpiDirectionEnum as never, { description: 'Which way is better.' })
  readonly direction!: string;

  @Field(() => KpiAggregationEnum as never, { description: 'How measurements of a period become one quantity.' })
  readonly aggregation!: string;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: string;
}

export const KpiConnection = connectionType('Kpi', () => KpiType);

export const KPI_SHAPE: ListShape = {
  spec: KPI_LIST,
  filters: { key: 'TEXT', metricClass: enumFilter('MetricClass', METRIC_CLASSES, MetricClassEnum) },
};
export const KpiListArgs = listArgs('Kpi', KPI_SHAPE);

export const toKpi = ({ id, ...kpi }: KpiRow): KpiType => ({
  ...kpi,
  nodeType: 'Kpi',
  uuid: id,
  id: publicId('kpi', id),
});

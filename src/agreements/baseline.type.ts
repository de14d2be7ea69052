import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { kpiById } from '../kpis/kpi.repository';
import { KpiType, toKpi } from '../kpis/kpi.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/scalars';
import { BASELINE_LIST, type BaselineRow } from './baseline.repository';
import { BASELINE_STATUSES } from './baseline.rules';
import { AgreementSide } from './version.type';

const BaselineStatusEnum = enumType(
  'BaselineStatus',
  BASELINE_STATUSES,
  { PROPOSED: 'Put forward by one side; it does not count yet.', AGREED: 'Accepted by the other; it never changes.' },
  'Where a baseline stands.',
);

@Allow(...ACTIONS['agreement:read'])
@ObjectType('Baseline', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'The level of a KPI before the engagement, against which results are counted.',
})
export class BaselineType extends NodeType {
  readonly nodeType!: 'Baseline';
  readonly uuid!: string;

  @Field(() => ID, { description: 'The agreement it is for.' })
  readonly agreementId!: string;

  @Field(() => KpiType, { description: 'The KPI; plans read its baseline as the measure `baseline.<key>`.' })
  readonly kpi!: unknown;

  @Field(() => DecimalScalar, { description: 'The level, per period of the agreement.' })
  readonly value!: string;

  @Field(() => String, { description: 'The unit of the value, that of the KPI.' })
  readonly unit!: string;

  @Field(() => String, { description: 'How the value was found.' })
  readonly method!: string;

  @Field(() => BaselineStatusEnum as never, { description: 'Where it stands.' })
  readonly status!: string;

  @Field(() => AgreementSide as never, { description: 'The side that proposed the value; the other one accepts.' })
  readonly proposedBySide!: string;

  @Field(() => DateTimeScalar, { description: 'When the value was proposed.' })
  readonly proposedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted; null before.' })
  readonly acceptedAt!: string | null;
}

export const BaselineConnection = connectionType('Baseline', () => BaselineType);

export const BASELINE_SHAPE: ListShape = {
  spec: BASELINE_LIST,
  filters: {
    kpiId: { id: 'kpi' },
    status: enumFilter('BaselineStatus', BASELINE_STATUSES, BaselineStatusEnum),
  },
};
export const BaselineListArgs = listArgs('Baseline', BASELINE_SHAPE);

export const toBaseline = ({ id, agreementId, kpiId, ...baseline }: BaselineRow): BaselineType => ({
  ...baseline,
  nodeType: 'Baseline',
  uuid: id,
  id: publicId('baseline', id),
  agreementId: publicId('agreement', agreementId),
  kpi: (_: unknown, { request }: Context) => mapped(request.load(kpiById, kpiId), toKpi),
});

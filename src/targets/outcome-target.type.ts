import { Field, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { customerById } from '../customers/customer.repository';
import { CustomerType, toCustomer } from '../customers/customer.type';
import { publicId } from '../kernel/id';
import { outcomeDefinitionById } from '../kpis/outcome-definition.repository';
import { OutcomeDefinitionType, toOutcomeDefinition } from '../kpis/outcome-definition.type';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../platform/graphql/scalars';
import { OUTCOME_TARGET_LIST, type OutcomeTargetRow } from './outcome-target.repository';
import { TARGET_STATUS, TARGET_STATUSES } from './outcome-target.rules';
import { TargetProgressType, toProgress } from './target-progress.type';
import { rollupByTarget } from './target-rollup.repository';

const TargetStatusEnum = enumType(TARGET_STATUS.name, TARGET_STATUSES, TARGET_STATUS.values, TARGET_STATUS.about);

@Allow(...ACTIONS['target:read'])
@ObjectType('OutcomeTarget', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What a partner should achieve in a period, as a verified quantity.',
})
export class OutcomeTargetType extends NodeType {
  readonly nodeType!: 'OutcomeTarget';
  readonly uuid!: string;

  @Field(() => OutcomeDefinitionType, { description: 'Which outcomes count.' })
  readonly definition!: unknown;

  @Field(() => PartnerType, {
    nullable: true,
    description: 'Who should achieve it; null where you may not see the partner.',
  })
  readonly partner!: unknown;

  @Field(() => CustomerType, { nullable: true, description: 'For whom; null where outcomes of all customers count.' })
  readonly customer!: unknown;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => DecimalScalar, { description: 'The quantity to be verified.' })
  readonly quantity!: string;

  @Field(() => String, { description: 'The unit of the quantity: that of the definition.' })
  readonly unit!: string;

  @Field(() => DateScalar, { description: 'The first day that counts.' })
  readonly startOn!: string;

  @Field(() => DateScalar, { description: 'The first day that no longer counts.' })
  readonly endOn!: string;

  @Field(() => String, { description: 'The time zone in which the days begin.' })
  readonly timeZone!: string;

  @Field(() => TargetStatusEnum as never, { description: 'Whether it is still pursued.' })
  readonly status!: string;

  @Field(() => Int, { description: 'Version, to be named as `expectedVersion` by an update.' })
  readonly version!: number;

  @Field(() => TargetProgressType, { description: 'Where it stands now.' })
  readonly progress!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  readonly createdAt!: string;
}

export const OutcomeTargetConnection = connectionType('OutcomeTarget', () => OutcomeTargetType);

export const OUTCOME_TARGET_SHAPE: ListShape = {
  spec: OUTCOME_TARGET_LIST,
  filters: {
    definitionId: { id: 'outcomeDefinition' },
    partnerId: { id: 'partner' },
    customerId: { id: 'customer' },
    status: enumFilter('TargetStatus', TARGET_STATUSES, TargetStatusEnum),
    startOn: 'DATE',
    endOn: 'DATE',
  },
};
export const OutcomeTargetListArgs = listArgs('OutcomeTarget', OUTCOME_TARGET_SHAPE);

export const toOutcomeTarget = (row: OutcomeTargetRow): OutcomeTargetType => ({
  nodeType: 'OutcomeTarget',
  uuid: row.id,
  id: publicId('outcomeTarget', row.id),
  name: row.name,
  quantity: row.quantity,
  unit: row.unit,
  startOn: row.startOn,
  endOn: row.endOn,
  timeZone: row.timeZone,
  status: row.status,
  version: row.version,
  createdAt: row.createdAt,
  definition: (_: unknown, { request }: Context) =>
    mapped(request.load(outcomeDefinitionById, row.definitionId), toOutcomeDefinition),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  customer: (_: unknown, { request }: Context) =>
    row.customerId === null ? null : mapped(request.load(customerById, row.customerId), toCustomer),
  progress: async (_: unknown, { request }: Context) =>
    toProgress(row, await request.load(rollupByTarget, row.id), request.house.clock.now()),
});

import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { partnerStage } from './advance-partner.command';
import { PARTNER_LIST, type PartnerRow } from './partner.repository';
import { PARTNER_STAGES } from './partner.rules';

const { values, about } = partnerStage.meta() ?? {};
const PartnerStageEnum = enumType(
  'PartnerStage',
  PARTNER_STAGES,
  values as Readonly<Record<string, string>>,
  String(about),
);

/** What a customer has no business with: it may know whom it confirms, by name. */
const Inside = Allow(...ACTIONS['partner:read']);

@Allow(...ACTIONS['viewer:read'])
@ObjectType('Partner', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'A channel partner as your vendor knows it. A customer sees the partners that serve it, by name only.',
})
export class PartnerType extends NodeType {
  readonly nodeType!: 'Partner';
  readonly uuid!: string;

  @Inside
  @Field(() => String, { description: "The partner's key in the vendor's systems." })
  readonly externalReference!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Inside
  @Field(() => PartnerStageEnum as never, { description: 'Stage of the lifecycle.' })
  readonly stage!: string;

  @Inside
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: string;
}

export const PartnerConnection = connectionType('Partner', () => PartnerType);

export const PARTNER_SHAPE: ListShape = {
  spec: PARTNER_LIST,
  filters: {
    externalReference: 'TEXT',
    name: 'TEXT',
    stage: enumFilter('PartnerStage', PARTNER_STAGES, PartnerStageEnum),
  },
};
export const PartnerListArgs = listArgs('Partner', PARTNER_SHAPE);

export const toPartner = ({ id, ...partner }: PartnerRow): PartnerType => ({
  ...partner,
  nodeType: 'Partner',
  uuid: id,
  id: publicId('partner', id),
});

import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import { enumOf } from '../platform/graphql/enum-of';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { ownerKind } from './create-source.command';
import { SOURCE_LIST, type SourceRow } from './source.repository';
import { OWNER_KINDS } from './source.rules';

const OwnerKindEnum = enumOf(ownerKind);

@Allow(...ACTIONS['kpi:read'])
@ObjectType('Source', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'A system that sends measurements; a partner or customer sees those it owns.',
})
export class SourceType extends NodeType {
  readonly nodeType!: 'Source';
  readonly uuid!: string;

  @Field(() => String, { description: "The source's key in the vendor's systems." })
  readonly externalReference!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => OwnerKindEnum as never, { description: 'Which side owns it.' })
  readonly ownerKind!: string;

  @Field(() => ID, { nullable: true, description: 'The owner, where it is a partner; null otherwise.' })
  readonly partnerId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The owner, where it is a customer; null otherwise.' })
  readonly customerId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  readonly createdAt!: string;
}

export const SourceConnection = connectionType('Source', () => SourceType);

export const SOURCE_SHAPE: ListShape = {
  spec: SOURCE_LIST,
  filters: { externalReference: 'TEXT', ownerKind: enumFilter('OwnerKind', OWNER_KINDS, OwnerKindEnum) },
};
export const SourceListArgs = listArgs('Source', SOURCE_SHAPE);

export const toSource = ({ id, partnerId, customerId, ...source }: SourceRow): SourceType => ({
  ...source,
  nodeType: 'Source',
  uuid: id,
  id: publicId('source', id),
  partnerId: partnerId === null ? null : publicId('partner', partnerId),
  customerId: customerId === null ? null : publicId('customer', customerId),
});

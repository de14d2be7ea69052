import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { listArgs } from '../platform/graphql/list-args';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { CUSTOMER_LIST, type CustomerRow } from './customer.repository';

@Allow(...ACTIONS['viewer:read'])
@ObjectType('Customer', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'An organisation for which partners achieve outcomes; a partner sees those it serves.',
})
export class CustomerType extends NodeType {
  readonly nodeType!: 'Customer';
  readonly uuid!: string;

  @Field(() => String, { description: "The customer's key in the vendor's systems." })
  readonly externalReference!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Segment for reports; null where none was given.' })
  readonly segment!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: string;
}

export const CustomerConnection = connectionType('Customer', () => CustomerType);

export const CUSTOMER_SHAPE: ListShape = {
  spec: CUSTOMER_LIST,
  filters: { externalReference: 'TEXT', name: 'TEXT', segment: 'TEXT' },
};
export const CustomerListArgs = listArgs('Customer', CUSTOMER_SHAPE);

export const toCustomer = ({ id, externalReference, name, segment, createdAt }: CustomerRow): CustomerType => ({
  nodeType: 'Customer',
  uuid: id,
  id: publicId('customer', id),
  externalReference,
  name,
  segment,
  createdAt,
});

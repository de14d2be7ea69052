import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateTimeScalar } from '../platform/graphql/scalars';
import type { VendorRow } from './vendor.repository';

@Allow(...ACTIONS['viewer:read'])
@ObjectType('Vendor', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'A tenant: the company whose partners are paid for proven results.',
})
export class VendorType extends NodeType {
  readonly nodeType!: 'Vendor';
  readonly uuid!: string;

  @Field(() => String, { description: "The vendor's key in other systems." })
  readonly externalReference!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => String, { description: 'IANA time zone of its business days and periods.' })
  readonly timeZone!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency of its agreements unless they say otherwise.' })
  readonly currency!: string;

  @Field(() => Boolean, { description: 'Whether this is a test tenant, of which nothing is ever paid.' })
  readonly isTest!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was installed.' })
  readonly createdAt!: string;
}

export const toVendor = ({ id, ...vendor }: VendorRow): VendorType => ({
  ...vendor,
  nodeType: 'Vendor',
  uuid: id,
  id: publicId('vendor', id),
});

import { Field, ID, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.type';
import { publicId } from '../kernel/id';
import { PartnerType } from '../partners/partner.type';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { VendorType } from '../vendors/vendor.type';
import type { MembershipRow } from './membership.repository';

@AllowReached()
@ObjectType('Membership', {
  simpleResolvers: true,
  description: 'The right of one person to wear one hat at one vendor.',
})
export class MembershipType {
  @Field(() => ID, { description: 'Id of the membership; a token names it as `mbr`.' })
  readonly id!: string;

  @Field(() => String, { description: 'The role.' })
  readonly role!: string;

  @Field(() => String, { description: 'INVITED, ACTIVE or REVOKED.' })
  readonly status!: string;

  @Field(() => DateTimeScalar, { description: 'When it was offered.' })
  readonly invitedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted; null before.' })
  readonly acceptedAt!: string | null;
}

@AllowReached()
@ObjectType('Viewer', {
  simpleResolvers: true,
  description: 'Who you are in this request: one person, wearing one hat.',
})
export class ViewerType {
  @Field(() => ID, { nullable: true, description: 'You; null for a machine.' })
  readonly personId!: string | null;

  @Field(() => String, { description: 'The role of your hat.' })
  readonly role!: string;

  @Field(() => VendorType, {
    nullable: true,
    description: 'The vendor of your hat; null for a guest and for an operator.',
  })
  readonly vendor!: unknown;

  @Field(() => PartnerType, { nullable: true, description: 'The partner you act for; null in other roles.' })
  readonly partner!: unknown;

  @Field(() => CustomerType, { nullable: true, description: 'The customer you act for; null in other roles.' })
  readonly customer!: unknown;
}

export const toMembership = (row: MembershipRow): MembershipType => ({
  id: publicId('membership', row.id),
  role: row.role,
  status: row.status,
  invitedAt: row.invitedAt,
  acceptedAt: row.acceptedAt,
});

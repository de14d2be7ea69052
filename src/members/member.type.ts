import { Field, ID, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.type';
import { publicId } from '../kernel/id';
import { PartnerType } from '../partners/partner.type';
import { enumType } from '../platform/graphql/input-type';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { VendorType } from '../vendors/vendor.type';
import type { MembershipRow } from './membership.repository';
import { MEMBERSHIP_STATUSES } from './membership.rules';
import { RoleEnum } from './role.type';

const MembershipStatusEnum = enumType(
  'MembershipStatus',
  MEMBERSHIP_STATUSES,
  {
    INVITED: 'Offered; whoever holds the code may accept it.',
    ACTIVE: 'Accepted: its holder may wear the hat.',
    REVOKED: 'Ended; no token that names it is taken any more.',
  },
  'Where a membership stands.',
);

@AllowReached()
@ObjectType('Membership', {
  simpleResolvers: true,
  description: 'The right of one person to wear one hat at one vendor.',
})
export class MembershipType {
  @Field(() => ID, { description: 'Id of the membership; a token names it as `mbr`.' })
  readonly id!: string;

  @Field(() => RoleEnum as never, { description: 'The role of the hat.' })
  readonly role!: string;

  @Field(() => MembershipStatusEnum as never, { description: 'Where it stands.' })
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

  @Field(() => RoleEnum as never, { description: 'The role of your hat.' })
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

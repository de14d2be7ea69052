import { Check, Column, ForeignKey, Index } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';
import { Person } from './person.entity';

/** The right of one person to wear one hat at one vendor. */
@TenantTable('membership', 'CUSTOMER', {
  staff: `$role = 'ADMIN'`,
  inserts: 'PARTNER',
  insertable: `role in ('PARTNER_ADMIN', 'PARTNER_VIEWER') and status = 'INVITED' and person_id is null`,
  updates: 'PARTNER',
  updatable: `role in ('PARTNER_ADMIN', 'PARTNER_VIEWER') and status = 'REVOKED'`,
})
@Index(['vendorId', 'personId'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Customer, ['vendorId', 'customerId'], ['vendorId', 'id'])
@Check(
  'ck_membership_role',
  `"role" IN ('ADMIN', 'MANAGER', 'FINANCE', 'VERIFIER', 'AUDITOR', 'PARTNER_ADMIN', 'PARTNER_VIEWER', 'CUSTOMER_APPROVER')`,
)
@Check(
  'ck_membership_side',
  `("role" IN ('PARTNER_ADMIN', 'PARTNER_VIEWER')) = ("partner_id" IS NOT NULL) AND ("role" = 'CUSTOMER_APPROVER') = ("customer_id" IS NOT NULL)`,
)
export class Membership extends TenantRow {
  @Column('uuid', { nullable: true })
  readonly personId!: string | null;

  @Column('text')
  readonly role!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('text')
  readonly status!: string;

  /** SHA-256 of the invitation code; the code itself is shown once and kept nowhere. */
  @Column('text', { nullable: true })
  readonly invitationHash!: string | null;

  @Column('timestamptz')
  readonly invitedAt!: string;

  @Column('timestamptz', { nullable: true })
  readonly acceptedAt!: string | null;
}

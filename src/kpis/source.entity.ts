import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** Where measurements come from, and the organisation that owns it: that ownership decides what it may verify. */
@TenantTable('source', 'CUSTOMER')
@Unique(['vendorId', 'externalReference'])
@Index(['vendorId', 'ownerKind'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Customer, ['vendorId', 'customerId'], ['vendorId', 'id'])
@Check(
  'ck_source_owner',
  `("owner_kind" = 'PARTNER') = ("partner_id" IS NOT NULL) AND ("owner_kind" = 'CUSTOMER') = ("customer_id" IS NOT NULL)`,
)
export class Source extends TenantRow {
  @Column('text')
  readonly externalReference!: string;

  @Column('text')
  readonly name!: string;

  /** VENDOR, PARTNER or CUSTOMER. */
  @Column('text')
  readonly ownerKind!: string;

  /** The owner, where it is a partner. */
  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  /** The owner, where it is a customer. */
  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('timestamptz')
  readonly createdAt!: string;
}

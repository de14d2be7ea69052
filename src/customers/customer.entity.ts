import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** An organisation for which outcomes are achieved; a partner sees only those it serves. */
@TenantTable('customer', 'CUSTOMER', { partnerSees: '$p = any(partner_ids)', customerSees: 'id = $c' })
@Unique(['vendorId', 'externalReference'])
@Index(['vendorId', 'name'])
@Index(['vendorId', 'segment'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
export class Customer extends TenantRow {
  @Column('text')
  readonly externalReference!: string;

  @Column('text')
  readonly name!: string;

  @Column('text', { nullable: true })
  readonly segment!: string | null;

  /** The partners that serve this customer: kept when an agreement, a target or an outcome links the two. */
  @Column('uuid', { array: true })
  readonly partnerIds!: string[];

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** What vendor and partner agreed; its terms live in versions, both sides sign each of them. */
@TenantTable('agreement', 'PARTNER', { holds: 'PARTNER' })
@Unique(['vendorId', 'externalReference'])
@Index(['vendorId', 'partnerId'])
@Index(['vendorId', 'status'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Customer, ['vendorId', 'customerId'], ['vendorId', 'id'])
@Check('ck_agreement_term', '"end_on" IS NULL OR "end_on" > "start_on"')
export class Agreement extends TenantRow {
  @Column('text')
  readonly externalReference!: string;

  @Column('text')
  readonly name!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** Set where the agreement covers one customer only. */
  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  /** DRAFT, PROPOSED, ACTIVE, ENDED. */
  @Column('text')
  readonly status!: string;

  @Column('text')
  readonly currency!: string;

  @Column('text')
  readonly timeZone!: string;

  /** MONTH, QUARTER or YEAR: how periods are cut. */
  @Column('text')
  readonly cadence!: string;

  @Column('date')
  readonly startOn!: string;

  /** First day on which the agreement no longer runs. */
  @Column('date', { nullable: true })
  readonly endOn!: string | null;

  /** Number of the version in force, 0 before the first is signed. */
  @Column('integer')
  readonly version!: number;

  @Column('timestamptz')
  readonly createdAt!: string;
}

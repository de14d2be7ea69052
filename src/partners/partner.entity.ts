import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';
import { Party } from './party.entity';

/** A customer may know whom it confirms: the partners that serve it. */
const SERVES = `exists (select 1 from customer served
  where served.vendor_id = $row.vendor_id and served.id = $c and $row.id = any(served.partner_ids))`;

/** A channel partner as one vendor knows it; the same legal party may be a partner of several vendors. */
@TenantTable('partner', 'CUSTOMER', { partnerSees: 'id = $p', customerSees: SERVES })
@Unique(['vendorId', 'externalReference'])
@Index(['vendorId', 'name'])
@Index(['vendorId', 'stage'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@ForeignKey(() => Party, ['partyId'], ['id'])
export class Partner extends TenantRow {
  @Column('text')
  readonly externalReference!: string;

  @Column('text')
  readonly name!: string;

  @Column('uuid', { nullable: true })
  readonly partyId!: string | null;

  /** Where the partner stands in the lifecycle of the ecosystem (POEM). */
  @Column('text')
  readonly stage!: string;

  @Column('timestamptz')
  readonly createdAt!: string;
}

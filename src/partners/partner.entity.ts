import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';
import { Party } from './party.entity';

/** A channel partner as one vendor knows it; the same legal party may be a partner of several vendors. */
@TenantTable('partner', 'PARTNER', { partnerSees: 'id = $p' })
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

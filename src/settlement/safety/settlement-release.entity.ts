import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../../platform/entity';
import { ParkedSettlement } from './parked-settlement.entity';

/** The word of a second person that a parked settlement is right: the same inputs may be posted. */
@TenantTable('settlement_release', 'VENDOR', { isAppendOnly: true })
@Unique(['vendorId', 'parkedSettlementId'])
@ForeignKey(() => ParkedSettlement, ['vendorId', 'parkedSettlementId'], ['vendorId', 'id'])
export class SettlementRelease extends TenantRow {
  @Column('uuid')
  readonly parkedSettlementId!: string;

  @Column('text')
  readonly reason!: string;

  @Column('uuid')
  readonly releasedBy!: string;

  @Column('timestamptz')
  readonly releasedAt!: string;
}

import { Column, ForeignKey, Index } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** One account of the chart, per vendor and currency, of one partner and agreement where it names them; its id is derived from that key. */
@TenantTable('ledger_account', 'PARTNER', { isAppendOnly: true })
@Index(['vendorId', 'partnerId', 'currency'])
@Index(['vendorId', 'agreementId'])
@Index(['vendorId', 'kind'])
@Index(['vendorId', 'currency'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class LedgerAccount extends TenantRow {
  @Column('text')
  readonly kind!: string;

  @Column('text')
  readonly currency!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly agreementId!: string | null;

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** The account of one partner for one period label in one currency; it gathers the lines posted there. */
@TenantTable('statement', 'PARTNER')
@Unique(['vendorId', 'partnerId', 'currency', 'label'])
@Index(['vendorId', 'label'])
@Index(['vendorId', 'currency'])
@Index(['vendorId', 'state'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class Statement extends TenantRow {
  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly currency!: string;

  @Column('text')
  readonly label!: string;

  /** DRAFT, IN_REVIEW, LOCKED or PAID. */
  @Column('text')
  readonly state!: string;

  @Column('timestamptz')
  readonly createdAt!: string;
}

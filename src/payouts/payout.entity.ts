import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { PayoutBatch } from './payout-batch.entity';

/** What one batch pays to one partner in one currency; its amount never changes. */
@TenantTable('payout', 'PARTNER')
@Unique(['vendorId', 'batchId', 'partnerId', 'currency'])
@Index(['vendorId', 'partnerId'])
@Index(['vendorId', 'state'])
@Index(['vendorId', 'createdAt'])
@ForeignKey(() => PayoutBatch, ['vendorId', 'batchId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@Check('ck_payout_amount', '"amount" > 0')
export class Payout extends TenantRow {
  @Column('uuid')
  readonly batchId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly currency!: string;

  /** Whole minor units. */
  @Column('bigint')
  readonly amount!: bigint;

  /** PENDING, PROCESSING, COMPLETED, FAILED or CANCELED. */
  @Column('text')
  readonly state!: string;

  /** Why it failed or was canceled. */
  @Column('text', { nullable: true })
  readonly reason!: string | null;

  /** What the bank calls the payment. */
  @Column('text', { nullable: true })
  readonly reference!: string | null;

  @Column('timestamptz')
  readonly createdAt!: string;

  @Column('timestamptz', { nullable: true })
  readonly settledAt!: string | null;
}

import { Check, Column, Index } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';

/** What finance pays at once in one currency: gathered by one person, approved by another. */
@TenantTable('payout_batch', 'VENDOR')
@Index(['vendorId', 'currency'])
@Index(['vendorId', 'state'])
@Index(['vendorId', 'createdAt'])
@Check('ck_payout_batch_four_eyes', '"approved_by" <> "created_by"')
export class PayoutBatch extends TenantRow {
  @Column('text')
  readonly currency!: string;

  /** PENDING, PROCESSING, COMPLETED or CANCELED. */
  @Column('text')
  readonly state!: string;

  /** Null for a machine. */
  @Column('uuid', { nullable: true })
  readonly createdBy!: string | null;

  @Column('timestamptz')
  readonly createdAt!: string;

  /** Always a person, and never the one who gathered it. */
  @Column('uuid', { nullable: true })
  readonly approvedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly approvedAt!: string | null;
}

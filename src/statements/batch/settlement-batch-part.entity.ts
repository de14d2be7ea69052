import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../../platform/entity';
import { SettlementBatch } from './settlement-batch.entity';

/** Some agreements of a batch, settled together in one transaction, which also says here that it is done. */
@TenantTable('settlement_batch_part', 'VENDOR')
@Unique(['vendorId', 'batchId', 'number'])
@ForeignKey(() => SettlementBatch, ['vendorId', 'batchId'], ['vendorId', 'id'])
export class SettlementBatchPart extends TenantRow {
  @Column('uuid')
  readonly batchId!: string;

  @Column('integer')
  readonly number!: number;

  /** A list of ids, as JSON. */
  @Column('jsonb')
  readonly agreementIds!: unknown;

  /** Null as long as nobody has settled it. */
  @Column('timestamptz', { nullable: true })
  readonly doneAt!: string | null;

  /** Agreements that were settled; the others are named among the refusals of the batch. */
  @Column('integer')
  readonly settledCount!: number;

  @Column('integer')
  readonly lineCount!: number;
}

import { Column, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../../platform/entity';

/** The settlement, or the closing, of one period label over all agreements of a vendor that have such a period. */
@TenantTable('settlement_batch', 'VENDOR', { isAppendOnly: true })
@Unique(['vendorId', 'label', 'isClosing', 'number'])
export class SettlementBatch extends TenantRow {
  @Column('text')
  readonly label!: string;

  @Column('boolean')
  readonly isClosing!: boolean;

  /** Of the batches of the same label and kind, from 1; unique, so that two who start one at once start the same. */
  @Column('integer')
  readonly number!: number;

  @Column('integer')
  readonly agreementCount!: number;

  /** Null for a machine. */
  @Column('uuid', { nullable: true })
  readonly createdBy!: string | null;

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Column, ForeignKey, Unique } from 'typeorm';
import { Agreement } from '../../agreements/agreement.entity';
import { TenantRow, TenantTable } from '../../platform/entity';
import { SettlementBatch } from './settlement-batch.entity';

/** An agreement that a batch could not settle, and why; the others went on without it. */
@TenantTable('settlement_refusal', 'VENDOR', { isAppendOnly: true })
@Unique(['vendorId', 'batchId', 'agreementId'])
@ForeignKey(() => SettlementBatch, ['vendorId', 'batchId'], ['vendorId', 'id'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
export class SettlementRefusal extends TenantRow {
  @Column('uuid')
  readonly batchId!: string;

  @Column('uuid')
  readonly agreementId!: string;

  @Column('text')
  readonly code!: string;

  @Column('text')
  readonly message!: string;
}

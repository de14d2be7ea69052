import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from './entity';

/** The last sequence number given to a vendor, and the last one that was pruned; it outlives the pruned rows. */
@TenantTable('outbox_head', 'PUBLIC', { inserts: 'RELAY', updates: 'RELAY', isRelayed: true })
export class OutboxHead {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @Column('bigint')
  readonly seq!: string;

  @Column('bigint')
  readonly prunedThrough!: string;
}

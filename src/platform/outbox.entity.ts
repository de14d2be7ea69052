import { Column, Index } from 'typeorm';
import { TenantRow, TenantTable } from './entity';

/** One announcement per row: what changed, never how; readers re-read under their own authority. */
@TenantTable('outbox', 'CUSTOMER', {
  inserts: 'ANY_HAT',
  insertable: 'seq is null',
  updates: 'RELAY',
  isRelayed: true,
})
@Index(['vendorId', 'seq'], { unique: true })
@Index(['vendorId', 'topic', 'subjectId', 'seq'])
@Index('ix_outbox_unsent', ['at'], { where: 'seq IS NULL' })
export class Outbox extends TenantRow {
  @Column('text')
  readonly topic!: string;

  @Column('uuid')
  readonly subjectId!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('timestamptz')
  readonly at!: string;

  /** Given by the relay after commit: the only order in the system. */
  @Column('bigint', { nullable: true })
  readonly seq!: string | null;
}

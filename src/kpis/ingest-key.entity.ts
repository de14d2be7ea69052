import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../platform/entity';

/** Makes ingestion exactly once: one row per source and key, for ever; apart from measurements so that those can be partitioned. */
@TenantTable('ingest_key', 'CUSTOMER', {
  inserts: 'CUSTOMER',
  // Row-level security shows a partner or customer its own sources only.
  insertable:
    'exists (select 1 from source s where s.vendor_id = ingest_key.vendor_id and s.id = ingest_key.source_id)',
  isAppendOnly: true,
})
export class IngestKey {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @PrimaryColumn('uuid')
  readonly sourceId!: string;

  @PrimaryColumn('text')
  readonly key!: string;

  @Column('text')
  readonly bodyHash!: string;

  @Column('uuid')
  readonly measurementId!: string;

  /** The owner of the source, so that it may see its own keys. */
  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;
}

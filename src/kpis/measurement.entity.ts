import { Column, ForeignKey, Index } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Kpi } from './kpi.entity';
import { Source } from './source.entity';

/** One observed quantity as a source reported it; append-only, a correction is a new row that supersedes the old one. */
@TenantTable('measurement', 'CUSTOMER', {
  inserts: 'CUSTOMER',
  // Row-level security shows a partner or customer its own sources only.
  insertable:
    'exists (select 1 from source s where s.vendor_id = measurement.vendor_id and s.id = measurement.source_id)',
  isAppendOnly: true,
})
@Index(['vendorId', 'kpiId', 'partnerId', 'at'])
@Index(['vendorId', 'sourceId', 'externalReference'])
@Index(['vendorId', 'partnerId', 'at'])
@ForeignKey(() => Kpi, ['vendorId', 'kpiId'], ['vendorId', 'id'])
@ForeignKey(() => Source, ['vendorId', 'sourceId'], ['vendorId', 'id'])
export class Measurement extends TenantRow {
  @Column('uuid')
  readonly kpiId!: string;

  @Column('uuid')
  readonly sourceId!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('timestamptz')
  readonly at!: string;

  @Column('numeric')
  readonly quantity!: string;

  @Column('text')
  readonly unit!: string;

  @Column('jsonb')
  readonly dimensions!: unknown;

  /** The source's own name of the thing measured. */
  @Column('text')
  readonly externalReference!: string;

  @Column('uuid', { nullable: true })
  readonly supersedesId!: string | null;

  @Column('timestamptz')
  readonly recordedAt!: string;
}

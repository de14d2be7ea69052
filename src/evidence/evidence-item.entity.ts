import { Column, ForeignKey, Index } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** What was shown to prove a claim, named by the hash of its content; never changed afterwards. */
@TenantTable('evidence_item', 'CUSTOMER', {
  inserts: 'PARTNER',
  insertable: 'supplied_by is not distinct from $person',
  isAppendOnly: true,
})
@Index(['vendorId', 'subjectId'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
export class EvidenceItem extends TenantRow {
  /** What the item proves: an outcome, a baseline, a count. */
  @Column('text')
  readonly subjectKind!: string;

  @Column('uuid')
  readonly subjectId!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('text')
  readonly mediaType!: string;

  @Column('text')
  readonly sha256!: string;

  @Column('bytea')
  readonly content!: Buffer;

  @Column('uuid', { nullable: true })
  readonly suppliedBy!: string | null;

  @Column('timestamptz')
  readonly suppliedAt!: string;
}

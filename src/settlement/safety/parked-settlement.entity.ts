import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { Agreement } from '../../agreements/agreement.entity';
import { AgreementPeriod } from '../../agreements/agreement-period.entity';
import { AgreementVersion } from '../../agreements/agreement-version.entity';
import { TenantRow, TenantTable } from '../../platform/entity';

/** A period whose computed total is beyond the safety bound: nothing of it was posted. One row per inputs and terms. */
@TenantTable('parked_settlement', 'VENDOR', { isAppendOnly: true })
@Unique(['vendorId', 'periodId', 'inputHash', 'versionId'])
@Index(['vendorId', 'agreementId'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementPeriod, ['vendorId', 'periodId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementVersion, ['vendorId', 'versionId'], ['vendorId', 'id'])
export class ParkedSettlement extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly periodId!: string;

  @Column('uuid')
  readonly versionId!: string;

  /** The hash of facts, terms and engine: only the very same inputs can be released. */
  @Column('text')
  readonly inputHash!: string;

  @Column('text')
  readonly currency!: string;

  /** What the period would have paid, in minor units. */
  @Column('bigint')
  readonly computed!: bigint;

  /** The largest sum of the partners' absolute totals in another settled period; null where there was none. */
  @Column('bigint', { nullable: true })
  readonly trailing!: bigint | null;

  /** How many times the trailing figure was allowed. */
  @Column('text')
  readonly multiple!: string;

  @Column('text')
  readonly reason!: string;

  /** Whose run it was, or who started the batch; null for a machine. */
  @Column('uuid', { nullable: true })
  readonly parkedBy!: string | null;

  @Column('timestamptz')
  readonly parkedAt!: string;
}

import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { AgreementPeriod } from '../agreements/agreement-period.entity';
import { AgreementVersion } from '../agreements/agreement-version.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** One recomputation of one period: its inputs, and whether something had to be posted. */
@TenantTable('settlement_run', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'periodId', 'number'])
@Index(['vendorId', 'postedPeriodId'])
@ForeignKey(() => AgreementPeriod, ['vendorId', 'periodId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementPeriod, ['vendorId', 'postedPeriodId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementVersion, ['vendorId', 'versionId'], ['vendorId', 'id'])
export class SettlementRun extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly periodId!: string;

  /** The open period that took the postings; differs from the period once that is closed. */
  @Column('uuid')
  readonly postedPeriodId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('integer')
  readonly number!: number;

  @Column('uuid')
  readonly versionId!: string;

  /** The hash of facts, terms and engine: equal hashes give equal lines. */
  @Column('text')
  readonly inputHash!: string;

  /** A cheap sign of the facts at that time: while it stays the same, none of them has changed. */
  @Column('text')
  readonly factsMark!: string;

  @Column('text')
  readonly engineVersion!: string;

  /** How the components that share a gain share it, as the recompute says; null where none does. */
  @Column('jsonb', { nullable: true })
  readonly sharing!: unknown;

  @Column('timestamptz')
  readonly ranAt!: string;
}

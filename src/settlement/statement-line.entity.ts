import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { SettlementRun } from './settlement-run.entity';

/** A revision of one line of pay: what it adds to the earlier revisions, whose sum is the full recompute. */
@TenantTable('statement_line', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'periodId', 'component', 'segment', 'payee', 'revision'])
@Index(['vendorId', 'partnerId', 'postedPeriodId'])
@ForeignKey(() => SettlementRun, ['vendorId', 'runId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class StatementLine extends TenantRow {
  @Column('uuid')
  readonly runId!: string;

  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly periodId!: string;

  @Column('uuid')
  readonly postedPeriodId!: string;

  /** The payee. */
  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly component!: string;

  @Column('text')
  readonly segment!: string;

  @Column('text')
  readonly payee!: string;

  @Column('integer')
  readonly revision!: number;

  @Column('text')
  readonly label!: string;

  /** Minor units this revision adds; negative where it takes back. */
  @Column('bigint')
  readonly amount!: string;

  /** The part of the amount that is held back. */
  @Column('bigint')
  readonly held!: string;

  /** The full recompute after this revision: the sum of all revisions so far. */
  @Column('bigint')
  readonly computed!: string;

  @Column('text')
  readonly currency!: string;

  @Column('text')
  readonly inputHash!: string;

  @Column('text')
  readonly sentence!: string;

  @Column('jsonb')
  readonly explanation!: unknown;
}

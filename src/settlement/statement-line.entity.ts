import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { SettlementRun } from './settlement-run.entity';

/** A revision of one line of pay: what it adds to the earlier revisions, whose sum is the full recompute. */
@TenantTable('statement_line', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'periodId', 'component', 'segment', 'payee', 'revision'])
@Index(['vendorId', 'partnerId', 'postedLabel'])
@Index(['vendorId', 'runId'])
@Index(['vendorId', 'postedPeriodId'])
@Index(['vendorId', 'agreementId'])
@ForeignKey(() => SettlementRun, ['vendorId', 'runId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class StatementLine extends TenantRow {
  @Column('uuid')
  readonly runId!: string;

  @Column('uuid')
  readonly agreementId!: string;

  /** The period that was computed. */
  @Column('uuid')
  readonly periodId!: string;

  /** Its label, kept here so that a payee can read it without seeing the agreement of another partner. */
  @Column('text')
  readonly periodLabel!: string;

  /** The period that took the posting: the same one while that is open, later an open one. */
  @Column('uuid')
  readonly postedPeriodId!: string;

  /** Its label: the statement that gathers the line. */
  @Column('text')
  readonly postedLabel!: string;

  /** The payee. */
  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly component!: string;

  /** Empty where the component is not computed per segment. */
  @Column('text')
  readonly segment!: string;

  @Column('text')
  readonly payee!: string;

  @Column('integer')
  readonly revision!: number;

  /** The revision of the same line before this one. */
  @Column('uuid', { nullable: true })
  readonly revisesId!: string | null;

  @Column('text')
  readonly label!: string;

  /** Minor units this revision adds; negative where it takes back. */
  @Column('bigint')
  readonly amount!: bigint;

  /** The part of the amount that is held back. */
  @Column('bigint')
  readonly held!: bigint;

  /** Where the held part waits, that of earlier revisions with it. */
  @Column('text')
  readonly pot!: string;

  /** The full recompute after this revision: the sum of all revisions so far. */
  @Column('bigint')
  readonly computed!: bigint;

  @Column('text')
  readonly currency!: string;

  /** Why the line pays nothing or was changed, in a few words. */
  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('text')
  readonly inputHash!: string;

  @Column('text')
  readonly sentence!: string;

  @Column('jsonb')
  readonly explanation!: unknown;
}

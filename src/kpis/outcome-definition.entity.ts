import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Kpi } from './kpi.entity';
import { Source } from './source.entity';

/** What counts as an outcome, and who has to confirm it before it is paid. */
@TenantTable('outcome_definition', 'PUBLIC')
@Unique(['vendorId', 'key', 'version'])
@Index(['vendorId', 'kpiId'])
@Index(['vendorId', 'verifierPolicy'])
@ForeignKey(() => Kpi, ['vendorId', 'kpiId'], ['vendorId', 'id'])
@ForeignKey(() => Source, ['vendorId', 'sourceId'], ['vendorId', 'id'])
@Check('ck_outcome_definition_window', '"window_days" >= 0')
export class OutcomeDefinition extends TenantRow {
  @Column('text')
  readonly key!: string;

  @Column('integer')
  readonly version!: number;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly description!: string;

  @Column('uuid')
  readonly kpiId!: string;

  @Column('text')
  readonly unit!: string;

  /** AUTOMATIC, CUSTOMER, VENDOR, INDEPENDENT or DUAL. */
  @Column('text')
  readonly verifierPolicy!: string;

  /** The source of record; required by AUTOMATIC. */
  @Column('uuid', { nullable: true })
  readonly sourceId!: string | null;

  /** A measurement of the KPI claims an outcome by itself. */
  @Column('boolean')
  readonly isClaimedByRule!: boolean;

  /** Days after the occurrence in which a reopen voids the outcome; it is payable in the period in which the window closes. */
  @Column('integer')
  readonly windowDays!: number;

  @Column('timestamptz')
  readonly createdAt!: string;
}

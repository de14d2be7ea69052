import { Column, ForeignKey, Unique } from 'typeorm';
import { Kpi } from '../kpis/kpi.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Agreement } from './agreement.entity';

/** The reference level of one KPI before the engagement, proposed by one side and accepted by the other. */
@TenantTable('baseline', 'PARTNER', {
  inserts: 'PARTNER',
  insertable: `status = 'PROPOSED' and proposed_by_side = $reach`,
  updates: 'PARTNER',
  // One's own proposal stands as a proposal, the other side's may be agreed to.
  updatable: `(status = 'PROPOSED') = (proposed_by_side = $reach)`,
})
@Unique(['vendorId', 'agreementId', 'kpiId'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => Kpi, ['vendorId', 'kpiId'], ['vendorId', 'id'])
export class Baseline extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid')
  readonly kpiId!: string;

  @Column('numeric')
  readonly value!: string;

  @Column('text')
  readonly unit!: string;

  /** How the value was found, in words both sides can check. */
  @Column('text')
  readonly method!: string;

  /** PROPOSED or AGREED. */
  @Column('text')
  readonly status!: string;

  @Column('text')
  readonly proposedBySide!: string;

  @Column('timestamptz')
  readonly proposedAt!: string;

  @Column('timestamptz', { nullable: true })
  readonly acceptedAt!: string | null;
}

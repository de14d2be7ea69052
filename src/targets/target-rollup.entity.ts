import { Column, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../platform/entity';
import { OutcomeTarget } from './outcome-target.entity';

/** What has been claimed and verified towards a target so far; folded in the transaction that changes it, recomputable at any time. */
@TenantTable('target_rollup', 'CUSTOMER')
@ForeignKey(() => OutcomeTarget, ['vendorId', 'targetId'], ['vendorId', 'id'])
export class TargetRollup {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @PrimaryColumn('uuid')
  readonly targetId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('numeric')
  readonly claimed!: string;

  @Column('numeric')
  readonly verified!: string;

  @Column('timestamptz')
  readonly updatedAt!: string;
}

import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Outcome } from './outcome.entity';

/** One thing that happened to an outcome; its place in the sequence is unique, so that of two simultaneous decisions one wins. */
@TenantTable('outcome_event', 'CUSTOMER', {
  inserts: 'CUSTOMER',
  insertable: 'organisation = $reach and person_id is not distinct from $person',
  isAppendOnly: true,
})
@Unique(['vendorId', 'outcomeId', 'sequence'])
@ForeignKey(() => Outcome, ['vendorId', 'outcomeId'], ['vendorId', 'id'])
export class OutcomeEvent extends TenantRow {
  @Column('uuid')
  readonly outcomeId!: string;

  @Column('integer')
  readonly sequence!: number;

  /** CLAIMED, VERIFIED, REJECTED, REOPENED or REVERSED. */
  @Column('text')
  readonly type!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid')
  readonly customerId!: string;

  @Column('uuid', { nullable: true })
  readonly personId!: string | null;

  /** On whose behalf: VENDOR, PARTNER, CUSTOMER or SOURCE. */
  @Column('text')
  readonly organisation!: string;

  @Column('timestamptz')
  readonly at!: string;

  @Column('text', { nullable: true })
  readonly reason!: string | null;
}

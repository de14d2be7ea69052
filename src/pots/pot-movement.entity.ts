import { Check, Column, ForeignKey, Index } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity';
import { Outcome } from '../outcomes/outcome.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** One decision about a pot of an agreement: what was paid in, released, refunded, called or forfeited, by whom and why. */
@TenantTable('pot_movement', 'PARTNER', { isAppendOnly: true })
@Index(['vendorId', 'agreementId'])
@Index(['vendorId', 'partnerId'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Outcome, ['vendorId', 'outcomeId'], ['vendorId', 'id'])
@Check('ck_pot_movement_amount', '"amount" > 0')
export class PotMovement extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** HOLDBACK, RETENTION, WARRANTY, RESERVE, DEPOSIT or ESCROW. */
  @Column('text')
  readonly pot!: string;

  /** FUND, RELEASE, REFUND, CALL or FORFEIT. */
  @Column('text')
  readonly move!: string;

  /** Whole minor units. */
  @Column('bigint')
  readonly amount!: bigint;

  @Column('text')
  readonly currency!: string;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  /** The verified outcome that an escrow is released for. */
  @Column('uuid', { nullable: true })
  readonly outcomeId!: string | null;

  /** The first day on which what a customer paid in may go back. */
  @Column('date', { nullable: true })
  readonly expiresOn!: string | null;

  @Column('uuid', { nullable: true })
  readonly movedBy!: string | null;

  @Column('timestamptz')
  readonly movedAt!: string;
}

import { Check, Column, ForeignKey, Index } from 'typeorm';
import { Partner } from '../../partners/partner.entity';
import { TenantRow, TenantTable } from '../../platform/entity';
import { Guarantee } from './guarantee.entity';

/** A part of a bond that was called, or that its issuer has paid: by whom, when and why. */
@TenantTable('guarantee_movement', 'PARTNER', { isAppendOnly: true })
@Index(['vendorId', 'guaranteeId'])
@Index(['vendorId', 'partnerId'])
@ForeignKey(() => Guarantee, ['vendorId', 'guaranteeId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@Check('ck_guarantee_movement_amount', '"amount" > 0')
export class GuaranteeMovement extends TenantRow {
  @Column('uuid')
  readonly guaranteeId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** CALL or SETTLE. */
  @Column('text')
  readonly move!: string;

  /** Whole minor units. */
  @Column('bigint')
  readonly amount!: bigint;

  /** The currency of the guarantee. */
  @Column('text')
  readonly currency!: string;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('uuid', { nullable: true })
  readonly movedBy!: string | null;

  @Column('timestamptz')
  readonly movedAt!: string;
}

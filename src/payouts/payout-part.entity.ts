import { Check, Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Payout } from './payout.entity';

/** The part of a payout that comes from one agreement and one statement; the parts of a payout are its amount. */
@TenantTable('payout_part', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'payoutId', 'agreementId', 'periodLabel'])
@ForeignKey(() => Payout, ['vendorId', 'payoutId'], ['vendorId', 'id'])
@Check('ck_payout_part_amount', '"amount" > 0')
export class PayoutPart extends TenantRow {
  @Column('uuid')
  readonly payoutId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly periodId!: string;

  /** Label of the statement that made it payable. */
  @Column('text')
  readonly periodLabel!: string;

  /** Whole minor units. */
  @Column('bigint')
  readonly amount!: bigint;
}

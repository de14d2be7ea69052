import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../../partners/partner.entity';
import { TenantRow, TenantTable } from '../../platform/entity';
import { Agreement } from '../agreement.entity';

/** The promise of a third party to stand in for a partner under one agreement; what is called of it are its movements. */
@TenantTable('guarantee', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'agreementId', 'issuer', 'reference'])
@Index(['vendorId', 'partnerId'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@Check('ck_guarantee_amount', '"amount" > 0')
@Check('ck_guarantee_term', '"expires_on" is null or "start_on" < "expires_on"')
export class Guarantee extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** BOND or CERTIFICATE. */
  @Column('text')
  readonly kind!: string;

  /** Whole minor units: what can be called, or what a certificate covers. */
  @Column('bigint')
  readonly amount!: bigint;

  @Column('text')
  readonly currency!: string;

  @Column('text')
  readonly issuer!: string;

  /** The issuer's number of the paper. */
  @Column('text')
  readonly reference!: string;

  @Column('date')
  readonly startOn!: string;

  /** The first day without cover; null while it is open. */
  @Column('date', { nullable: true })
  readonly expiresOn!: string | null;

  @Column('uuid', { nullable: true })
  readonly registeredBy!: string | null;

  @Column('timestamptz')
  readonly registeredAt!: string;
}

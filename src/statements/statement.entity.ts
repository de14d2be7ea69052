import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** The account of one partner for one period label in one currency; it gathers the lines posted there. */
@TenantTable('statement', 'PARTNER')
@Unique(['vendorId', 'partnerId', 'currency', 'label'])
@Index(['vendorId', 'label'])
@Index(['vendorId', 'currency'])
@Index(['vendorId', 'state'])
@Check('ck_statement_four_eyes', '"approved_by" <> "submitted_by"')
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class Statement extends TenantRow {
  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly currency!: string;

  @Column('text')
  readonly label!: string;

  /** DRAFT, IN_REVIEW, LOCKED or PAID. */
  @Column('text')
  readonly state!: string;

  @Column('timestamptz')
  readonly createdAt!: string;

  /** Who submitted it; null for a machine. */
  @Column('uuid', { nullable: true })
  readonly submittedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly submittedAt!: string | null;

  /** Who approved it: always a person, and never the one who submitted it. */
  @Column('uuid', { nullable: true })
  readonly approvedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly approvedAt!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly lockedAt!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly paidAt!: string | null;
}

import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** That an agreement needs a rate for one result: written once, by what happened first to the result. */
@TenantTable('rate_need', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'agreementId', 'thing', 'base', 'quote', 'source'])
@Index(['vendorId', 'source', 'base', 'quote', 'neededOn'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@Check('ck_rate_need_pair', '"base" <> "quote"')
export class RateNeed extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** What is converted, opaque here: the same for every revision, correction and verification of one result. */
  @Column('text')
  readonly thing!: string;

  /** The currency of the result. */
  @Column('text')
  readonly base!: string;

  /** The currency of the plan. */
  @Column('text')
  readonly quote!: string;

  @Column('text')
  readonly source!: string;

  /** The day that decides, in the time zone of the agreement. */
  @Column('date')
  readonly neededOn!: string;

  @Column('integer')
  readonly maximumAgeDays!: number;

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** A rate of exchange as a source stated it for one day; append-only, a correction is a new revision beside the old one. */
@TenantTable('exchange_rate', 'PUBLIC', { isAppendOnly: true })
@Unique(['vendorId', 'source', 'base', 'quote', 'statedOn', 'revision'])
@Index(['vendorId', 'base'])
@Index(['vendorId', 'quote'])
@Index(['vendorId', 'statedOn'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
@Check('ck_exchange_rate_rate', '"rate" > 0')
@Check('ck_exchange_rate_pair', '"base" <> "quote"')
export class ExchangeRate extends TenantRow {
  /** Whose rates they are, such as ECB; plans name it. */
  @Column('text')
  readonly source!: string;

  @Column('text')
  readonly base!: string;

  @Column('text')
  readonly quote!: string;

  /** What one unit of the base is worth in the quote. */
  @Column('numeric')
  readonly rate!: string;

  /** The day for which the source stated it. */
  @Column('date')
  readonly statedOn!: string;

  /** 1 for the first word of the source about a pair and day; each correction is one more. */
  @Column('integer')
  readonly revision!: number;

  @Column('uuid', { nullable: true })
  readonly supersedesId!: string | null;

  /** Where to look it up. */
  @Column('text', { nullable: true })
  readonly reference!: string | null;

  @Column('timestamptz')
  readonly recordedAt!: string;
}

import { Column, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../platform/entity';
import { Vendor } from '../../vendors/vendor.entity';

/** One link of a vendor's chain: signs which postings stand where, and everything before it. What it signs is in docs/ledger.md. */
@TenantTable('ledger_seal', 'VENDOR', { inserts: 'SYSTEM', isAppendOnly: true, isRelayed: true })
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
export class LedgerSeal {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  /** Counts from 1 without a hole; unique, so that two sealers at once still make one chain. */
  @PrimaryColumn('bigint')
  readonly number!: bigint;

  @Column('text')
  readonly previousHash!: string;

  @Column('text')
  readonly hash!: string;

  /** The announcements it speaks about: every posting among them is in this seal. */
  @Column('bigint')
  readonly fromSeq!: bigint;

  @Column('bigint')
  readonly throughSeq!: bigint;

  @Column('bigint')
  readonly postings!: bigint;

  @Column('bigint')
  readonly transfers!: bigint;

  /** The hash over its postings in their order. */
  @Column('text')
  readonly contents!: string;

  /** The same postings in any order, so that a changed order can be told from changed contents. */
  @Column('text')
  readonly members!: string;

  @Column('text')
  readonly publicKey!: string;

  @Column('text')
  readonly signature!: string;

  @Column('timestamptz')
  readonly sealedAt!: string;
}

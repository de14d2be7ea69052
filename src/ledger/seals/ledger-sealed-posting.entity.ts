import { Column, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../platform/entity';
import { LedgerSeal } from './ledger-seal.entity';

/** Which posting stands at which sequence number of its vendor, and the hash of each of its transfers; outlives the outbox. */
@TenantTable('ledger_sealed_posting', 'VENDOR', { inserts: 'SYSTEM', isAppendOnly: true })
@Index(['vendorId', 'postingId'], { unique: true })
@Index(['vendorId', 'sealNumber', 'seq'])
@ForeignKey(() => LedgerSeal, ['vendorId', 'sealNumber'], ['vendorId', 'number'])
export class LedgerSealedPosting {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @PrimaryColumn('bigint')
  readonly seq!: bigint;

  @Column('bigint')
  readonly sealNumber!: bigint;

  @Column('uuid')
  readonly postingId!: string;

  /** 32 bytes for each transfer, in the order of the posting. */
  @Column('bytea')
  readonly leaves!: Buffer;
}

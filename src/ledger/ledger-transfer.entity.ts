import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { LedgerAccount } from './ledger-account.entity';

/** One balanced booking: an amount moves from the debited to the credited account; an unbalanced row cannot be written. */
@TenantTable('ledger_transfer', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'reasonKind', 'reasonId', 'line'])
@Index(['vendorId', 'postingId', 'line'], { unique: true })
@Index(['vendorId', 'debitAccountId'])
@Index(['vendorId', 'creditAccountId'])
@Index(['vendorId', 'partnerId', 'periodLabel'])
@Index(['vendorId', 'agreementId', 'periodId'])
@Index(['vendorId', 'bookedAt'])
@Index(['vendorId', 'periodLabel'])
@ForeignKey(() => LedgerAccount, ['vendorId', 'debitAccountId'], ['vendorId', 'id'])
@ForeignKey(() => LedgerAccount, ['vendorId', 'creditAccountId'], ['vendorId', 'id'])
@Check('ck_ledger_transfer_amount', '"amount" > 0')
@Check('ck_ledger_transfer_accounts', '"debit_account_id" <> "credit_account_id"')
export class LedgerTransfer extends TenantRow {
  /** All transfers of one posting were booked by one decision and are sealed together. */
  @Column('uuid')
  readonly postingId!: string;

  @Column('integer')
  readonly line!: number;

  @Column('uuid')
  readonly debitAccountId!: string;

  @Column('uuid')
  readonly creditAccountId!: string;

  /** Whole minor units, always positive. */
  @Column('bigint')
  readonly amount!: bigint;

  @Column('text')
  readonly currency!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid')
  readonly agreementId!: string;

  /** The period that took the booking. */
  @Column('uuid')
  readonly periodId!: string;

  /** Its label, kept here so that a payee can read its earnings of a period without seeing the agreement of another partner. */
  @Column('text')
  readonly periodLabel!: string;

  /** Opaque to the ledger: what the booking is for, and the id of that thing. */
  @Column('text')
  readonly reasonKind!: string;

  @Column('uuid')
  readonly reasonId!: string;

  @Column('timestamptz')
  readonly bookedAt!: string;
}

import { Check, Column, ForeignKey, Index } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { StatementLine } from './statement-line.entity';

/** Somebody's word that a part of a line is not due: exactly that part is held until the other side has decided. */
@TenantTable('dispute', 'PARTNER', {
  inserts: 'PARTNER',
  insertable: `opened_by = 'PARTNER' and opened_by_person is not distinct from $person and state = 'OPEN'`,
  updates: 'VENDOR',
})
@Index(['vendorId', 'lineId'])
@Index(['vendorId', 'partnerId'])
@Index(['vendorId', 'state'])
@Index(['vendorId', 'openedAt'])
@ForeignKey(() => StatementLine, ['vendorId', 'lineId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@Check('ck_dispute_amount', '"amount" > 0 AND "reduction" >= 0 AND "reduction" <= "amount"')
export class Dispute extends TenantRow {
  @Column('uuid')
  readonly lineId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly currency!: string;

  /** The disputed part of the line, in minor units. */
  @Column('bigint')
  readonly amount!: bigint;

  /** What the decision takes from the partner of it, in minor units. */
  @Column('bigint')
  readonly reduction!: bigint;

  @Column('text')
  readonly reason!: string;

  /** VENDOR or PARTNER: the other one decides. */
  @Column('text')
  readonly openedBy!: string;

  @Column('uuid', { nullable: true })
  readonly openedByPerson!: string | null;

  @Column('timestamptz')
  readonly openedAt!: string;

  /** OPEN, RESPONDED, RESOLVED_ACCEPTED, RESOLVED_PARTIAL, RESOLVED_REJECTED or WITHDRAWN. */
  @Column('text')
  readonly state!: string;

  /** What the other side answered. */
  @Column('text', { nullable: true })
  readonly response!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly respondedAt!: string | null;

  /** Why it was decided as it was. */
  @Column('text', { nullable: true })
  readonly resolution!: string | null;

  @Column('uuid', { nullable: true })
  readonly resolvedByPerson!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly resolvedAt!: string | null;
}

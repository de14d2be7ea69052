import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { OutcomeDefinition } from '../kpis/outcome-definition.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** A result achieved by a partner for a customer; paid only once somebody other than the paid organisation has verified it. */
@TenantTable('outcome', 'CUSTOMER', { inserts: 'PARTNER', insertable: `state = 'CLAIMED'`, holds: 'CUSTOMER' })
@Unique(['vendorId', 'definitionId', 'externalReference', 'revision'])
@Index(['vendorId', 'partnerId', 'definitionId', 'maturesAt'])
@Index(['vendorId', 'partnerId', 'maturesAt'])
@Index(['vendorId', 'customerId', 'occurredAt'])
@Index(['vendorId', 'state', 'occurredAt'])
@Index(['vendorId', 'externalReference'])
@Index(['vendorId', 'occurredAt'])
@Index(['vendorId', 'maturesAt'])
@ForeignKey(() => OutcomeDefinition, ['vendorId', 'definitionId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Customer, ['vendorId', 'customerId'], ['vendorId', 'id'])
@Check('ck_outcome_quantity', '"quantity" > 0')
export class Outcome extends TenantRow {
  @Column('uuid')
  readonly definitionId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid')
  readonly customerId!: string;

  @Column('text')
  readonly externalReference!: string;

  /** A correction is a new revision; the older one is reversed. */
  @Column('integer')
  readonly revision!: number;

  @Column('timestamptz')
  readonly occurredAt!: string;

  /** When its observation window closes: this instant decides the period in which it is paid. */
  @Column('timestamptz')
  readonly maturesAt!: string;

  @Column('numeric')
  readonly quantity!: string;

  @Column('text')
  readonly unit!: string;

  @Column('jsonb')
  readonly dimensions!: unknown;

  /** CLAIMED, VERIFIED, REJECTED, REOPENED or REVERSED: the last event, kept for reading. */
  @Column('text')
  readonly state!: string;

  @Column('integer')
  readonly lastSequence!: number;

  @Column('uuid', { nullable: true })
  readonly measurementId!: string | null;
}

import { Check, Column, ForeignKey, Index } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { OutcomeDefinition } from '../kpis/outcome-definition.entity';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';

/** What a partner should achieve for a customer in a period, as a verified quantity. */
@TenantTable('outcome_target', 'CUSTOMER')
@Index(['vendorId', 'partnerId', 'definitionId'])
@Index(['vendorId', 'definitionId'])
@Index(['vendorId', 'customerId'])
@Index(['vendorId', 'status'])
@Index(['vendorId', 'startOn'])
@Index(['vendorId', 'endOn'])
@ForeignKey(() => OutcomeDefinition, ['vendorId', 'definitionId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
@ForeignKey(() => Customer, ['vendorId', 'customerId'], ['vendorId', 'id'])
@Check('ck_outcome_target_quantity', '"quantity" > 0')
@Check('ck_outcome_target_span', '"end_on" > "start_on"')
export class OutcomeTarget extends TenantRow {
  @Column('uuid')
  readonly definitionId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('text')
  readonly name!: string;

  @Column('numeric')
  readonly quantity!: string;

  @Column('text')
  readonly unit!: string;

  @Column('date')
  readonly startOn!: string;

  @Column('date')
  readonly endOn!: string;

  @Column('text')
  readonly timeZone!: string;

  /** ACTIVE or CLOSED. */
  @Column('text')
  readonly status!: string;

  @Column('integer')
  readonly version!: number;

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Agreement } from './agreement.entity';

/** The terms of an agreement from one day on; content-hashed and never changed once written. */
@TenantTable('agreement_version', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'agreementId', 'number'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
export class AgreementVersion extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('integer')
  readonly number!: number;

  @Column('date')
  readonly effectiveOn!: string;

  /** The plan document, as the parties signed it. */
  @Column('jsonb')
  readonly terms!: unknown;

  @Column('text')
  readonly termsHash!: string;

  /** The partner behind each payee key of the plan. */
  @Column('jsonb')
  readonly payees!: unknown;

  @Column('timestamptz')
  readonly createdAt!: string;
}

import { Check, Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Agreement } from './agreement.entity';
import { AgreementVersion } from './agreement-version.entity';

/** One settled stretch of an agreement, half-open, in its own time zone; closing keeps the version it was settled under, whatever is signed later. */
@TenantTable('agreement_period', 'PARTNER')
@Unique(['vendorId', 'agreementId', 'label'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementVersion, ['vendorId', 'versionId'], ['vendorId', 'id'])
@Check('ck_agreement_period_span', '"end_on" > "start_on"')
export class AgreementPeriod extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('text')
  readonly label!: string;

  @Column('date')
  readonly startOn!: string;

  @Column('date')
  readonly endOn!: string;

  /** OPEN, CLOSING or CLOSED. */
  @Column('text')
  readonly state!: string;

  @Column('uuid', { nullable: true })
  readonly versionId!: string | null;

  @Column('timestamptz', { nullable: true })
  readonly closedAt!: string | null;
}

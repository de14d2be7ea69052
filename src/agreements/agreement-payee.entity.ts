import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { Partner } from '../partners/partner.entity';
import { TenantRow, TenantTable } from '../platform/entity';
import { Agreement } from './agreement.entity';
import { AgreementVersion } from './agreement-version.entity';

/** A partner beside the agreement's own that a version pays: here an agreement is found from the side of who is paid. */
@TenantTable('agreement_payee', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'versionId', 'partnerId'])
@Index(['vendorId', 'partnerId'])
@ForeignKey(() => Agreement, ['vendorId', 'agreementId'], ['vendorId', 'id'])
@ForeignKey(() => AgreementVersion, ['vendorId', 'versionId'], ['vendorId', 'id'])
@ForeignKey(() => Partner, ['vendorId', 'partnerId'], ['vendorId', 'id'])
export class AgreementPayee extends TenantRow {
  @Column('uuid')
  readonly agreementId!: string;

  @Column('uuid')
  readonly versionId!: string;

  @Column('uuid')
  readonly partnerId!: string;
}

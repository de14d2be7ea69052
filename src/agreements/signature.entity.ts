import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { AgreementVersion } from './agreement-version.entity';

/** One side has signed one version, by naming the hash of its terms. */
@TenantTable('signature', 'PARTNER', {
  inserts: 'PARTNER',
  insertable: 'side = $reach and person_id is not distinct from $person',
  isAppendOnly: true,
})
@Unique(['vendorId', 'versionId', 'side'])
@ForeignKey(() => AgreementVersion, ['vendorId', 'versionId'], ['vendorId', 'id'])
export class Signature extends TenantRow {
  @Column('uuid')
  readonly versionId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  /** VENDOR or PARTNER. */
  @Column('text')
  readonly side!: string;

  @Column('uuid', { nullable: true })
  readonly personId!: string | null;

  @Column('text')
  readonly termsHash!: string;

  @Column('timestamptz')
  readonly signedAt!: string;
}

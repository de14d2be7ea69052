import { Column, Index } from 'typeorm';
import { TenantRow, TenantTable } from './entity';

/** Who did what to which subject, when and why, with the state before and after; written in the same transaction. */
@TenantTable('audit_entry', 'CUSTOMER', {
  inserts: 'ANY_HAT',
  insertable: 'role = $role and person_id is not distinct from $person',
  isAppendOnly: true,
})
@Index(['vendorId', 'subjectId', 'at'])
export class AuditEntry extends TenantRow {
  @Column('timestamptz')
  readonly at!: string;

  @Column('uuid', { nullable: true })
  readonly personId!: string | null;

  @Column('text')
  readonly role!: string;

  @Column('text')
  readonly action!: string;

  @Column('text')
  readonly subjectKind!: string;

  @Column('uuid')
  readonly subjectId!: string;

  @Column('uuid', { nullable: true })
  readonly partnerId!: string | null;

  @Column('uuid', { nullable: true })
  readonly customerId!: string | null;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('jsonb', { nullable: true })
  readonly before!: unknown;

  @Column('jsonb', { nullable: true })
  readonly after!: unknown;
}

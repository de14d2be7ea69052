import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from './entity';

/** A success remembered for ever, for one person: the same key with the same body answers with its ids, with another body it is refused. */
@TenantTable('idempotency', 'OWN', {
  inserts: 'ANY_HAT',
  insertable: 'person_id = coalesce($person, $vendor)',
  isAppendOnly: true,
})
export class Idempotency {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  /** Who asked; the vendor itself where a machine did. */
  @PrimaryColumn('uuid')
  readonly personId!: string;

  @PrimaryColumn('text')
  readonly operation!: string;

  @PrimaryColumn('text')
  readonly key!: string;

  @Column('text')
  readonly inputHash!: string;

  @Column('jsonb')
  readonly result!: unknown;

  @Column('timestamptz')
  readonly at!: string;
}

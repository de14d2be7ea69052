import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from './entity';

/** A success remembered for ever: the same key with the same body answers with its ids, with another body it is refused. */
@TenantTable('idempotency', 'OWN', { insert: 'ANY_HAT', isAppendOnly: true })
export class Idempotency {
  @PrimaryColumn('uuid')
  readonly vendorId!: string;

  @PrimaryColumn('text')
  readonly operation!: string;

  @PrimaryColumn('text')
  readonly key!: string;

  @Column('uuid')
  readonly personId!: string;

  @Column('text')
  readonly inputHash!: string;

  @Column('jsonb')
  readonly result!: unknown;

  @Column('timestamptz')
  readonly at!: string;
}

import { Column, Index, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../platform/entity';

/** The tenant: everything else hangs on its id, which is derived from its external reference. */
@TenantTable('vendor', 'PUBLIC', { vendorColumn: 'id', inserts: 'SYSTEM', updates: 'SYSTEM' })
@Index(['externalReference'])
export class Vendor {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly externalReference!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly timeZone!: string;

  @Column('text')
  readonly currency!: string;

  /** A test tenant: its clock may be moved, nothing of it is ever paid out. */
  @Column('boolean')
  readonly isTest!: boolean;

  @Column('timestamptz')
  readonly createdAt!: string;
}

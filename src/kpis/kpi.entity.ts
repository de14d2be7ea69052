import { Column, ForeignKey, Index, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { Vendor } from '../vendors/vendor.entity';

/** A named, versionless measure of the catalogue; its key is the `measure` of facts and plans. */
@TenantTable('kpi', 'PUBLIC')
@Unique(['vendorId', 'key'])
@Index(['vendorId', 'metricClass'])
@ForeignKey(() => Vendor, ['vendorId'], ['id'])
export class Kpi extends TenantRow {
  @Column('text')
  readonly key!: string;

  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly description!: string;

  @Column('text')
  readonly unit!: string;

  /** USAGE, OUTPUT or OUTCOME: pay on USAGE is warned about. */
  @Column('text')
  readonly metricClass!: string;

  /** HIGHER_IS_BETTER or LOWER_IS_BETTER. */
  @Column('text')
  readonly direction!: string;

  /** How measurements of a period become one quantity: SUM, MEAN, LAST. */
  @Column('text')
  readonly aggregation!: string;

  @Column('timestamptz')
  readonly createdAt!: string;
}

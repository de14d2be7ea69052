import { Column, ForeignKey, Unique } from 'typeorm';
import { TenantRow, TenantTable } from '../platform/entity';
import { ExchangeRate } from './exchange-rate.entity';
import { RateNeed } from './rate-need.entity';

/** The rate that answers a need, for ever: append-only, once per need, and the rate it names is never changed either. */
@TenantTable('rate_lock', 'PARTNER', { isAppendOnly: true })
@Unique(['vendorId', 'needId'])
@ForeignKey(() => RateNeed, ['vendorId', 'needId'], ['vendorId', 'id'])
@ForeignKey(() => ExchangeRate, ['vendorId', 'rateId'], ['vendorId', 'id'])
export class RateLock extends TenantRow {
  @Column('uuid')
  readonly needId!: string;

  @Column('uuid')
  readonly rateId!: string;

  @Column('uuid')
  readonly partnerId!: string;

  @Column('timestamptz')
  readonly lockedAt!: string;
}

import type { Allocation } from './kinds/allocation';
import type { Bonus } from './kinds/bonus';
import type { Bundle } from './kinds/bundle';
import type { Capitation } from './kinds/capitation';
import type { Commitment } from './kinds/commitment';
import type { Curve } from './kinds/curve';
import type { FixedFee } from './kinds/fixed-fee';
import type { Guarantee } from './kinds/guarantee';
import type { Milestones } from './kinds/milestone';
import type { Penalty } from './kinds/penalty';
import type { Percentage } from './kinds/percentage';
import type { Rate } from './kinds/rate';
import type { ServiceCredit } from './kinds/service-credit';
import type { SharedSavings } from './kinds/shared-savings';
import type { Sustained } from './kinds/sustained';
import type { TieredRate } from './kinds/tiered-rate';

/** The sixteen payment kinds by the name that plans use. */
export interface PaymentTerms {
  readonly fixedFee: FixedFee;
  readonly rate: Rate;
  readonly tieredRate: TieredRate;
  readonly percentage: Percentage;
  readonly curve: Curve;
  readonly bonus: Bonus;
  readonly penalty: Penalty;
  readonly serviceCredit: ServiceCredit;
  readonly sharedSavings: SharedSavings;
  readonly capitation: Capitation;
  readonly bundle: Bundle;
  readonly milestone: Milestones;
  readonly sustained: Sustained;
  readonly commitment: Commitment;
  readonly guarantee: Guarantee;
  readonly allocation: Allocation;
}

export type Kind = keyof PaymentTerms;

/** One payment kind with its terms. */
export type Payment = { readonly [K in Kind]: { readonly kind: K; readonly terms: PaymentTerms[K] } }[Kind];

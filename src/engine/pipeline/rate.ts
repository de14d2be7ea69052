import type { Given, Rated } from '../given';
import { allocation } from '../kinds/allocation';
import { bonus } from '../kinds/bonus';
import { bundle } from '../kinds/bundle';
import { capitation } from '../kinds/capitation';
import { commitment } from '../kinds/commitment';
import { curve } from '../kinds/curve';
import { fixedFee } from '../kinds/fixed-fee';
import { guarantee } from '../kinds/guarantee';
import { milestone } from '../kinds/milestone';
import { penalty } from '../kinds/penalty';
import { percentage } from '../kinds/percentage';
import { rate } from '../kinds/rate';
import { serviceCredit } from '../kinds/service-credit';
import { sharedSavings } from '../kinds/shared-savings';
import { sustained } from '../kinds/sustained';
import { tieredRate } from '../kinds/tiered-rate';
import type { Payment } from '../payment';

/** Computes the exact, unrounded pay of one component by its payment kind. */
export function ratePayment(pay: Payment, given: Given): readonly Rated[] {
  switch (pay.kind) {
    case 'fixedFee':
      return fixedFee(pay.terms, given);
    case 'rate':
      return rate(pay.terms, given);
    case 'tieredRate':
      return tieredRate(pay.terms, given);
    case 'percentage':
      return percentage(pay.terms, given);
    case 'curve':
      return curve(pay.terms, given);
    case 'bonus':
      return bonus(pay.terms, given);
    case 'penalty':
      return penalty(pay.terms, given);
    case 'serviceCredit':
      return serviceCredit(pay.terms, given);
    case 'sharedSavings':
      return sharedSavings(pay.terms, given);
    case 'capitation':
      return capitation(pay.terms, given);
    case 'bundle':
      return bundle(pay.terms, given);
    case 'milestone':
      return milestone(pay.terms, given);
    case 'sustained':
      return sustained(pay.terms, given);
    case 'commitment':
      return commitment(pay.terms, given);
    case 'guarantee':
      return guarantee(pay.terms, given);
    case 'allocation':
      return allocation(pay.terms, given);
  }
}

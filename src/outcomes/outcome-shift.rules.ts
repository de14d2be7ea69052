import { Rational, rational } from '../kernel/rational';
import type { OutcomeShift } from '../targets/target-rollup.rules';
import type { OutcomeState } from './outcome-event.rules';

/** What of an outcome decides how it counts towards targets. */
export interface CountedOutcome {
  readonly definitionId: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly occurredAt: string;
  readonly quantity: string;
}

/** What a change of state moves: the quantity leaves where it counted before and counts where it belongs now. */
export function shiftOf(outcome: CountedOutcome, before: OutcomeState | null, after: OutcomeState): OutcomeShift {
  const quantity = rational(outcome.quantity);
  const from = before === null ? null : countsAs(before);
  const to = countsAs(after);
  const { definitionId, partnerId, customerId, occurredAt } = outcome;
  const moved = (place: Place) => share(quantity, to === place).minus(share(quantity, from === place));
  return { definitionId, partnerId, customerId, occurredAt, claimed: moved('claimed'), verified: moved('verified') };
}

type Place = 'claimed' | 'verified';

function countsAs(state: OutcomeState): Place | null {
  switch (state) {
    case 'CLAIMED':
    case 'REOPENED':
      return 'claimed';
    case 'VERIFIED':
      return 'verified';
    case 'REJECTED':
    case 'REVERSED':
      return null;
  }
}

const share = (quantity: Rational, counts: boolean): Rational => (counts ? quantity : Rational.ZERO);

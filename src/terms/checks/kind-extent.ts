import type { Payment } from '../../engine/payment';
import type { Plan } from '../../engine/plan';
import { max, min, Rational } from '../../kernel/rational';
import { type Extent, NOTHING, together, upTo } from './extent';
import { savingsExtent } from './savings-extent';

/** How large a number of the plan can be that may also come from a measure; null when nothing in the plan says. */
export type Largest = (literal: Rational | null, measure: string | null) => Rational | null;

/** The least and the most that a payment kind can pay in one period, by its terms alone. */
export function kindExtent(pay: Payment, cadence: Plan['cadence'], largest: Largest): Extent {
  switch (pay.kind) {
    case 'fixedFee':
      return upTo(pay.terms.amount.times(Rational.whole(unitsIn(cadence, pay.terms.per))));
    case 'rate':
      return byPrices([pay.terms.unit, ...pay.terms.rules.map(({ unit }) => unit)], pay.terms.whenNegative === 'OWE');
    case 'tieredRate':
      return byPrices(pay.terms.tiers.flatMap(({ unit, flat }) => [unit, flat]));
    case 'percentage':
      return byPrices(
        [pay.terms.share, ...pay.terms.tiers.map(({ share }) => share)],
        pay.terms.whenNegative === 'OWE',
      );
    case 'curve': {
      const { anchors, above, mode, of } = pay.terms;
      const payouts = anchors.map(({ payout }) => (of === null ? payout : payout.times(of)));
      const most = above === 'EXTEND' && mode === 'LINEAR' ? null : payouts.reduce(max, Rational.ZERO);
      return { least: payouts.reduce(min, Rational.ZERO), most };
    }
    case 'bonus':
      return together(byPrices([pay.terms.unit]), upTo(pay.terms.amount ?? Rational.ZERO));
    case 'penalty':
      return upTo(largestPenalty(pay.terms, largest), true);
    case 'serviceCredit': {
      const fee = largest(pay.terms.fee, pay.terms.feeMeasure);
      const share = min(pay.terms.maximumShare ?? Rational.ONE, largestCredit(pay.terms) ?? Rational.ONE);
      return upTo(fee === null ? null : fee.times(share), true);
    }
    case 'sharedSavings':
      return savingsExtent(pay.terms, largest(pay.terms.baseline, null));
    case 'capitation':
      return byPrices([pay.terms.unit]);
    case 'bundle':
      return byPrices([pay.terms.price]);
    case 'milestone':
    case 'sustained':
      return upTo(pay.terms.price);
    case 'commitment':
      return byPrices([pay.terms.unit]);
    case 'guarantee': {
      const { guaranteed, unit, direction, bond, bondMeasure } = pay.terms;
      const called = direction === 'HIGHER_IS_BETTER' && guaranteed !== null ? guaranteed.times(unit) : null;
      return upTo(smaller(called, largest(bond, bondMeasure)), true);
    }
    case 'allocation':
      return upTo(largest(pay.terms.amount, pay.terms.amountMeasure));
  }
}

/** Pay by quantity has no bound in the direction of its prices. */
function byPrices(prices: readonly (Rational | null)[], mayOwe = false): Extent {
  const known = prices.filter((price) => price !== null);
  const gains = known.some((price) => price.compare(Rational.ZERO) > 0);
  const debits = mayOwe || known.some((price) => price.isNegative());
  return { least: debits ? null : NOTHING.least, most: gains ? null : NOTHING.most };
}

type PenaltyTerms = Extract<Payment, { kind: 'penalty' }>['terms'];

function largestPenalty(terms: PenaltyTerms, largest: Largest): Rational | null {
  const fee = largest(terms.fee, terms.feeMeasure);
  const ofFee = (share: Rational | null) => (share === null || fee === null ? null : fee.times(share));
  const capped = smaller(terms.maximumAmount, ofFee(terms.maximumShare));
  const bands = terms.shortfall?.bands.map(({ amount, feeShare }) => amount ?? ofFee(feeShare)) ?? [];
  const known = bands.filter((band) => band !== null);
  return bands.length > 0 && known.length === bands.length ? smaller(capped, known.reduce(max)) : capped;
}

function largestCredit({ ladder, pool }: Extract<Payment, { kind: 'serviceCredit' }>['terms']): Rational | null {
  if (pool !== null) return pool.atRisk;
  return ladder === null ? null : ladder.steps.map(({ credit }) => credit).reduce(max, ladder.otherwise);
}

const smaller = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null ? b : b === null ? a : min(a, b);

const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** How many units of a fee fall into one period; one where the plan does not say how long a period is. */
const unitsIn = (cadence: Plan['cadence'], per: keyof typeof MONTHS): number =>
  cadence === null ? 1 : Math.max(1, MONTHS[cadence] / MONTHS[per]);

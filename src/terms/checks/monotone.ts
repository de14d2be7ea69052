import type { Payment } from '../../engine/payment';
import type { Plan } from '../../engine/plan';
import type { Path, Problem } from '../../engine/problem';
import { Rational } from '../../kernel/rational';
import { warning } from './warning';

/** Plans under which more of a result can pay less: legal, often meant, and never to be signed unseen. */
export const nonMonotone = (plan: Plan): readonly Problem[] =>
  plan.components.flatMap(({ pay }, index) => ofPayment(pay, ['components', index, pay.kind]));

function ofPayment(pay: Payment, path: Path): readonly Problem[] {
  switch (pay.kind) {
    case 'tieredRate': {
      const { mode, tiers, packageSize, packageRounding } = pay.terms;
      if (mode === 'GRADUATED' || mode === 'BLOCK') return fallingSlices(tiers, path);
      return droppingTiers(tiers, packagesOf(packageSize, packageRounding), path);
    }
    case 'percentage': {
      const tiers = pay.terms.tiers.map(({ upTo, share, flat }) => ({ upTo, unit: share, flat }));
      return pay.terms.mode === 'GRADUATED' ? fallingSlices(tiers, path) : droppingTiers(tiers, AS_IS, path);
    }
    case 'curve':
      return fallingCurve(pay.terms.anchors, path);
    case 'fixedFee':
    case 'rate':
    case 'bonus':
    case 'penalty':
    case 'serviceCredit':
    case 'sharedSavings':
    case 'capitation':
    case 'bundle':
    case 'milestone':
    case 'sustained':
    case 'commitment':
    case 'guarantee':
    case 'allocation':
      return [];
  }
}

interface Tier {
  readonly upTo: Rational | null;
  readonly unit: Rational | null;
  readonly flat: Rational | null;
}

/** How many units or packages a quantity counts for: exactly at it, and just above it. */
interface Counting {
  readonly at: (quantity: Rational) => Rational;
  readonly above: (quantity: Rational) => Rational;
}

const AS_IS: Counting = { at: (quantity) => quantity, above: (quantity) => quantity };

function packagesOf(size: Rational | null, rounding: 'UP' | 'DOWN'): Counting {
  if (size === null) return AS_IS;
  const full = (quantity: Rational) => new Rational(quantity.over(size).floor(), 1n);
  const started = (quantity: Rational) => new Rational(quantity.over(size).ceil(), 1n);
  if (rounding === 'DOWN') return { at: full, above: full };
  return { at: started, above: (quantity) => full(quantity).plus(Rational.ONE) };
}

/** Compares the pay at each bound with the pay just above it, where the whole quantity changes its price. */
function droppingTiers(tiers: readonly Tier[], counting: Counting, path: Path): readonly Problem[] {
  const drops = tiers.flatMap((tier, index) => {
    const next = tiers[index + 1];
    if (tier.upTo === null || next === undefined) return [];
    const [at, above] = [payOf(tier, counting.at(tier.upTo)), payOf(next, counting.above(tier.upTo))];
    if (above.compare(at) >= 0) return [];
    const sentence = `At ${tier.upTo} the tiers pay ${at}, just above it ${above}: more of the result pays less.`;
    return [warning('NON_MONOTONE_TIERS', [...path, 'tiers', index + 1], sentence)];
  });
  return [...drops, ...fallingSlices(tiers, path)];
}

const payOf = ({ unit, flat }: Tier, counted: Rational): Rational =>
  counted.times(unit ?? Rational.ZERO).plus(flat ?? Rational.ZERO);

function fallingSlices(tiers: readonly Tier[], path: Path): readonly Problem[] {
  return tiers.flatMap(({ unit, flat }, index) => {
    if (unit?.isNegative() !== true && !(index > 0 && flat?.isNegative() === true)) return [];
    const sentence = `Tier ${index + 1} takes money away: more of the result pays less.`;
    return [warning('NON_MONOTONE_TIERS', [...path, 'tiers', index], sentence)];
  });
}

function fallingCurve(
  anchors: readonly { readonly attainment: Rational; readonly payout: Rational }[],
  path: Path,
): readonly Problem[] {
  return anchors.flatMap(({ attainment, payout }, index) => {
    const before = anchors[index - 1];
    if (before === undefined || payout.compare(before.payout) >= 0) return [];
    const sentence = `The payout falls from ${before.payout} to ${payout} at an attainment of ${attainment}.`;
    return [warning('NON_MONOTONE_CURVE', [...path, 'anchors', index], sentence)];
  });
}

import { Rational } from '../../kernel/rational';
import { plain } from '../calc';
import { type Gain, type Given, type Rated, rated } from '../given';
import { literalOrMoney } from '../literal';
import { slicesOf } from '../operators/tier';
import { stop } from '../problem';
import { cashText, numberText, shareText } from '../words';
import { type Corridor, inCorridor } from './corridor';
import { type Quality, qualityFactor } from './quality';
import { type Sharing, share } from './sharing';
import { type TargetCost, targetCost, totalAssumption } from './target-cost';

/** A share of what was saved against a baseline, and where agreed of what was lost. */
export interface SharedSavings {
  readonly baseline: Rational | null;
  readonly baselineMeasure: string | null;
  readonly actualMeasure: string;
  readonly gain: Sharing | null;
  readonly loss: Sharing | null;
  readonly quality: Quality | null;
  readonly corridor: Corridor | null;
  readonly targetCost: TargetCost | null;
}

/** Shares savings above the minimum savings rate, and losses above the minimum loss rate as a debit. */
export function sharedSavings(terms: SharedSavings, given: Given): readonly Rated[] {
  const { calc, measures } = given;
  const baseline = baselineOf(terms, given);
  const actual = measures.money(terms.actualMeasure, 'REFUSE');
  const says = () => saying(terms, actual, baseline, given);
  if (terms.targetCost !== null) {
    const reason = assumption(actual, baseline, terms.targetCost);
    return gained(
      rated(targetCost(calc, actual, baseline, terms.targetCost), says, reason),
      gainOf(terms, actual, baseline),
    );
  }
  const isLoss = actual.compare(baseline) > 0;
  const difference = isLoss ? calc.minus(actual, baseline) : calc.minus(baseline, actual);
  const shared = shareOf(terms, difference, baseline, isLoss, given);
  const amount = isLoss ? calc.minus(Rational.ZERO, shared.amount) : shared.amount;
  return gained(rated(amount, says, shared.reason), gainOf(terms, actual, baseline));
}

const gained = (lines: readonly Rated[], gain: Gain): readonly Rated[] => lines.map((line) => ({ ...line, gain }));

/** A target fee is paid whatever the cost, and a price pays the cost itself: neither is a share of the gain. */
function gainOf({ targetCost }: SharedSavings, actual: Rational, baseline: Rational): Gain {
  const gross = baseline.minus(actual);
  if (targetCost === null) return { gross, beside: Rational.ZERO };
  return { gross, beside: targetCost.pays === 'PRICE' ? targetCost.targetFee.plus(actual) : targetCost.targetFee };
}

/** `baseline 1,000.00 EUR less actual 900.00 EUR is a saving of 100.00 EUR (10 %), of which 40 % is shared`. */
function saying(terms: SharedSavings, actual: Rational, baseline: Rational, given: Given): string {
  const cash = (amount: Rational) => cashText(amount, given);
  if (terms.targetCost !== null) return targetCostText(terms.targetCost, actual, baseline, given);
  const isLoss = actual.compare(baseline) > 0;
  const difference = actual.minus(baseline).abs();
  const rate = difference.over(baseline);
  const compared = `the actual ${cash(actual)} against the baseline ${cash(baseline)} is a ${isLoss ? 'loss' : 'saving'} of ${cash(difference)} (${shareText(rate)})`;
  if (terms.corridor !== null) {
    const parts = slicesOf(plain, rate, terms.corridor.bands).map(
      ({ slice, tier }) => `${shareText(tier.share)} of ${cash(baseline.times(slice))}`,
    );
    return `${compared}, shared by band: ${parts.join(' + ')}`;
  }
  const sharing = isLoss ? terms.loss : terms.gain;
  if (sharing === null) return compared;
  return `${compared}, of which ${sharingText(sharing, baseline, given)}${isLoss ? ' is owed' : ''}${isLoss ? '' : qualityText(terms.quality, given)}`;
}

function sharingText(
  { share, sharing, minimumRate, maximumRate, maximumAmount }: Sharing,
  baseline: Rational,
  given: Given,
) {
  const above = sharing === 'FIRST_DOLLAR' ? '' : ` of what is above ${shareText(minimumRate)}`;
  const most = [
    ...(maximumRate === null
      ? []
      : [`, at most ${cashText(baseline.times(maximumRate), given)} (${shareText(maximumRate)} of the baseline)`]),
    ...(maximumAmount === null ? [] : [`, at most ${cashText(maximumAmount, given)}`]),
  ].join('');
  return `${shareText(share)}${above}${most}`;
}

function qualityText(quality: Quality | null, given: Given): string {
  if (quality === null) return '';
  const score = numberText(given.measures.value(quality.measure, 'REFUSE'));
  const gate = quality.atLeast === null ? '' : `, which must be at least ${numberText(quality.atLeast)}`;
  return ` x quality (${quality.measure} of ${score}${gate})`;
}

/** `the target fee 8,000.00 EUR + 30 % of (100,000.00 EUR less the actual 90,000.00 EUR)`. */
function targetCostText(terms: TargetCost, actual: Rational, target: Rational, given: Given): string {
  const cash = (amount: Rational) => cashText(amount, given);
  const share = actual.compare(target) <= 0 ? terms.shareUnder : terms.shareOver;
  const fee = `the target fee ${cash(terms.targetFee)} + ${shareText(share)} of (the target cost ${cash(target)} less the actual ${cash(actual)})`;
  const price = terms.pays === 'PRICE' ? `${fee} + that cost` : fee;
  return terms.ceilingPrice === null ? price : `${price}, the whole price being at most ${cash(terms.ceilingPrice)}`;
}

function shareOf(terms: SharedSavings, difference: Rational, baseline: Rational, isLoss: boolean, given: Given) {
  const { calc } = given;
  if (terms.corridor !== null) {
    return { amount: inCorridor(calc, difference, baseline, terms.corridor), reason: null };
  }
  const sharing = isLoss ? terms.loss : terms.gain;
  if (sharing === null) {
    return { amount: Rational.ZERO, reason: isLoss ? 'Losses are not shared.' : 'Savings are not shared.' };
  }
  const factor = isLoss ? null : qualityFactor(terms.quality, given);
  return share(calc, difference, baseline, sharing, factor);
}

function baselineOf(terms: SharedSavings, given: Given): Rational {
  const baseline = literalOrMoney(terms.baseline, terms.baselineMeasure, given);
  if (!baseline.isNegative() && !baseline.isZero()) return baseline;
  stop('BASELINE_NOT_POSITIVE', [...given.path, 'baseline'], `Sharing needs a baseline above zero, not ${baseline}.`);
}

function assumption(actual: Rational, target: Rational, terms: TargetCost): string | null {
  const point = totalAssumption(target, terms);
  if (point === null || actual.compare(point) < 0) return null;
  return `The cost of ${actual} has passed the point of total assumption, ${point}.`;
}
